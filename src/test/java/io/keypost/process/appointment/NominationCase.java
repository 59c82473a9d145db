package io.keypost.process.appointment;

import io.keypost.TestClock;
import io.keypost.agreement.Appointment;
import io.keypost.process.Cases;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.annotation.Autowired;

/** Nominations, to the decision. */
abstract class NominationCase {

    @Autowired
    Cases cases;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TestClock clock;

    Appointment returned() {
        var appointment = cases.nominated("SYSTEM");
        cases.runJobs(appointment);
        cases.complete(cases.task(appointment, "userTask_review"), "hr1", Map.of("qualified", false, "reason", "材料不全"));
        return appointment;
    }

    Appointment reviewed(String post) {
        return reviewed(cases.nominated(post));
    }

    Appointment reviewed(Appointment appointment) {
        cases.runJobs(appointment);
        cases.complete(cases.task(appointment, "userTask_review"), "hr1", Map.of("qualified", true));
        return appointment;
    }
}
