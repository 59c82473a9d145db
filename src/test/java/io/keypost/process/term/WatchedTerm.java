package io.keypost.process.term;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Reminders;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.process.Cases;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.annotation.Autowired;

/** A term that is being watched. */
abstract class WatchedTerm {

    @Autowired
    Cases cases;

    @Autowired
    Reminders reminders;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    ManagementService managementService;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    Agreement inForce() {
        var agreement = cases.sealed("NETWORK");
        cases.fire("term", agreement.number(), "event_firstDayReached");
        return agreement;
    }

    List<String> eventsOf(Agreement agreement) {
        return audit.of(agreement.subject()).stream().map(AuditEvent::what).toList();
    }

    LocalDate dayOf(String number, String timer) {
        return LocalDate.ofInstant(timer(number, timer).getDuedate().toInstant(), TestClock.ZONE);
    }

    Job timer(String number, String timer) {
        return managementService
                .createJobQuery()
                .processInstanceId(cases.instance("term", number).getId())
                .activityId(timer)
                .singleResult();
    }
}
