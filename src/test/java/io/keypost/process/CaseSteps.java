package io.keypost.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.PaperScan;
import io.keypost.TestClock;
import io.keypost.agreement.Appointment;
import io.keypost.document.Archive;
import io.keypost.platform.engine.DepartmentGroups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;

/** What brings a case on: people, the savepoints of the engine, and time. */
public abstract class CaseSteps extends CasePaths {

    @Autowired
    TaskService taskService;

    @Autowired
    ManagementService managementService;

    @Autowired
    IdentityService identityService;

    @Autowired
    Archive archive;

    @Autowired
    TestClock clock;

    /** An uploaded scan. */
    public String scan(String by) {
        return scan(PaperScan.pdf(), by);
    }

    /** This very file, uploaded. */
    public String scan(byte[] file, String by) {
        try {
            return archive.upload("扫描件.pdf", () -> file, by).id();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Does as that person, in the groups of their name. */
    public <T> T by(String userId, Supplier<T> what) {
        identityService.setAuthentication(userId, groupsOf(userId));
        try {
            return what.get();
        } finally {
            identityService.clearAuthentication();
        }
    }

    private static List<String> groupsOf(String userId) {
        return switch (userId.replaceAll("[0-9]", "")) {
            case "manager" -> List.of("manager", DepartmentGroups.idOf("信息中心"));
            case "hr" -> List.of("hr");
            case "leader" -> List.of("leading-group");
            case "seal" -> List.of("seal-keeper");
            case "archive" -> List.of("archivist");
            case "office" -> List.of("office");
            case "admin" -> List.of("camunda-admin");
            default -> List.of("holder");
        };
    }

    public Task task(Appointment appointment, String key) {
        return task(Long.toString(appointment.id()), key);
    }

    /** The one open task of that key in the case of that business key. */
    public Task task(String businessKey, String key) {
        var tasks = taskService
                .createTaskQuery()
                .processInstanceBusinessKeyIn(keys.of(businessKey).toArray(String[]::new))
                .taskDefinitionKey(key)
                .list();
        assertThat(tasks).as(key + " of " + businessKey).hasSize(1);
        return tasks.get(0);
    }

    public void complete(Task task, String by, Map<String, Object> variables) {
        by(by, () -> {
            taskService.complete(task.getId(), new HashMap<>(variables));
            return null;
        });
    }

    public void runJobs(Appointment appointment) {
        runJobs(Long.toString(appointment.id()));
    }

    /** Runs the savepoints of the case and of what it has called and started, but no timer, until none is left. */
    public void runJobs(String businessKey) {
        for (var round = 0; round < 100; round++) {
            // One at a time: it may call off the next.
            var job = keys.instances(businessKey)
                    .map(id -> managementService.createJobQuery().processInstanceId(id))
                    .flatMap(query -> query.messages().withRetriesLeft().list().stream())
                    .findFirst();
            if (job.isEmpty()) {
                return;
            }
            managementService.executeJob(job.get().getId());
        }
        throw new AssertionError("jobs without end");
    }

    /** Moves the clock to the timer's time and fires it. */
    public void fire(String process, String businessKey, String timer) {
        var job = managementService
                .createJobQuery()
                .processInstanceId(instance(process, businessKey).getId())
                .activityId(timer)
                .singleResult();
        assertThat(job).as(timer + " waits").isNotNull();
        clock.set(job.getDuedate().toInstant());
        managementService.executeJob(job.getId());
        runJobs(businessKey);
    }

    /** Fires the timers of a case that are due by now, and what they bring, until none is. */
    public void fireWhatIsDue(String process, String businessKey) {
        while (instance(process, businessKey) != null) {
            var due = managementService
                    .createJobQuery()
                    .processInstanceId(instance(process, businessKey).getId())
                    .timers()
                    .executable()
                    .orderByJobDuedate()
                    .asc()
                    .listPage(0, 1);
            if (due.isEmpty()) {
                return;
            }
            managementService.executeJob(due.get(0).getId());
            runJobs(businessKey);
        }
    }
}
