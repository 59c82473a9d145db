package io.keypost.agreement;

import io.keypost.audit.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the passing of days does to a signed agreement. A timer says "look now"; the agreement decides. Its end is {@link Ending}'s. */
@Service
@Transactional
public class Terms {

    private final Agreements agreements;
    private final Signing signing;
    private final Appointing appointing;
    private final Reminders reminders;
    private final AuditLog audit;
    private final TermSettings settings;
    private final Clock clock;

    Terms(
            Agreements agreements,
            Signing signing,
            Appointing appointing,
            Reminders reminders,
            AuditLog audit,
            TermSettings settings,
            Clock clock) {
        this.agreements = agreements;
        this.signing = signing;
        this.appointing = appointing;
        this.reminders = reminders;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** The first day has come: the holder is in post, or stays there under the successor. */
    public void begin(String number) {
        var agreement = signing.get(number);
        if (agreement.enterForce(LocalDate.now(clock))) {
            agreements.saveAndFlush(agreement);
            appointing.get(agreement.appointmentId()).enterPost();
            audit.record(
                    agreement.subject(), "agreement.inForce", agreement.term().firstDay(), AuditLog.SYSTEM, null);
        }
    }

    /** Reminds everybody concerned of the last day, where one is due; of several that were missed, of the latest only. */
    public void remind(String number) {
        var agreement = signing.get(number);
        var today = LocalDate.now(clock);
        if (agreement.status(today) != Agreement.Status.ACTIVE) {
            return;
        }
        settings.remindDaysBefore().stream()
                .filter(days -> days < lastSent(number))
                .filter(days -> !dayOf(agreement, days).isAfter(today))
                .reduce((earlier, later) -> later)
                .ifPresent(days -> {
                    for (var recipient : Reminder.Recipient.values()) {
                        reminders.save(new Reminder(number, days, recipient, Instant.now(clock)));
                    }
                    audit.record(
                            agreement.subject(),
                            "agreement.endReminded",
                            agreement.endsOn(),
                            AuditLog.SYSTEM,
                            Integer.toString(days));
                });
    }

    /** When to remind next; empty when all is said. May be past, when reminders were missed. */
    @Transactional(readOnly = true)
    public Optional<OffsetDateTime> nextReminder(String number) {
        var agreement = signing.get(number);
        return settings.remindDaysBefore().stream()
                .filter(days -> days < lastSent(number))
                .findFirst()
                .map(days -> dayOf(agreement, days)
                        .atTime(settings.remindAt())
                        .atZone(clock.getZone())
                        .toOffsetDateTime());
    }

    private int lastSent(String number) {
        return reminders.findByAgreementNumberOrderById(number).stream()
                .mapToInt(Reminder::daysBefore)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** Holidays move a reminder, never a legal date. */
    private LocalDate dayOf(Agreement agreement, int daysBefore) {
        return agreement.endsOn().minusDays(daysBefore);
    }
}
