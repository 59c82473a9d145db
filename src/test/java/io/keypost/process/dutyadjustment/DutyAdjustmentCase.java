package io.keypost.process.dutyadjustment;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.TestClock;
import io.keypost.agreement.AcknowledgingDuties;
import io.keypost.agreement.Agreement;
import io.keypost.document.Archive;
import io.keypost.post.AdjustingDuties;
import io.keypost.post.DutyVersions;
import io.keypost.post.PostDuties;
import io.keypost.process.Cases;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Adjustments of the duties of a post. */
abstract class DutyAdjustmentCase {

    static final String POST = "MACHINE_ROOM";
    static final String TEXT = "负责中心机房的日常巡检。\n负责机房出入管理。";

    @Autowired
    Cases cases;

    @Autowired
    AdjustingDuties adjusting;

    @Autowired
    AcknowledgingDuties dutyNotices;

    @Autowired
    DutyVersions versions;

    @Autowired
    Archive archive;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    TestClock clock;

    /** The duties of a post only go forward in time, and so do these tests. */
    @BeforeEach
    void notBeforeTheLatestVersion() {
        latest().effectiveOn().filter(day -> day.isAfter(clock.today())).ifPresent(clock::set);
    }

    Agreement inForce() {
        return cases.inForce(POST, 1000);
    }

    PostDuties latest() {
        return versions.findFirstByPostCodeOrderByVersionDesc(POST).orElseThrow();
    }

    /** Another text than any before. */
    String changed() {
        return TEXT.replace("。\n", "，第%d版。\n".formatted(latest().version() + 1));
    }

    String propose(String text, LocalDate effectiveOn) {
        return start(form(text, effectiveOn));
    }

    static Map<String, Object> form(String text, LocalDate effectiveOn) {
        return new HashMap<>(
                Map.of("postCode", POST, "duties", text, "effectiveOn", effectiveOn.toString(), "reason", "机房改造完成。"));
    }

    String start(Map<String, Object> form) {
        var instance = cases.by("office1", () -> runtimeService.startProcessInstanceByKey("duty-adjustment", form));
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey();
    }

    void approve(String key) {
        cases.complete(cases.task(key, "userTask_approveDuties"), "leader1", Map.of("approved", true));
        cases.runJobs(key);
    }

    /** One adjustment of a post at a time: the next test wants its own. */
    @AfterEach
    void closeOpen() {
        taskService
                .createTaskQuery()
                .taskDefinitionKey("userTask_approveDuties")
                .list()
                .forEach(task -> cases.complete(task, "leader1", Map.of("approved", false, "reason", "不予调整")));
    }

    Task taskOf(String key, Agreement holder) {
        var tasks = tasksOf(key, holder);
        assertThat(tasks).hasSize(1);
        return tasks.get(0);
    }

    List<Task> tasksOf(String key, Agreement holder) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskAssignee(holder.staffNo())
                .list();
    }

    boolean hasPassed(String key, String... elements) {
        return cases.hasPassed("duty-adjustment", key, elements);
    }
}
