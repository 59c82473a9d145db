package io.keypost.demo;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.Appointment;
import io.keypost.document.Archive;
import io.keypost.platform.security.UserNames;
import io.keypost.process.CaseWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Takes a nomination to the agreement filed, task by task, each as the person whose it is. */
@Component
@Profile("demo")
@RequiredArgsConstructor
class SampleSigning {

    private static final Logger LOG = LoggerFactory.getLogger(SampleSigning.class);

    /** Between two tasks the engine has a job or two to do. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final CaseWork caseWork;
    private final Agreements agreements;
    private final Archive archive;
    private final SampleScans scans;
    private final UserNames userNames;
    private final Clock clock;

    void workThrough(Appointment appointment) {
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
                caseWork.waiting(key).ifPresentOrElse(task -> complete(task, key, appointment), SampleSigning::pause);
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

    /** The first agreement of an appointment, once it is drafted. */
    Optional<Agreement> agreementOf(Appointment appointment) {
        return agreements.findByAppointmentIdOrderByNumber(appointment.id()).stream()
                .findFirst();
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
