package io.keypost.demo;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Appointments;
import io.keypost.agreement.Nomination;
import io.keypost.platform.security.Users;
import io.keypost.platform.time.TimeMachine;
import io.keypost.process.CaseWork;
import io.keypost.process.appointment.AppointmentProcess;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Profile;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/** Takes the sample cases through the real processes, task by task, each as the person whose it is. */
@Component
@Profile("demo")
@RequiredArgsConstructor
class SampleCases {

    /** From the nomination to the first day. */
    private static final int DAYS_AHEAD = 5;

    private static final int DAYS_OF_NOTICE = 30;

    private static final Duration A_LITTLE = Duration.ofMinutes(5);

    private final AppointmentProcess appointmentProcess;
    private final SampleSigning signing;
    private final SampleLeaving leaving;
    private final CaseWork caseWork;
    private final Appointments appointments;
    private final Users users;
    private final TimeMachine timeMachine;
    private final Clock clock;

    /** Those of earlier days in their own time, one after the other; then time comes to the present. */
    void run(List<SampleOrganisation.SampleCase> all) {
        var today = LocalDate.ofInstant(timeMachine.present(), clock.getZone());
        var samples = all.stream().filter(sample -> isPossible(sample, today)).toList();
        var isComplete = samples.stream().noneMatch(sample -> caseOf(sample).isEmpty());
        var past = samples.stream()
                .filter(sample -> sample.firstDay(today).isBefore(today))
                .sorted(Comparator.comparing(sample -> sample.firstDay(today)))
                .toList();
        for (var sample : past) {
            if (caseOf(sample).isEmpty()) {
                goTo(sample.firstDay(today).minusDays(DAYS_AHEAD));
            }
            signing.workThrough(nominated(sample, today));
        }
        if (!isComplete) {
            past.stream().filter(sample -> sample.transferTo() != null).forEach(sample -> resign(sample, today));
        }
        var present = timeMachine.present();
        // A little behind is the present: the way there takes its time, and time never goes back.
        if (timeMachine.now().plus(A_LITTLE).isBefore(present)) {
            timeMachine.moveTo(present);
        }
        if (!isComplete) {
            past.stream().filter(SampleOrganisation.SampleCase::renewing).forEach(this::proposeRenewal);
        }
        // All at once first, so that the engine works on one while another is signed.
        samples.forEach(sample -> nominated(sample, today));
        samples.stream()
                .filter(sample -> !sample.underWay())
                .map(sample -> nominated(sample, today))
                .forEach(signing::workThrough);
    }

    /** In a database of a version before, the time in which a case would have begun may be over. */
    private boolean isPossible(SampleOrganisation.SampleCase sample, LocalDate today) {
        return caseOf(sample).isPresent()
                || appointments.findAll(Specification.unrestricted()).isEmpty()
                || !sample.firstDay(today).isBefore(LocalDate.now(clock));
    }

    private void goTo(LocalDate day) {
        var moment = day.atTime(10, 0).atZone(clock.getZone()).toInstant();
        if (appointments.findAll(Specification.unrestricted()).isEmpty()) {
            timeMachine.startAt(moment);
        } else if (moment.isAfter(timeMachine.now())) {
            timeMachine.moveTo(moment);
        }
    }

    private Appointment nominated(SampleOrganisation.SampleCase sample, LocalDate today) {
        return caseOf(sample).orElseGet(() -> {
            var left = leftBy(sample);
            if (left.isPresent()) {
                return succeed(sample, left.get());
            }
            var nomination = new Nomination(
                    sample.post(),
                    sample.staffNo(),
                    sample.department(),
                    sample.fullTime(),
                    sample.years(),
                    sample.firstDay(today),
                    null,
                    sample.confidentialityAgreementNo(),
                    null);
            return users.as("manager1", () -> appointmentProcess.nominate(nomination))
                    .appointment();
        });
    }

    private Optional<Appointment> caseOf(SampleOrganisation.SampleCase sample) {
        return appointments.findByStaffNo(sample.staffNo()).stream().findFirst();
    }

    private void proposeRenewal(SampleOrganisation.SampleCase sample) {
        var agreement = caseOf(sample).flatMap(signing::agreementOf).orElseThrow();
        var number = agreement.number();
        caseWork.complete(
                number,
                "userTask_proposeRenewal",
                "manager1",
                Map.of(
                        "renewalWanted",
                        true,
                        "years",
                        2,
                        "confidentialityAgreementNo",
                        sample.confidentialityAgreementNo()));
        caseWork.complete(number, "userTask_consentToRenewal", agreement.staffNo(), Map.of("consented", true));
    }

    /** The notice of a month ago, confirmed, and the transfer from today. */
    private void resign(SampleOrganisation.SampleCase sample, LocalDate today) {
        var agreement = caseOf(sample).flatMap(signing::agreementOf).orElseThrow();
        if (leaving.noticeOf(agreement).isEmpty()) {
            goTo(today.minusDays(DAYS_OF_NOTICE));
        }
        leaving.resign(agreement, today, Objects.requireNonNull(sample.transferTo()));
    }

    /** The agreement of the holder who makes room for that nomination. */
    private Optional<Agreement> leftBy(SampleOrganisation.SampleCase sample) {
        return Optional.ofNullable(sample.succeeds()).stream()
                .flatMap(holder -> appointments.findByStaffNo(holder).stream())
                .findFirst()
                .flatMap(signing::agreementOf)
                .filter(agreement -> caseWork.isWaiting(agreement.number(), "userTask_arrangeSuccession"));
    }

    private Appointment succeed(SampleOrganisation.SampleCase sample, Agreement agreement) {
        caseWork.complete(
                agreement.number(),
                "userTask_arrangeSuccession",
                "manager1",
                Map.of(
                        "nominated",
                        true,
                        "staffNo",
                        sample.staffNo(),
                        "fullTime",
                        sample.fullTime(),
                        "years",
                        sample.years(),
                        "firstDay",
                        agreement.endsOn().plusDays(1).toString(),
                        "confidentialityAgreementNo",
                        sample.confidentialityAgreementNo()));
        return caseOf(sample).orElseThrow();
    }
}
