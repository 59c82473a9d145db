package io.keypost.process.removal;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.Removal;
import io.keypost.agreement.RemovingHolders;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.process.Cases;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.springframework.beans.factory.annotation.Autowired;

/** Removals, from the proposal to the last day. */
abstract class RemovalCase {

    @Autowired
    Cases cases;

    @Autowired
    RemovalProcess removals;

    @Autowired
    RemovingHolders removing;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    EndingAgreements ending;

    @Autowired
    Staff staff;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    Agreement inForce() {
        return cases.inForce("NETWORK", 1000);
    }

    Removal propose(Agreement agreement, boolean suspendNow) {
        return cases.by("office1", () -> removals.propose(agreement.number(), "多次违反操作规程。", suspendNow));
    }

    void approve(Agreement agreement) {
        complete(agreement, "userTask_approveRemoval", "leader1", Map.of("approved", true));
        cases.runJobs(agreement.number());
    }

    void serve(Agreement agreement, LocalDate servedOn, LocalDate lastDay) {
        complete(
                agreement,
                "userTask_serveRemoval",
                "hr1",
                Map.of("servedOn", servedOn.toString(), "lastDay", lastDay.toString(), "servedHow", "当面送达，本人签收"));
    }

    void complete(Agreement agreement, String task, String by, Map<String, Object> answers) {
        cases.complete(cases.task(agreement.number(), task), by, answers);
    }

    void endOn(Agreement agreement, LocalDate lastDay) {
        clock.set(lastDay.plusDays(1));
        ending.look(agreement.number());
    }

    Removal removal(Agreement agreement) {
        return removing.get(agreement.number());
    }

    Appointment.Status statusOf(Agreement agreement) {
        return appointing.get(agreement.appointmentId()).status();
    }

    boolean isSuspended(Agreement agreement) {
        return appointing.get(agreement.appointmentId()).isSuspended();
    }

    ProcessInstanceAssert path(Agreement agreement) {
        return cases.path("removal", agreement.number());
    }

    List<String> log(Agreement agreement) {
        return audit.of(agreement.subject()).stream().map(AuditEvent::what).toList();
    }
}
