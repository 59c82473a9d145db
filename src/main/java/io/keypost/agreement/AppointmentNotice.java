package io.keypost.agreement;

import io.keypost.document.Archive;
import io.keypost.document.Document;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The 聘任通知, in which Party A tells a person and their department of the appointment. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AppointmentNotice {

    private final AppointingHolders appointing;
    private final Archive archive;
    private final AgreementSettings settings;
    private final Clock clock;

    /** Archives it, unless it has been. */
    @Transactional
    public void issue(long appointmentId) {
        var appointment = appointing.get(appointmentId);
        var isIssued = archive.of(appointment.subject()).stream()
                .anyMatch(document -> document.kind() == Document.Kind.APPOINTMENT_NOTICE);
        if (isIssued) {
            return;
        }
        var person = appointing.person(appointment).name();
        var post = appointing.post(appointment).name();
        var term = appointment.term();
        var approvedAt = appointment.decided().orElseThrow().at();
        var today = LocalDate.now(clock);
        var values = Map.of(
                "number", "PR-%d-%04d".formatted(today.getYear(), appointmentId),
                "partyA", settings.partyA(),
                "partyB", person,
                "department", appointment.department(),
                "post", post,
                "years", Integer.toString(term.years()),
                "firstDay", term.firstDay().toString(),
                "lastDay", term.lastDay().toString(),
                "approvedOn", LocalDate.ofInstant(approvedAt, clock.getZone()).toString(),
                "issuedOn", today.toString());
        archive.typeset(
                Document.Kind.APPOINTMENT_NOTICE,
                appointment.subject(),
                "%s-%s".formatted(person, post),
                values,
                Map.of());
    }
}
