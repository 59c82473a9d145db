package io.keypost.demo;

import io.keypost.agreement.Agreement;
import io.keypost.exit.Resignation;
import io.keypost.exit.Resignations;
import io.keypost.exit.Transfer;
import io.keypost.platform.security.Users;
import io.keypost.process.CaseWork;
import io.keypost.process.resignation.ResignationProcess;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Lets a sample holder resign and be transferred, task by task, each as the person whose it is. */
@Component
@Profile("demo")
@RequiredArgsConstructor
class SampleLeaving {

    private final ResignationProcess resignations;
    private final Resignations notices;
    private final CaseWork caseWork;
    private final Users users;

    /** The notice, confirmed, and the transfer from today. */
    void resign(Agreement agreement, LocalDate today, String transferTo) {
        var number = agreement.number();
        if (noticeOf(agreement).isEmpty()) {
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
                    Map.of("transferWanted", true, "transferFrom", today.toString(), "transferTo", transferTo));
        }
        if (transferOf(agreement).acknowledgedAt().isEmpty()) {
            waitFor(number, "userTask_acknowledgeTransfer");
            caseWork.complete(number, "userTask_acknowledgeTransfer", agreement.staffNo(), Map.of());
        }
    }

    Optional<Resignation> noticeOf(Agreement agreement) {
        return notices.findByAppointmentIdOrderById(agreement.appointmentId()).stream()
                .findFirst();
    }

    private Transfer transferOf(Agreement agreement) {
        return noticeOf(agreement).orElseThrow().transfer();
    }

    /** Until the engine's jobs have brought the case to that task, or past it. */
    private void waitFor(String number, String task) {
        var deadline = System.nanoTime() + SampleSigning.LONGEST_WAIT.toNanos();
        while (!caseWork.isWaiting(number, task) && System.nanoTime() < deadline) {
            SampleSigning.pause();
        }
    }
}
