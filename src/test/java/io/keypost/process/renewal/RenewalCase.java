package io.keypost.process.renewal;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Renewal;
import io.keypost.agreement.Renewals;
import io.keypost.agreement.RenewingAgreements;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.process.Cases;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Renewals, from the proposal to the successor. */
abstract class RenewalCase {

    @Autowired
    Cases cases;

    @Autowired
    RenewalProcess renewalProcess;

    @Autowired
    RenewingAgreements renewing;

    @Autowired
    Renewals renewals;

    @Autowired
    Agreements agreements;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    Staff staff;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    @BeforeEach
    void today() {
        clock.set(LocalDate.of(2026, 1, 5));
    }

    List<String> inForceToday(Agreement of) {
        return agreements.inForceOn(clock.today()).stream()
                .filter(agreement -> agreement.staffNo().equals(of.staffNo()))
                .map(Agreement::number)
                .toList();
    }

    void begun(Agreement old) {
        renewalProcess.begin(old.number(), "hr1");
    }

    void proposed(Agreement old) {
        begun(old);
        proposes(old);
    }

    void proposes(Agreement old) {
        cases.complete(task(old, "userTask_proposeRenewal"), "manager1", Cases.proposal(3));
    }

    void consents(Agreement old) {
        cases.complete(task(old, "userTask_consentToRenewal"), old.staffNo(), Map.of("consented", true));
        cases.runJobs(old.number());
    }

    /** What the term's timer does at the moment after the last day. */
    void ends(Agreement old) {
        cases.fire("term", old.number(), "event_lastDayReached");
    }

    Renewal latest(Agreement old) {
        var all = renewals.findByPredecessorOrderById(old.number());
        return all.get(all.size() - 1);
    }

    Task task(Agreement old, String key) {
        return cases.task(old.number(), key);
    }

    ProcessInstanceAssert path(Agreement old) {
        return cases.path("renewal", old.number());
    }

    List<String> whatHappenedTo(Agreement old) {
        return audit.of(old.subject()).stream().map(AuditEvent::what).toList();
    }
}
