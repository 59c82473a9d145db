package io.keypost.demo;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Appointments;
import io.keypost.agreement.Nomination;
import io.keypost.document.Archive;
import io.keypost.platform.TimeMachine;
import io.keypost.platform.UserNames;
import io.keypost.platform.Users;
import io.keypost.process.CaseWork;
import io.keypost.process.appointment.Nominations;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/** Takes the sample cases through the real processes, task by task, each as the person whose it is. */
@Component
@Profile("demo")
class SampleCases {

    private static final Logger LOG = LoggerFactory.getLogger(SampleCases.class);

    /** Between two tasks the engine has a job or two to do. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Nominations nominations;
    private final CaseWork caseWork;
    private final Appointments appointments;
    private final Agreements agreements;
    private final Archive archive;
    private final Users users;
    private final UserNames userNames;
    private final TimeMachine timeMachine;
    private final Clock clock;

    /** From the nomination to the first day. */
    private static final int DAYS_AHEAD = 5;

    private static final Duration A_LITTLE = Duration.ofMinutes(5);

    SampleCases(
            Nominations nominations,
            CaseWork caseWork,
            Appointments appointments,
            Agreements agreements,
            Archive archive,
            Users users,
            UserNames userNames,
            TimeMachine timeMachine,
            Clock clock) {
        this.nominations = nominations;
        this.caseWork = caseWork;
        this.appointments = appointments;
        this.agreements = agreements;
        this.archive = archive;
        this.users = users;
        this.userNames = userNames;
        this.timeMachine = timeMachine;
        this.clock = clock;
    }

    /** Those of earlier days in their own time, one after the other; then time comes to the present. */
    void run(List<SampleOrganisation.SampleCase> samples) {
        var today = LocalDate.ofInstant(timeMachine.present(), clock.getZone());
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
        var present = timeMachine.present();
        // A little behind is the present: the way there takes its time, and time never goes back.
        if (timeMachine.now().plus(A_LITTLE).isBefore(present)) {
            timeMachine.moveTo(present);
        }
        if (samples.stream().anyMatch(sample -> caseOf(sample).isEmpty())) {
            past.stream().filter(SampleOrganisation.SampleCase::renewing).forEach(this::proposeRenewal);
        }
        // All at once first, so that the engine works on one while another is signed.
        samples.forEach(sample -> nominated(sample, today));
        samples.stream()
                .filter(sample -> !sample.underWay())
                .map(sample -> nominated(sample, today))
                .forEach(this::workThrough);
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
            return users.as("manager1", () -> nominations.nominate(nomination)).appointment();
        });
    }

    private Optional<Appointment> caseOf(SampleOrganisation.SampleCase sample) {
        return appointments.findByStaffNo(sample.staffNo()).stream().findFirst();
    }

    private void proposeRenewal(SampleOrganisation.SampleCase sample) {
        var agreement = caseOf(sample).flatMap(this::agreementOf).orElseThrow();
        var number = agreement.number();
        if (isWaiting(number, "userTask_proposeRenewal")) {
            caseWork.complete(
                    number,
                    "manager1",
                    Map.of(
                            "renewalWanted",
                            true,
                            "years",
                            2,
                            "confidentialityAgreementNo",
                            sample.confidentialityAgreementNo()));
        }
        if (isWaiting(number, "userTask_consentToRenewal")) {
            caseWork.complete(number, agreement.staffNo(), Map.of("consented", true));
        }
    }

    private boolean isWaiting(String number, String task) {
        return caseWork.waiting(number).filter(task::equals).isPresent();
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
            case "userTask_sign" -> caseWork.complete(key, holder, Map.of("signed", true, "scanId", scan(key, holder)));
            case "userTask_seal" ->
                caseWork.complete(key, "seal1", Map.of("scanConfirmed", true, "scanId", scan(key, "seal1")));
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

    /** No paper, no scanner: the text itself stands in for its scan. */
    private String scan(String number, String by) {
        var text = agreements.findById(number).flatMap(Agreement::documentId).orElseThrow();
        return archive.upload(number + ".pdf", archive.bytes(text), by).id();
    }

    private Optional<Agreement> agreementOf(Appointment appointment) {
        return agreements.findByAppointmentIdOrderByNumber(appointment.id()).stream()
                .findFirst();
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
