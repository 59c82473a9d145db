package io.keypost.agreement;

import io.keypost.calendar.WorkdayCalendar;
import io.keypost.rule.Texts;
import io.keypost.rule.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the passing of days does to a signed agreement. A timer says "look now"; the agreement decides. Its end is {@link EndingAgreements}'s. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class WatchingTerms {

    private final Agreements agreements;
    private final SigningAgreements signing;
    private final AppointingHolders appointing;
    private final Reminders reminders;
    private final WorkdayCalendar calendar;
    private final ApplicationEventPublisher events;
    private final TermSettings settings;
    private final Clock clock;

    /** The first day has come: the holder is in post, or stays there under the successor. One that has ended before does not begin. */
    public void begin(String number) {
        var agreement = signing.get(number);
        if (agreement.enterForce(LocalDate.now(clock))) {
            agreements.saveAndFlush(agreement);
            appointing.get(agreement.appointmentId()).enterPost();
            events.publishEvent(new AgreementEvent.InForce(
                    agreement.number(), agreement.term().firstDay()));
        }
    }

    /** Reminds everybody concerned of the last day, where one is due; of several that were missed, of the latest only. */
    public void remind(String number) {
        var agreement = signing.get(number);
        var today = LocalDate.now(clock);
        if (agreement.status(today) != Agreement.Status.ACTIVE || isRenewed(agreement)) {
            return;
        }
        settings.remindDaysBefore().stream()
                .filter(days -> days < lastSent(agreement))
                .filter(days -> !dayOf(agreement, days).isAfter(today))
                .reduce((earlier, later) -> later)
                .ifPresent(days -> {
                    for (var recipient : Reminder.Recipient.values()) {
                        reminders.save(new Reminder(number, agreement.endsOn(), days, recipient, Instant.now(clock)));
                    }
                    events.publishEvent(new AgreementEvent.EndReminded(
                            agreement.number(), agreement.endsOn(), Integer.toString(days)));
                });
    }

    /** When to remind next; empty when all is said, or the last day is over. May be past, when reminders were missed. */
    @Transactional(readOnly = true)
    public Optional<OffsetDateTime> nextReminder(String number) {
        var agreement = signing.get(number);
        if (LocalDate.now(clock).isAfter(agreement.endsOn()) || isRenewed(agreement)) {
            return Optional.empty();
        }
        return settings.remindDaysBefore().stream()
                .filter(days -> days < lastSent(agreement))
                .findFirst()
                .map(days -> dayOf(agreement, days)
                        .atTime(settings.remindAt())
                        .atZone(clock.getZone())
                        .toOffsetDateTime());
    }

    /** A successor that both have signed goes on from it: nobody needs to be reminded of its last day. */
    private boolean isRenewed(Agreement agreement) {
        return agreements
                .successorOf(agreement.number())
                .flatMap(successor -> successor.signatures().sealedOn())
                .isPresent();
    }

    private int lastSent(Agreement agreement) {
        return reminders.findByAgreementNumberOrderById(agreement.number()).stream()
                .filter(reminder -> reminder.lastDay().equals(agreement.endsOn()))
                .mapToInt(Reminder::daysBefore)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** Holidays move a reminder, never a legal date. */
    private LocalDate dayOf(Agreement agreement, int daysBefore) {
        return calendar.workdays().workdayOnOrBefore(agreement.endsOn().minusDays(daysBefore));
    }

    /**
     * The rules speak against a holder in post, or one who has signed and is to be; what is found goes on record.
     *
     * @return whether the office has not heard of it yet
     */
    public boolean check(String number, Function<Agreement, List<Violation>> rules) {
        var agreement = signing.get(number);
        return switch (agreement.status(LocalDate.now(clock))) {
            case SCHEDULED, ACTIVE -> check(agreement, rules);
            default -> false;
        };
    }

    /** Looks whether the rules speak against the holder of an agreement that is about to be sealed; what is found goes on record. */
    public boolean findConflict(String number, Function<Agreement, List<Violation>> rules) {
        var agreement = signing.get(number);
        check(agreement, rules);
        return agreement.conflict().isPresent();
    }

    private boolean check(Agreement agreement, Function<Agreement, List<Violation>> rules) {
        var found = rules.apply(agreement);
        var isNews = agreement.conflictFound(found.isEmpty() ? null : AppointingHolders.names(found));
        if (isNews) {
            events.publishEvent(new AgreementEvent.Conflict(agreement.number(), AppointingHolders.names(found)));
        }
        return isNews;
    }

    /** Whether this person may say what was done about a conflict: not the holder. */
    @Transactional(readOnly = true)
    public void requireMayResolveConflict(String number, String by) {
        signing.get(number).requireAnother(by);
    }

    /** The office has dealt with a conflict; it is told again only when another one is found. */
    public void resolveConflict(String number, String by, @Nullable String what) {
        requireMayResolveConflict(number, by);
        events.publishEvent(new AgreementEvent.ConflictResolved(number, by, Texts.reason(what)));
    }
}
