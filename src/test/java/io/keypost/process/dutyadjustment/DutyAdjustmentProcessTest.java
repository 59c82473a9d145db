package io.keypost.process.dutyadjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.TestClock;
import io.keypost.agreement.AcknowledgingDuties;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndingAgreements;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.post.AdjustingDuties;
import io.keypost.post.DutyAdjustment.Status;
import io.keypost.post.DutyVersions;
import io.keypost.post.PostDuties;
import io.keypost.process.Cases;
import io.keypost.process.OverdueTasks;
import io.keypost.process.ProcessTest;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import io.keypost.typesetting.Pdfs;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("duty-adjustment")
class DutyAdjustmentProcessTest {

    private static final String POST = "MACHINE_ROOM";
    private static final String TEXT = "负责中心机房的日常巡检。\n负责机房出入管理。";

    @Autowired
    Cases cases;

    @Autowired
    AdjustingDuties adjusting;

    @Autowired
    AcknowledgingDuties dutyNotices;

    @Autowired
    DutyVersions versions;

    @Autowired
    EndingAgreements ending;

    @Autowired
    Staff staff;

    @Autowired
    Archive archive;

    @Autowired
    AuditLog audit;

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

    @Test
    void anApprovedAdjustmentIsAVersionThatEachHolderAcknowledges() {
        var holder = inForce();
        var scheduled = cases.sealed(POST);
        var before = latest().version();
        var key = propose(changed(), clock.today());
        assertThat(cases.task(key, "userTask_approveDuties").getName()).isEqualTo("审批职责调整：机房管理员");
        approve(key);

        assertThat(adjusting.get(key).status()).isEqualTo(Status.ADOPTED);
        assertThat(adjusting.get(key).dutiesVersion()).contains(before + 1);
        assertThat(adjusting.inForce(POST).version()).isEqualTo(before + 1);
        assertThat(adjusting.inForce(POST).duties()).endsWith("负责机房出入管理。");
        assertThat(notice(key, holder))
                .contains("职责调整通知", "编号：" + key, holder.number(), "调整理由：机房改造完成。")
                .contains("（版本：" + (before + 1) + "）", "1)负责中心机房的日常巡检", "2)负责机房出入管理。");

        var task = taskOf(key, holder);
        assertThat(task.getName()).startsWith("确认职责：").endsWith(" · 机房管理员");
        cases.complete(task, holder.staffNo(), Map.of("accepted", true));
        assertThat(dutyNotices.of(key, holder.staffNo()).acknowledgedOn()).contains(clock.today());
        cases.complete(
                taskOf(key, scheduled), scheduled.staffNo(), Map.of("accepted", false, "objection", "人手不足，无法每日巡检"));
        assertThat(dutyNotices.of(key, scheduled.staffNo()).objection()).contains("人手不足，无法每日巡检");
        assertThat(log(scheduled)).endsWith("document.DUTY_NOTICE", "duties.objected");
        assertThat(log(holder)).endsWith("document.DUTY_NOTICE", "duties.acknowledged");

        acknowledgeAll(key);
        assertThat(hasPassed(key, "endEvent_acknowledged", "endEvent_adjusted")).isTrue();
        assertThat(audit.of("post:" + POST))
                .extracting(AuditEvent::what)
                .endsWith("duties.proposed", "duties.approved", "duties.adopted");
    }

    @Test
    void anObjectionSaysWhatItObjectsToAndIsTheHoldersOwn() {
        var holder = inForce();
        var other = inForce();
        var key = propose(changed(), clock.today());
        approve(key);
        var task = taskOf(key, holder);
        refused("input.missing", () -> cases.complete(task, holder.staffNo(), Map.of()));
        refused("input.missing", () -> cases.complete(task, holder.staffNo(), Map.of("accepted", false)));
        refused(
                "input.tooLong",
                () -> cases.complete(task, holder.staffNo(), Map.of("accepted", false, "objection", "长".repeat(1001))));
        cases.complete(task, holder.staffNo(), Map.of("accepted", true));

        // What one holder has said does not stand for the next one's answer.
        var next = taskOf(key, other);
        refused("input.missing", () -> cases.complete(next, other.staffNo(), Map.of()));
        refused("duties.state", () -> dutyNotices.answer(key, holder.staffNo(), true, null));
    }

