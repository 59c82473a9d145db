package io.keypost.register.agreement;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.Reminder;
import io.keypost.agreement.Reminders;
import io.keypost.audit.AuditLog;
import io.keypost.exit.Resignation;
import io.keypost.exit.Resignations;
import io.keypost.register.Names;
import io.keypost.staff.Staff;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of the ends of agreements: the actual last day and why, who was reminded, what was reported, what comes after. */
@Component
@RequiredArgsConstructor
class AgreementEnds {

    private final Agreements agreements;
    private final Reminders reminders;
    private final EndingAgreements ending;
    private final Resignations notices;
    private final AuditLog audit;
    private final Names names;
    private final Clock clock;

    /** What one answer needs of several agreements, each kind asked for once. */
    class Lookup {

        private final Map<String, List<Reminder>> sent;
        private final Map<String, Agreements.NextHeld> next;

        private Lookup(Collection<Agreement> all) {
            var numbers = all.stream()
                    .filter(AgreementEnds.this::isSigned)
                    .map(Agreement::number)
                    .toList();
            sent = reminders.findByAgreementNumberInOrderById(numbers).stream()
                    .collect(Collectors.groupingBy(Reminder::agreementNumber));
            next =
                    agreements
                            .nextHeld(all.stream()
                                    .filter(AgreementEnds.this::wasHeld)
                                    .map(Agreement::number)
                                    .toList())
                            .stream()
                            .collect(Collectors.toMap(Agreements.NextHeld::number, each -> each));
        }

        /** Earliest first; those of one offset together. */
        List<AgreementView.Reminded> reminders(Agreement agreement) {
            var byOffset = sent.getOrDefault(agreement.number(), List.of()).stream()
                    .collect(Collectors.groupingBy(Reminder::daysBefore, TreeMap::new, Collectors.toList()));
            return byOffset.descendingMap().values().stream()
                    .map(same -> new AgreementView.Reminded(
                            same.get(0).daysBefore(),
                            names.at(same.get(0).sentAt()),
                            same.stream().map(Reminder::recipient).toList()))
                    .toList();
        }

        AgreementView.@Nullable Gap gap(Agreement agreement) {
            var following = next.get(agreement.number());
            var from = agreement.endsOn().plusDays(1);
            if (following == null
                    || (following.from() != null && !following.from().isAfter(from))) {
                return null;
            }
            return new AgreementView.Gap(
                    from, following.from() == null ? null : following.from().minusDays(1));
        }
    }

    Lookup lookup(Collection<Agreement> all) {
        return new Lookup(all);
    }

    /** What ends an agreement that both parties have signed, with all that was reported when one is asked for it alone. */
    AgreementView.@Nullable End of(Agreement agreement, boolean withReports) {
        if (!isSigned(agreement)) {
            return null;
        }
        var daysLate = agreement
                .endRecordedAt()
                .map(at -> ChronoUnit.DAYS.between(agreement.endsOn(), dayOf(at)))
                .filter(days -> days > 1)
                .orElse(null);
        return new AgreementView.End(
                agreement.endsBecause(),
                names.of("endReason", agreement.endsBecause()),
                agreement.endsOn().isBefore(agreement.term().lastDay()),
                daysLate,
                withReports ? reports(agreement) : null);
    }

    private List<AgreementView.Report> reports(Agreement agreement) {
        var decided = ending.reportedOf(agreement.appointmentId()).stream()
                .map(one -> report(
                        one.reason(),
                        one.lastDay(),
                        one.recorded().by(),
                        one.recorded().at(),
                        one.note().orElse(null),
                        one.documentId().orElse(null)));
        var noticed = notices.findByAppointmentIdOrderById(agreement.appointmentId()).stream()
                .filter(Resignation::isEffective)
                .map(notice -> report(
                        EndReason.NOTICE,
                        notice.lastDay(),
                        notice.entered().by(),
                        notice.entered().at(),
                        null,
                        null));
        // The end of a labour contract is the person's, not the appointment's; who reported it stands in the log.
        var employment = audit.of(Staff.subject(agreement.staffNo())).stream()
                .filter(event -> event.what().startsWith("person.employmentEnd.")
                        && event.effectiveOn().equals(agreement.endsOn()))
                .map(event -> report(
                        event.what().endsWith("DEATH") ? EndReason.DEATH : EndReason.LABOUR_CONTRACT,
                        event.effectiveOn(),
                        event.actor(),
                        event.recordedAt(),
                        event.reason(),
                        null));
        // Of an appointment renewed since, what ends the successor is not this one's.
        return Stream.of(decided, noticed, employment)
                .flatMap(reports -> reports)
                .filter(one -> !one.lastDay().isAfter(agreement.term().lastDay()))
                .toList();
    }

    private AgreementView.Report report(
            EndReason reason,
            LocalDate lastDay,
            String by,
            Instant at,
            @Nullable String note,
            @Nullable String documentId) {
        return new AgreementView.Report(
                reason, names.of("endReason", reason), lastDay, names.user(by), names.at(at), note, documentId);
    }

    private boolean isSigned(Agreement agreement) {
        return switch (agreement.status(LocalDate.now(clock))) {
            case SCHEDULED, ACTIVE, ENDED -> true;
            default -> false;
        };
    }

    /** Over, and not before it had begun. */
    private boolean wasHeld(Agreement agreement) {
        return agreement.status(LocalDate.now(clock)) == Status.ENDED && agreement.isEverInForce();
    }

    private LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }
}
