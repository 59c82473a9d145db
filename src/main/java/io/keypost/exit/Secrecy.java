package io.keypost.exit;

import io.keypost.audit.Deed;
import io.keypost.calendar.Term;
import io.keypost.exit.SecrecyPeriod.Status;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import io.keypost.typesetting.Fonts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What goes on binding somebody who has left (§3(4)): the declassification period, if hr sets one, and the letter that reminds of it all. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Secrecy {

    /**
     * What goes on binding somebody who has left, beside the duty of confidentiality, which always does.
     *
     * @param commitment in writing, or refused; none of one who has died
     * @param period the latest, also when it is confirmed to be over
     * @param remindedAt when the latest letter was sent
     */
    public record Obligations(
            Optional<ClearanceItem> commitment, Optional<SecrecyPeriod> period, Optional<Instant> remindedAt) {}

    private final SecrecyPeriods periods;
    private final Clearances clearances;
    private final SecrecyLetter letter;
    private final Fonts fonts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** What goes on after each of those exits, by its id; asked for once, however many there are. */
    @Transactional(readOnly = true)
    public Map<Long, Obligations> obligationsOf(Collection<Exit> some) {
        var cleared = some.stream()
                .flatMap(exit -> exit.clearance().stream())
                .map(Clearance::id)
                .toList();
        var latest = periods.findByClearanceIdInOrderById(cleared).stream()
                .collect(Collectors.toMap(SecrecyPeriod::clearanceId, each -> each, (earlier, later) -> later));
        var sent = letter.lastSent(some.stream().map(Exit::agreementNumber).toList());
        return some.stream()
                .collect(Collectors.toMap(
                        Exit::id,
                        exit -> new Obligations(
                                commitmentOf(exit),
                                exit.clearance().map(Clearance::id).map(latest::get),
                                Optional.ofNullable(sent.get(exit.agreementNumber())))));
    }

    private static Optional<ClearanceItem> commitmentOf(Exit exit) {
        return exit.items().stream()
                .filter(item -> item.kind() == ClearanceItem.Kind.COMMITMENT)
                .findFirst();
    }

    /** The agreements whose period is not confirmed yet. */
    @Transactional(readOnly = true)
    public List<String> open() {
        return periods.open();
    }

    /**
     * Sets the period, or corrects the one that is not confirmed yet; also after the clearance is closed.
     *
     * @param from its first day, which is nobody's to guess
     * @param to its last day; may be past, when it is entered late
     */
    public SecrecyPeriod set(String number, LocalDate from, LocalDate to, @Nullable String reason, String by) {
        var clearance = clearanceOf(number, by);
        var why = Texts.reason(reason);
        fonts.requirePrintable("reason", why);
        check(from, to);
        var known = openOf(clearance);
        var period = known.orElseGet(() -> new SecrecyPeriod(clearance));
        period.set(from, to, why, new Deed(by, Instant.now(clock)));
        var kept = periods.saveAndFlush(period);
        events.publishEvent(new SecrecyEvent.PeriodSet(
                number, known.isPresent(), from, by, "%s – %s: %s".formatted(from, to, why)));
        return kept;
    }

    /** The instant the period is over: 00:00 of the day after its last. */
    @Transactional(readOnly = true)
    public OffsetDateTime overAt(String number) {
        return openPeriod(number)
                .lastDay()
                .plusDays(1)
                .atStartOfDay(clock.getZone())
                .toOffsetDateTime();
    }

    /**
     * Its last day may have passed; if so, that is on record, once.
     *
     * @return whether it is over, and waits to be confirmed
     */
    public boolean end(String number) {
        var period = openPeriod(number);
        if (period.end(LocalDate.now(clock), Instant.now(clock))) {
            events.publishEvent(new SecrecyEvent.Over(number, period.lastDay()));
        }
        return period.status() == Status.OVER;
    }

    /** Whether this person may deal with what goes on binding another: not the one it binds. */
    public void requireMayAct(String number, String by) {
        clearanceOf(number, by);
    }

    /** Hr has seen that it is over, and that is the end of it. */
    public void confirm(String number, String by, @Nullable String note) {
        clearanceOf(number, by);
        openPeriod(number).confirm(new Deed(by, Instant.now(clock)));
        events.publishEvent(new SecrecyEvent.Confirmed(number, by, Texts.optional("note", note, Texts.LONGEST_REASON)));
    }

    /** Reminds somebody whose agreement has ended of what goes on; as often as it is asked for, each time as a new version. */
    public void sendLetter(String number, String by) {
        var clearance = clearanceOf(number, by);
        if (!clearance.holderActs()) {
            throw Refusal.conflict("secrecy.holderHasDied");
        }
        letter.set(clearance, openOf(clearance));
        events.publishEvent(new SecrecyEvent.LetterSent(number, by));
    }

    private Clearance clearanceOf(String number, String by) {
        var clearance = lock(number).orElseThrow(() -> Refusal.notFound("clearance.unknown", number));
        clearance.requireAnother(by);
        return clearance;
    }

    /** Two at once come one after the other. */
    public Optional<Clearance> lock(String number) {
        return clearances.lockOf(number);
    }

    private SecrecyPeriod openPeriod(String number) {
        return clearances
                .findByAgreementNumber(number)
                .flatMap(this::openOf)
                .orElseThrow(() -> Refusal.conflict("secrecy.none", number));
    }

    private Optional<SecrecyPeriod> openOf(Clearance clearance) {
        return periods.findFirstByClearanceIdOrderByIdDesc(clearance.id())
                .filter(period -> period.status() != Status.CONFIRMED);
    }

    private static void check(LocalDate from, LocalDate to) {
        if (from.getYear() < 1900 || from.getYear() > 9000) {
            throw Refusal.rule("from", "secrecy.from");
        }
        if (to.isBefore(from) || to.isAfter(from.plusYears(Term.MAX_YEARS))) {
            throw Refusal.rule("to", "secrecy.to", from.toString(), Term.MAX_YEARS);
        }
    }
}