    @Test
    void aRejectedAdjustmentLeavesTheDutiesAsTheyAre() {
        var before = latest().version();
        var key = propose(changed(), clock.today());
        var task = cases.task(key, "userTask_approveDuties");
        refused("input.missing", () -> cases.complete(task, "leader1", Map.of("approved", false)));
        cases.complete(task, "leader1", Map.of("approved", false, "reason", "暂不调整"));

        assertThat(adjusting.get(key).status()).isEqualTo(Status.REJECTED);
        assertThat(latest().version()).isEqualTo(before);
        assertThat(hasPassed(key, "endEvent_rejected")).isTrue();
        propose(changed(), clock.today());
    }

    @Test
    void anOverdueDecisionRisesAndIsShownToTheOffice() {
        var key = propose(changed(), clock.today());
        cases.fire("duty-adjustment", key, "event_approvalOverdue");

        assertThat(cases.task(key, "userTask_approveDuties").getPriority()).isEqualTo(OverdueTasks.PRIORITY);
        assertThat(hasPassed(key, "endEvent_escalated")).isTrue();
        // Approved only now, it takes effect now and not on the day proposed.
        approve(key);
        assertThat(adjusting.get(key).effectiveOn()).isEqualTo(clock.today());
        assertThat(latest().effectiveOn()).contains(clock.today());
    }

    @Test
    void aHolderWhoseAgreementEndsIsNotWaitedFor() {
        var leaving = inForce();
        var staying = inForce();
        var key = propose(changed(), clock.today());
        approve(key);
        taskOf(key, leaving);
        staff.endEmployment(leaving.staffNo(), clock.today(), EmploymentEnd.DEATH, "hr1");
        clock.set(clock.today().plusDays(1));
        ending.look(leaving.number());

        assertThat(tasksOf(key, leaving)).isEmpty();
        assertThat(dutyNotices.of(key, leaving.staffNo()).releasedOn()).contains(clock.today());
        assertThat(log(leaving)).contains("duties.released");
        refused("duties.state", () -> dutyNotices.answer(key, leaving.staffNo(), true, null));
        taskOf(key, staying);
        acknowledgeAll(key);
        assertThat(hasPassed(key, "event_holderReleased", "endEvent_released", "endEvent_adjusted"))
                .isTrue();
    }

    @Test
    void aVersionYetToTakeEffectIsPrintedOnlyWhereTheTermBeginsWithIt() {
        var before = adjusting.inForce(POST).version();
        var effectiveOn = clock.today().plusDays(10);
        var key = propose(changed(), effectiveOn);
        approve(key);
        assertThat(adjusting.inForce(POST).version()).isEqualTo(before);
        refused("duties.tooEarly", () -> propose(changed(), effectiveOn.minusDays(1)));

        var earlier = cases.nominated(POST, effectiveOn.minusDays(1));
        var later = cases.nominated(POST, effectiveOn);
        assertThat(cases.drafted(earlier).dutiesVersion()).isEqualTo(before);
        var drafted = cases.drafted(later);
        assertThat(drafted.dutiesVersion()).isEqualTo(before + 1);
        assertThat(Pdfs.text(archive.bytes(drafted.documentId().orElseThrow()))).contains("2)负责机房出入管理。");
    }

    @Test
    void aVacantPostsDutiesAreAdjustedToo() {
        clock.set(LocalDate.of(2080, 1, 4));
        var form = form(changed(), clock.today());
        form.put("postCode", "DATABASE");
        var key = start(form);
        approve(key);

        assertThat(hasPassed(key, "endEvent_adjusted")).isTrue();
        assertThat(adjusting.inForce("DATABASE").effectiveOn()).contains(clock.today());
        clock.set(LocalDate.of(2026, 1, 5));
    }

