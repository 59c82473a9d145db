package io.keypost.process.exceptionpair;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.exceptionpair.ExceptionPair;
import io.keypost.exceptionpair.ExceptionPair.Status;
import io.keypost.exceptionpair.GrantingExceptionPairs;
import io.keypost.platform.language.Messages;
import io.keypost.process.Cases;
import io.keypost.process.eligibility.Eligibility;
import io.keypost.process.eligibility.Eligibility.Findings;
import io.keypost.rule.Violation;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;

/** Exceptions that let somebody hold two posts. */
abstract class ExceptionPairCase {

    @Autowired
    Cases cases;

    @Autowired
    ExceptionPairProcess process;

    @Autowired
    GrantingExceptionPairs granting;

    @Autowired
    Eligibility eligibility;

    @Autowired
    Staff staff;

    @Autowired
    Messages messages;

    @Autowired
    TestClock clock;

    Agreement inForce(String post) {
        return cases.inForce(post, 1000);
    }

    /** What the rules find of the holder's nomination for another post. */
    Findings check(Agreement holder, String other, LocalDate firstDay) {
        return eligibility.check(cases.nomination(holder.staffNo(), other, firstDay), null);
    }

    List<String> rules(Agreement holder, String other, LocalDate firstDay) {
        return check(holder, other, firstDay).violations().stream()
                .map(Violation::rule)
                .toList();
    }

    ExceptionPair propose(Agreement holder, String other) {
        return propose(holder, other, clock.today(), clock.today().plusDays(99));
    }

    ExceptionPair propose(Agreement holder, String other, LocalDate firstDay, LocalDate lastDay) {
        return start(holder.number(), other, firstDay, lastDay, "业务需要");
    }

    ExceptionPair start(String number, String other, LocalDate firstDay, LocalDate lastDay, String reason) {
        return cases.by("office1", () -> process.propose(number, other, firstDay, lastDay, reason));
    }

    void approve(ExceptionPair pair) {
        cases.complete(task(pair), "leader1", Map.of("approved", true));
    }

    void reject(ExceptionPair pair) {
        cases.complete(task(pair), "leader1", Map.of("approved", false, "reason", "另行招聘"));
    }

    Task task(ExceptionPair pair) {
        return cases.task(key(pair), "userTask_approveException");
    }

    static String key(ExceptionPair pair) {
        return "exception-pair-" + pair.id();
    }

    Status status(ExceptionPair pair) {
        return granting.get(pair.id()).status(clock.today());
    }
}
