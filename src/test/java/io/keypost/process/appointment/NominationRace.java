package io.keypost.process.appointment;

import static io.keypost.process.Cases.keyOf;

import io.keypost.agreement.Agreements;
import io.keypost.agreement.Appointment;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.process.Cases;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Nominations that several work on. */
abstract class NominationRace {

    @Autowired
    Cases cases;

    @Autowired
    Agreements agreements;

    @Autowired
    AuditLog audit;

    @Autowired
    ManagementService managementService;

    @Autowired
    RuntimeService runtimeService;

    @BeforeEach
    void severalThreads() {
        cases.countNoCoverage();
    }

    List<String> whatHappenedTo(Appointment appointment) {
        return audit.of(appointment.subject()).stream().map(AuditEvent::what).toList();
    }

    Appointment reviewed(Appointment appointment) {
        cases.runJobs(appointment);
        cases.complete(cases.task(appointment, "userTask_review"), "hr1", Map.of("qualified", true));
        return appointment;
    }

    boolean approve(Appointment appointment, String by) {
        cases.complete(cases.task(appointment, "userTask_approve"), by, Map.of("approved", true));
        return true;
    }

    boolean execute(String jobId) {
        managementService.executeJob(jobId);
        return true;
    }

    static boolean complete(Runnable step) {
        step.run();
        return true;
    }

    /** The job that waits in the case or in the process it has called. */
    Job job(Appointment appointment) {
        var instance = cases.instance("appointment", keyOf(appointment));
        var called = runtimeService
                .createProcessInstanceQuery()
                .superProcessInstanceId(instance.getId())
                .singleResult();
        return managementService
                .createJobQuery()
                .messages()
                .processInstanceId(called == null ? instance.getId() : called.getId())
                .singleResult();
    }
}