    @Test
    void whatCannotStandIsRefusedBeforeAnythingIsStarted() {
        var instances = runtimeService.createProcessInstanceQuery().count();
        var today = clock.today();
        refused("post.unknown", () -> startWith("postCode", "NOTHING"));
        refused("post.unknown", () -> startWith("postCode", "AUDIT"));
        refused("input.missing", () -> startWith("duties", " \n "));
        refused("input.tooLong", () -> startWith("duties", ("长".repeat(500) + "\n").repeat(8)));
        refused("duties.dutyTooLong", () -> startWith("duties", "长".repeat(1001)));
        refused("document.unprintable", () -> startWith("duties", "\uD83D\uDE00"));
        refused("duties.unchanged", () -> startWith("duties", String.join("\n", latest().duties())));
        refused(
                "duties.tooEarly",
                () -> startWith("effectiveOn", today.minusDays(1).toString()));
        refused("input.missing", () -> startWith("reason", " "));
        refused("input.tooLong", () -> startWith("reason", "长".repeat(1001)));
        assertThat(runtimeService.createProcessInstanceQuery().count()).isEqualTo(instances);

        propose(changed(), today);
        refused("duties.underWay", () -> propose(changed(), today));
    }

    @Test
    void nobodyDecidesOnTheirOwnProposalOrTheirOwnPost() {
        var holder = inForce();
        var key = propose(changed(), clock.today());
        var task = cases.task(key, "userTask_approveDuties");
        refused("twoPeople.proposerDecides", () -> dutyNotices.requireMayDecide(key, "office1"));
        refused("twoPeople.proposerDecides", () -> adjusting.decide(key, "office1", true, null));
        refused("twoPeople.ownCase", () -> dutyNotices.requireMayDecide(key, holder.staffNo()));
        refused(
                "input.anotherCase",
                () -> cases.complete(task, "leader1", Map.of("approved", true, "adjustmentId", "DA-999999")));
        assertThat(adjusting.get(key).status()).isEqualTo(Status.PROPOSED);
    }

    private Agreement inForce() {
        return cases.inForce(POST, 1000);
    }

    private PostDuties latest() {
        return versions.findFirstByPostCodeOrderByVersionDesc(POST).orElseThrow();
    }

    /** Another text than any before. */
    private String changed() {
        return TEXT.replace("。\n", "，第%d版。\n".formatted(latest().version() + 1));
    }

    private String propose(String text, LocalDate effectiveOn) {
        return start(form(text, effectiveOn));
    }

    private static Map<String, Object> form(String text, LocalDate effectiveOn) {
        return new HashMap<>(
                Map.of("postCode", POST, "duties", text, "effectiveOn", effectiveOn.toString(), "reason", "机房改造完成。"));
    }

    private void startWith(String name, String value) {
        var form = form(changed(), clock.today());
        form.put(name, value);
        start(form);
    }

    private String start(Map<String, Object> form) {
        var instance = cases.by("office1", () -> runtimeService.startProcessInstanceByKey("duty-adjustment", form));
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey();
    }

    private void approve(String key) {
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

    private void acknowledgeAll(String key) {
        taskService
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .list()
                .forEach(task -> cases.complete(task, task.getAssignee(), Map.of("accepted", true)));
    }

    private Task taskOf(String key, Agreement holder) {
        var tasks = tasksOf(key, holder);
        assertThat(tasks).hasSize(1);
        return tasks.get(0);
    }

    private List<Task> tasksOf(String key, Agreement holder) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskAssignee(holder.staffNo())
                .list();
    }

    private boolean hasPassed(String key, String... elements) {
        return cases.hasPassed("duty-adjustment", key, elements);
    }

    private List<String> log(Agreement agreement) {
        return audit.of(agreement.subject()).stream().map(AuditEvent::what).toList();
    }

    private String notice(String key, Agreement agreement) {
        var id = dutyNotices.of(key, agreement.staffNo()).noticeId();
        assertThat(archive.of(agreement.subject()))
                .filteredOn(document -> document.kind() == Document.Kind.DUTY_NOTICE)
                .extracting(Document::id)
                .contains(id);
        return Pdfs.text(archive.bytes(id));
    }

    private static void refused(String rule, ThrowingCallable step) {
        assertThatThrownBy(step).hasMessageContaining(rule);
    }
}
