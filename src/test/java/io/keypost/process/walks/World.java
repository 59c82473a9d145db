package io.keypost.process.walks;

import io.keypost.PaperScan;
import io.keypost.TestClock;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.SigningAgreements;
import io.keypost.document.Archive;
import io.keypost.exit.ChangingNotices;
import io.keypost.exit.ClearingHolders;
import io.keypost.exit.Secrecy;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.post.PostAbolition;
import io.keypost.process.Cases;
import io.keypost.process.appointment.AppointmentProcess;
import io.keypost.process.clearance.ClearanceProcess;
import io.keypost.process.exceptionpair.ExceptionPairProcess;
import io.keypost.process.removal.RemovalProcess;
import io.keypost.process.renewal.RenewalProcess;
import io.keypost.process.resignation.ResignationProcess;
import io.keypost.staff.Staff;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;

/** What a walk goes through: a few people and posts, the clock, and every entrance to the application but the web. */
@SuppressWarnings("NullAway.Init")
class World {

    static final String DEPARTMENT = "信息中心";
    static final List<String> POSTS = List.of("SYSTEM", "AUDIT", "NETWORK", "SECURITY");

    /** A small unit: each has every role, so that only the rules about persons keep them apart. */
    static final List<String> CLERKS = List.of("clerk1", "clerk2", "clerk3", "clerk4");

    private static final List<String> ROLES = List.of(
            "hr",
            "leading-group",
            "office",
            "seal-keeper",
            "archivist",
            "camunda-admin",
            "holder",
            "manager",
            DepartmentGroups.idOf(DEPARTMENT));

    private static final byte[] PAPER = PaperScan.pdf();

    @Autowired
    Cases cases;

    @Autowired
    Archive documents;

    @Autowired
    AppointmentProcess appointments;

    @Autowired
    ResignationProcess resignations;

    @Autowired
    RemovalProcess removals;

    @Autowired
    RenewalProcess renewals;

    @Autowired
    ClearanceProcess clearances;

    @Autowired
    ExceptionPairProcess exceptionPairs;

    @Autowired
    ClearingHolders clearing;

    @Autowired
    ChangingNotices requests;

    @Autowired
    EndingAgreements ending;

    @Autowired
    SigningAgreements signing;

    @Autowired
    Staff staff;

    @Autowired
    Secrecy secrecy;

    @Autowired
    PostAbolition abolition;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    ManagementService managementService;

    @Autowired
    IdentityService identityService;

    @Autowired
    ApplicationContext application;

    @Autowired
    NamedParameterJdbcTemplate database;

    @Autowired
    TestClock clock;

    /** What is on file. */
    Rows rows;

    private int papers;

    /** What the job executor would try again, and in vain. */
    static class JobFailed extends RuntimeException {

        JobFailed(String what, Throwable cause) {
            super(what, cause);
        }
    }

    LocalDate today() {
        return clock.today();
    }

    /** As that person, who has every role. */
    <T> T by(String person, Supplier<T> what) {
        identityService.setAuthentication(person, ROLES);
        try {
            return what.get();
        } finally {
            identityService.clearAuthentication();
        }
    }

    void complete(Rows.Open task, String by, Map<String, Object> answers) {
        by(by, () -> {
            taskService.complete(task.id(), new HashMap<>(answers));
            return null;
        });
    }

    /** A scan, each another file. */
    String scan(String by) {
        var paper = new String(PAPER, StandardCharsets.ISO_8859_1) + "\n";
        for (var bit = ++papers; bit > 0; bit >>= 1) {
            paper += (bit & 1) == 0 ? " " : "\n";
        }
        return cases.scan(paper.getBytes(StandardCharsets.ISO_8859_1), by);
    }

    /** The night's comparison of the register with what watches it. */
    void night() {
        ReflectionTestUtils.invokeMethod(application.getBean("reconciliation"), "run");
    }

    /** So many days go by, each job done when it is due; of the nights, the last one compares. */
    void live(int days) {
        var until = today().plusDays(days);
        finishJobs(until.atTime(10, 0).atZone(TestClock.ZONE).toInstant());
        clock.set(until);
        night();
    }

    /** The application is down for so many days, and compares when it starts, before any job. */
    void sleep(int days) {
        clock.set(today().plusDays(days));
        night();
    }

    /** Does what is due by then, one after the other. */
    void finishJobs(Instant until) {
        for (var round = 0; round < 500; round++) {
            var due = rows.dueBy(until);
            if (due.isEmpty()) {
                return;
            }
            var job = due.get(0);
            if (job.at().isAfter(clock.instant())) {
                clock.set(job.at());
            }
            try {
                managementService.executeJob(job.id());
            } catch (RuntimeException failed) {
                throw new JobFailed("job " + job + " fails", failed);
            }
        }
        throw new AssertionError("jobs without end: " + rows.dueBy(until));
    }

    boolean isSettled() {
        return rows.dueBy(clock.instant()).isEmpty();
    }
}
