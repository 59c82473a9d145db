package io.keypost.process.dutyadjustment;

import static io.keypost.process.dutyadjustment.DutyAdjustmentProcess.*;

import io.keypost.agreement.AcknowledgingDuties;
import io.keypost.post.AdjustingDuties;
import io.keypost.process.CurrentUser;
import io.keypost.process.OverdueTasks;
import io.keypost.process.UserTask;
import io.keypost.process.Variable;
import io.keypost.process.appointment.AppointmentSettings;
import java.util.ArrayList;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the elements of {@code bpmn/duty-adjustment.bpmn} do, in the order of the diagram; each bean has its element's name. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class DutyAdjustmentSteps {

    private final AdjustingDuties adjusting;
    private final AcknowledgingDuties dutyNotices;
    private final CurrentUser currentUser;

    /** 登记职责调整: puts the proposal on file; its id is the business key. */
    @Bean
    JavaDelegate proposeDutiesDelegate(AppointmentSettings settings) {
        return execution -> {
            var adjustment = adjusting.propose(
                    POST_CODE.takeRequired(execution),
                    DUTIES.takeRequired(execution),
                    Variable.day(EFFECTIVE_ON, EFFECTIVE_ON.takeRequired(execution)),
                    REASON.takeRequired(execution),
                    currentUser.id());
            ADJUSTMENT_ID.set(execution, adjustment.key());
            ESCALATION_AFTER.set(execution, settings.escalateAfter().toString());
            execution.setProcessBusinessKey(adjustment.key());
        };
    }

    /** 审批职责调整: the leading group decides. */
    @Bean
    UserTask approveDutiesTask() {
        return new UserTask(
                currentUser,
                APPROVED,
                (task, by) -> dutyNotices.requireMayDecide(keyOf(task), by),
                (task, by) -> adjusting.decide(keyOf(task), by, APPROVED.requiredIn(task), REASON.take(task)));
    }

    /** 督办: the decision is overdue; the office sees the case's tasks from now on. */
    @Bean
    JavaDelegate escalateDutiesDelegate(OverdueTasks overdueTasks) {
        return execution -> {
            adjusting.escalate(keyOf(execution));
            overdueTasks.showToOffice(execution.getProcessInstanceId());
        };
    }

    /** 发布新版职责: the approved text becomes the post’s next version. */
    @Bean
    JavaDelegate adoptDutiesDelegate() {
        return execution -> adjusting.adopt(keyOf(execution));
    }

    /** 签发职责调整通知: each holder is told; those are the ones who have to acknowledge. */
    @Bean
    JavaDelegate issueDutyNoticesDelegate() {
        // A list whose type can be read back.
        return execution -> HOLDERS.set(execution, new ArrayList<>(dutyNotices.issue(keyOf(execution))));
    }

    /** 确认职责: the holder takes note of the new duties, and may object. */
    @Bean
    UserTask acknowledgeDutiesTask() {
        return new UserTask(
                currentUser,
                // No gateway asks for the answer, and a flag left behind would stand for the next holder's.
                null,
                (task, by) -> dutyNotices.of(keyOf(task), by),
                (task, by) -> dutyNotices.answer(keyOf(task), by, ACCEPTED.takeRequired(task), OBJECTION.take(task)));
    }
}
