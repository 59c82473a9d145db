package io.keypost.agreement;

import io.keypost.audit.Deed;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import io.keypost.rule.Violation;
import io.keypost.staff.People;
import io.keypost.typesetting.Fonts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From an agreement that comes to its end to a signed successor, or to none. No silent renewal (§2). */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RenewingAgreements {

    /** A renewal was closed by what happened to its agreement: whatever waits for it should stop. */
    public record Cancelled(String agreementNumber) {}

    private final Renewals renewals;
    private final Agreements agreements;
    private final EndingAgreements ending;
    private final SigningAgreements signing;
    private final People people;
    private final Fonts fonts;
    private final ApplicationEventPublisher events;
    private final TermSettings settings;
    private final Clock clock;

    /** The renewal under way for an agreement. */
    @Transactional(readOnly = true)
    public Optional<Renewal> open(String number) {
        return renewals.findByPredecessorOrderById(number).stream()
                .filter(renewal -> renewal.status().isOpen())
                .findFirst();
    }

    /**
     * The renewal under way for an agreement.
     *
     * @throws Refusal when none is
     */
    @Transactional(readOnly = true)
    public Renewal get(String number) {
        return open(number).orElseThrow(() -> Refusal.conflict("renewal.none", number));
    }

    /** Whether renewal should be decided now, and nobody has begun to. */
    @Transactional(readOnly = true)
    public boolean isDue(String number) {
        return obstacle(signing.get(number)) == null
                && renewals.findByPredecessorOrderById(number).isEmpty();
    }

    /** Whether this person may begin a renewal now. */
    @Transactional(readOnly = true)
    public boolean mayBegin(String number, String by) {
        var agreement = signing.get(number);
        return !agreement.staffNo().equals(by) && obstacle(agreement) == null;
    }

    /** Whether a renewal is to be decided one day: nothing else ends the agreement, and nobody has begun. */
    @Transactional(readOnly = true)
    public boolean isAhead(String number) {
        return endsByItsTermAlone(signing.get(number))
                && renewals.findByPredecessorOrderById(number).isEmpty();
    }

    /** From when on renewal is decided. */
    @Transactional(readOnly = true)
    public OffsetDateTime dueAt(String number) {
        return dueOn(signing.get(number)).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private LocalDate dueOn(Agreement agreement) {
        return agreement.term().lastDay().minusDays(settings.renewalDaysBefore());
    }

    /**
     * Opens the renewal of an agreement.
     *
     * @throws Refusal when it is too early, when the agreement ends otherwise, or when a renewal is under way or signed
     */
    public Renewal begin(String number, String by) {
        var agreement = signing.get(number);
        agreement.requireAnother(by);
        var obstacle = obstacle(agreement);
        if (obstacle != null) {
            throw obstacle;
        }
        var renewal = renewals.saveAndFlush(new Renewal(agreement, Instant.now(clock)));
        events.publishEvent(new RenewalEvent.Begun(agreement.number(), by));
        return renewal;
    }

    private @Nullable Refusal obstacle(Agreement agreement) {
        var today = LocalDate.now(clock);
        if (agreement.status(today) != Agreement.Status.ACTIVE || !endsByItsTermAlone(agreement)) {
            return Refusal.conflict("renewal.ends", agreement.number());
        }
        if (today.isBefore(dueOn(agreement))) {
            return Refusal.rule(null, "renewal.tooEarly", dueOn(agreement).toString());
        }
        if (open(agreement.number()).isPresent()
                || agreements.successorOf(agreement.number()).isPresent()) {
            return Refusal.conflict("renewal.underWay", agreement.number());
        }
        return null;
    }

    /** The manager proposes the successor's term and text, or says why there is to be none. */
    public void propose(
            String number,
            String by,
            boolean wanted,
            @Nullable Number years,
            @Nullable String confidentialityAgreementNo,
            @Nullable String remarks,
            @Nullable String reason) {
        if (!wanted) {
            decline(number, by, reason);
            return;
        }
        if (years == null) {
            throw Refusal.rule("years", "input.missing");
        }
        var renewal = get(number);
        renewal.propose(new Deed(by, Instant.now(clock)), years.intValue(), confidentialityAgreementNo, remarks);
        renewal.nomination().requirePrintable(fonts);
        events.publishEvent(new RenewalEvent.Proposed(number, renewal.term().firstDay(), by));
    }

    private void decline(String number, String by, @Nullable String reason) {
        var why = Texts.reason(reason);
        get(number).decline(by, why, Instant.now(clock));
        events.publishEvent(new RenewalEvent.Declined(number, by, why));
    }

    /** The holder stays, or does not. */
    public void consent(String number, String by, boolean agreed, @Nullable String reason) {
        var why = Texts.reasonOf(agreed, reason);
        get(number).consent(by, agreed, why, Instant.now(clock));
        events.publishEvent(
                agreed ? new RenewalEvent.Consented(number, by, why) : new RenewalEvent.Refused(number, by, why));
    }

    /** Asks the rules again; what they find sends the renewal back to the manager. */
    public List<Violation> check(String number, Function<Renewal, List<Violation>> rules) {
        var found = rules.apply(get(number));
        if (!found.isEmpty()) {
            events.publishEvent(new RenewalEvent.Conflict(number, AppointingHolders.names(found)));
        }
        return found;
    }

    /**
     * The leading group decides. The holder's row is locked first, so that an approval for another post and this one come one after the
     * other.
     *
     * @param rules refuse what stands in the way of the successor by now
     */
    public void decide(String number, String by, boolean approved, @Nullable String reason, Consumer<Renewal> rules) {
        people.lock(agreements.staffNoOf(number).orElseThrow());
        var renewal = get(number);
        renewal.requireMayDecide(by);
        if (approved) {
            rules.accept(renewal);
        }
        renewal.decide(new Deed(by, Instant.now(clock)), approved, Texts.reasonOf(approved, reason));
        events.publishEvent(
                approved
                        ? new RenewalEvent.Approved(number, by, reason)
                        : new RenewalEvent.Rejected(number, by, reason));
    }

    /** The proposal or the decision has waited too long: the office is told. */
    public void escalate(String number) {
        events.publishEvent(new RenewalEvent.Overdue(number));
    }

    /** The successor is signed by both: closes the renewal, with effect from the seal; repeated, it changes nothing. */
    public void signed(String number) {
        open(number).ifPresent(renewal -> {
            renewal.signed(Instant.now(clock));
            var successor = agreements.successorOf(number).orElseThrow();
            events.publishEvent(new RenewalEvent.Signed(
                    number, successor.signatures().sealedOn().orElseThrow(), successor.number()));
        });
    }

    /** The successor was not signed: the holder refused, or the deadline passed. */
    public void notSigned(String number) {
        open(number).ifPresent(renewal -> {
            var successor = signing.of(renewal.appointmentId());
            var as = successor.hasLapsed() ? Renewal.Status.LAPSED : Renewal.Status.REFUSED;
            close(renewal, as, successor.voidReason().orElse(null));
        });
    }

    /** The agreement has ended, or is going to end otherwise than by its term: an unsigned renewal comes to nothing. */
    @EventListener
    public void on(EndingAgreements.EndMoved moved) {
        var agreement = signing.get(moved.agreementNumber());
        if (agreement.endRecordedAt().isEmpty() && endsByItsTermAlone(agreement)) {
            return;
        }
        var successor = agreements.successorOf(agreement.number());
        if (successor.flatMap(one -> one.signatures().sealedOn()).isPresent()) {
            // Both have signed, and only the filing of the copies is awaited.
            signed(agreement.number());
            return;
        }
        open(agreement.number()).ifPresent(renewal -> {
            var ends = agreement.endsBecause();
            var otherwise = ends == EndReason.EXPIRED && ending.isNoticeGiven(agreement) ? EndReason.NOTICE : ends;
            if (otherwise == EndReason.EXPIRED) {
                close(renewal, Renewal.Status.LAPSED, null);
            } else {
                close(renewal, Renewal.Status.CANCELLED, otherwise.name());
            }
            successor.ifPresent(unsigned -> signing.dropUnsigned(unsigned.number()));
            events.publishEvent(new Cancelled(agreement.number()));
        });
    }

    private boolean endsByItsTermAlone(Agreement agreement) {
        return agreement.endsBecause() == EndReason.EXPIRED && !ending.isNoticeGiven(agreement);
    }

    private void close(Renewal renewal, Renewal.Status as, @Nullable String reason) {
        renewal.close(as, reason, Instant.now(clock));
        renewals.saveAndFlush(renewal);
        events.publishEvent(new RenewalEvent.Closed(renewal.predecessor(), as, reason));
    }
}
