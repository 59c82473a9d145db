package io.keypost.process.removal;

import static io.keypost.process.removal.RemovalProcess.*;

import io.keypost.agreement.RemovingHolders;
import io.keypost.process.CurrentUser;
import io.keypost.process.OverdueTasks;
import io.keypost.process.UserTask;
import io.keypost.process.Variable;
import io.keypost.process.appointment.AppointmentSettings;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the elements of {@code bpmn/removal.bpmn} do, in the order of the diagram; each bean has its element's name. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class RemovalSteps {

    private final RemovingHolders removing;
    private final CurrentUser currentUser;

    /** 登记免任提议: the office proposes; the agreement's number is the business key. */
    @Bean
    JavaDelegate proposeRemovalDelegate(AppointmentSettings settings) {
        return execution -> {
            var number = AGREEMENT_NUMBER.requiredIn(execution);
            var suspendNow = SUSPEND_NOW.requiredIn(execution);
            removing.propose(number, GROUNDS.takeRequired(execution), suspendNow, currentUser.id());
            SUSPEND_NOW.set(execution, removing.isAccessToBeTaken(number));
            ESCALATION_AFTER.set(execution, settings.escalateAfter().toString());
            execution.setProcessBusinessKey(number);
        };
    }

    /** 停用权限: an administrator takes the holder's access away. */
    @Bean
    UserTask suspendAccessTask() {
        return new UserTask(
                currentUser,
                null,
                (task, by) -> removing.get(numberOf(task)).requireMayHandle(by),
                (task, by) -> removing.accessSuspended(numberOf(task), by, NOTE.take(task)));
    }

    /** 审批免任: the leading group decides; whoever proposed does not. */
    @Bean
    UserTask approveRemovalTask() {
        return new UserTask(
                currentUser,
                APPROVED,
                (task, by) -> removing.get(numberOf(task)).requireMayDecide(by),
                (task, by) -> removing.decide(numberOf(task), by, APPROVED.requiredIn(task), REASON.take(task)));
    }

    /** 督办: the decision is overdue; the office sees the case's tasks from now on. */
    @Bean
    JavaDelegate escalateRemovalDelegate(OverdueTasks overdueTasks) {
        return execution -> {
            removing.escalate(numberOf(execution));
            overdueTasks.showToOffice(execution.getProcessInstanceId());
        };
    }

    /** 不予免任. */
    @Bean
    JavaDelegate rejectRemovalDelegate() {
        return execution -> ACCESS_SUSPENDED.set(execution, removing.reject(numberOf(execution)));
    }

    /** 恢复权限: an administrator gives the access back. */
    @Bean
    UserTask restoreAccessTask() {
        return new UserTask(
                currentUser,
                null,
                (task, by) -> removing.get(numberOf(task)).requireMayHandle(by),
                (task, by) -> removing.accessRestored(numberOf(task), by, NOTE.take(task)));
    }

    /** 签发免任通知. */
    @Bean
    JavaDelegate issueRemovalNoticeDelegate() {
        return execution -> removing.issueNotice(numberOf(execution));
    }

    /** 送达免任通知: HR records when and how it was served; whoever decided does not. */
    @Bean
    UserTask serveRemovalTask() {
        return new UserTask(
                currentUser,
                null,
                (task, by) -> removing.get(numberOf(task)).requireMayServe(by),
                (task, by) -> removing.serve(
                        numberOf(task),
                        by,
                        Variable.day(SERVED_ON, SERVED_ON.takeRequired(task)),
                        SERVED_HOW.take(task),
                        Variable.day(LAST_DAY, LAST_DAY.takeRequired(task))));
    }

    /** 登记免任: the agreement ends on the day served with the notice. */
    @Bean
    JavaDelegate removeHolderDelegate() {
        return execution -> ENDED.set(execution, removing.remove(numberOf(execution)));
    }
}
