package io.keypost.demo;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Appointments;
import io.keypost.agreement.Nomination;
import io.keypost.document.Archive;
import io.keypost.exit.Resignation;
import io.keypost.exit.Resignations;
import io.keypost.exit.Transfer;
import io.keypost.platform.security.UserNames;
import io.keypost.platform.security.Users;
import io.keypost.platform.time.TimeMachine;
import io.keypost.process.CaseWork;
import io.keypost.process.appointment.AppointmentProcess;
import io.keypost.process.resignation.ResignationProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/** Takes the sample cases through the real processes, task by task, each as the person whose it is. */
@Component
@Profile("demo")
@RequiredArgsConstructor
class SampleCases {

    private static final Logger LOG = LoggerFactory.getLogger(SampleCases.class);

    /** Between two tasks the engine has a job or two to do. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final AppointmentProcess appointmentProcess;
    private final ResignationProcess resignations;
    private final Resignations notices;
    private final CaseWork caseWork;
    private final Appointments appointments;
    private final Agreements agreements;
    private final Archive archive;
    private final SampleScans scans;
    private final Users users;
    private final UserNames userNames;
    private final TimeMachine timeMachine;
    private final Clock clock;

    /** From the nomination to the first day. */
    private static final int DAYS_AHEAD = 5;

    private static final int DAYS_OF_NOTICE = 30;

    private static final Duration A_LITTLE = Duration.ofMinutes(5);

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
            workThrough(nominated(sample, today));
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
                .forEach(this::workThrough);
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
        var agreement = caseOf(sample).flatMap(this::agreementOf).orElseThrow();
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
        var agreement = caseOf(sample).flatMap(this::agreementOf).orElseThrow();
        var number = agreement.number();
        if (noticeOf(agreement).isEmpty()) {
            goTo(today.minusDays(DAYS_OF_NOTICE));
            users.as(agreement.staffNo(), () -> resignations.give(number, Resignation.Scope.EMPLOYMENT, null, null));
        }
        caseWork.complete(number, "userTask_confirmReceipt", "hr1", Map.of("received", true));
        if (transferOf(agreement).decided().isEmpty()) {
            waitFor(number, "userTask_decideTransfer");
            // First, while no job of the case runs that would be in its way.
            caseWork.complete(number, "userTask_collectReceipt", agreement.staffNo(), Map.of());
            caseWork.complete(
                    number,
                    "userTask_decideTransfer",
                    "leader1",
                    Map.of(
                            "transferWanted",
                            true,
                            "transferFrom",
                            today.toString(),
                            "transferTo",
                            Objects.requireNonNull(sample.transferTo())));
        }
        if (transferOf(agreement).acknowledgedAt().isEmpty()) {
            waitFor(number, "userTask_acknowledgeTransfer");
            caseWork.complete(number, "userTask_acknowledgeTransfer", agreement.staffNo(), Map.of());
        }
    }

    private Optional<Resignation> noticeOf(Agreement agreement) {
        return notices.findByAppointmentIdOrderById(agreement.appointmentId()).stream()
                .findFirst();
    }

    private Transfer transferOf(Agreement agreement) {
        return noticeOf(agreement).orElseThrow().transfer();
    }

    /** The agreement of the holder who makes room for that nomination. */
    private Optional<Agreement> leftBy(SampleOrganisation.SampleCase sample) {
        return Optional.ofNullable(sample.succeeds()).stream()
                .flatMap(holder -> appointments.findByStaffNo(holder).stream())
                .findFirst()
                .flatMap(this::agreementOf)
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

    private void workThrough(Appointment appointment) {
        var deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (agreementOf(appointment)
                .flatMap(one -> one.signatures().filedOn())
                .isEmpty()) {
            if (System.nanoTime() > deadline) {
                LOG.warn("sample case {} did not get on; a restart takes it up again", appointment.id());
                return;
            }
            var key = agreementOf(appointment).map(Agreement::number).orElse(Long.toString(appointment.id()));
            try {
                caseWork.waiting(key).ifPresentOrElse(task -> complete(task, key, appointment), SampleCases::pause);
            } catch (ConcurrencyFailureException faster) {
                // A term that begins today begins while its copies are filed.
                LOG.debug("sample case {}: once more", key, faster);
            }
        }
    }

    private void complete(String task, String key, Appointment appointment) {
        var holder = appointment.staffNo();
        switch (task) {
            case "userTask_review" -> caseWork.complete(key, "hr1", Map.of("qualified", true));
            case "userTask_approve" -> caseWork.complete(key, "leader1", Map.of("approved", true));
            case "userTask_check" -> caseWork.complete(key, "hr1", Map.of("textCorrect", true));
            case "userTask_sign" ->
                caseWork.complete(key, holder, Map.of("signed", true, "scanId", scan(key, false, holder)));
            case "userTask_seal" ->
                caseWork.complete(key, "seal1", Map.of("scanConfirmed", true, "scanId", scan(key, true, "seal1")));
            case "userTask_fileCopies" ->
                caseWork.complete(
                        key,
                        "archive1",
                        Map.of(
                                "copiesMatch", true,
                                "receivedForPartyA", userNames.of("archive1"),
                                "deliveredOn", LocalDate.now(clock).toString()));
            default -> throw new IllegalStateException(task);
        }
    }

    private String scan(String number, boolean isSealed, String by) {
        var agreement = agreements.findById(number).orElseThrow();
        try {
            return archive.upload(number, () -> scans.of(agreement, isSealed), by)
                    .id();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<Agreement> agreementOf(Appointment appointment) {
        return agreements.findByAppointmentIdOrderByNumber(appointment.id()).stream()
                .findFirst();
    }

    /** Until the engine's jobs have brought the case to that task, or past it. */
    private void waitFor(String number, String task) {
        var deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!caseWork.isWaiting(number, task) && System.nanoTime() < deadline) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
