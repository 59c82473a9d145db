package io.keypost.process.dutyadjustment;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndingAgreements;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.document.Document;
import io.keypost.post.DutyAdjustment.Status;
import io.keypost.process.OverdueTasks;
import io.keypost.process.ProcessTest;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import io.keypost.typesetting.Pdfs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whichever way an adjustment goes, as its diagram shows it. */
@ProcessTest("duty-adjustment")
class DutyAdjustmentProcessTest extends DutyAdjustmentCase {

    @Autowired
    EndingAgreements ending;

    @Autowired
    Staff staff;

    @Autowired
    AuditLog audit;

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

    private void acknowledgeAll(String key) {
        taskService
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .list()
                .forEach(task -> cases.complete(task, task.getAssignee(), Map.of("accepted", true)));
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
}
