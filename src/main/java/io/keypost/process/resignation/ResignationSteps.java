package io.keypost.process.resignation;

import static io.keypost.process.resignation.ResignationProcess.*;

import io.keypost.exit.ArrangingSuccession;
import io.keypost.exit.ChangingNotices;
import io.keypost.exit.ConfirmingNotices;
import io.keypost.exit.FindingNotices;
import io.keypost.exit.GivingNotice;
import io.keypost.exit.NoticeRequest.Kind;
import io.keypost.exit.Resignation;
import io.keypost.exit.TransferringHolders;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.process.BusinessKey;
import io.keypost.process.CurrentUser;
import io.keypost.process.OverdueTasks;
import io.keypost.process.UserTask;
import io.keypost.process.Variable;
import io.keypost.process.appointment.AppointmentProcess;
import io.keypost.process.appointment.AppointmentSettings;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the elements of {@code bpmn/resignation.bpmn} do, in the order of the diagram; each bean has its element's name. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class ResignationSteps {

    private final ResignationProcess process;
    private final FindingNotices notices;
    private final ConfirmingNotices confirming;
    private final TransferringHolders transferring;
    private final ChangingNotices requests;
    private final CurrentUser currentUser;

    /** 登记辞岗通知: the holder gives notice, or HR enters one from paper; its own number is the business key. */
    @Bean
    JavaDelegate registerNoticeDelegate(GivingNotice giving, AppointmentSettings settings) {
        return execution -> {
            var by = currentUser.id();
            var notice = giving.give(
                    AGREEMENT_NUMBER.requiredIn(execution),
                    Variable.choice(SCOPE, Resignation.Scope.class, SCOPE.takeRequired(execution)),
                    Variable.optionalDay(RECEIVED_ON, RECEIVED_ON.take(execution)),
                    PAPER_DOCUMENT_ID.take(execution),
                    by,
                    currentUser.isActing(by, "hr"));
            RESIGNATION_ID.set(execution, notice.id());
            HOLDER.set(execution, notice.staffNo());
            MANAGERS.set(execution, DepartmentGroups.idOf(process.departmentOf(notice)));
            ESCALATION_AFTER.set(execution, settings.escalateAfter().toString());
            execution.setProcessBusinessKey(BusinessKey.of(KEY, notice.id()));
        };
    }

    /** 签收辞岗通知: HR confirms the receipt; what HR has entered, a second person, who may also find it wrong. */
    @Bean
    UserTask confirmReceiptTask() {
        return new UserTask(
                currentUser,
                RECEIVED,
                (task, by) -> notices.get(idOf(task)).requireMayConfirm(by),
                (task, by) ->
                        confirming.confirmOrGiveBack(idOf(task), by, RECEIVED.requiredIn(task), REASON.take(task)));
    }

    /** 督办: the confirmation is overdue; the office sees the case's tasks from now on. */
    @Bean
    JavaDelegate escalateNoticeDelegate(OverdueTasks overdueTasks) {
        return escalation(overdueTasks);
    }

    /** 签发回执: archives the receipt; by then the agreement may have ended. */
    @Bean
    JavaDelegate issueReceiptDelegate() {
        return execution -> RUNNING.set(execution, confirming.issueReceipt(idOf(execution)));
    }

    /** 查收回执: the holder has the receipt. */
    @Bean
    UserTask collectReceiptTask() {
        return new UserTask(
                currentUser,
                null,
                (task, by) -> notices.get(idOf(task)).requireHolder(by),
                (task, by) -> confirming.collectReceipt(idOf(task), by));
    }

    /** 决定转岗脱密: the leading group moves the holder off the post inside the notice period, or does not. */
    @Bean
    UserTask decideTransferTask() {
        return new UserTask(
                currentUser,
                TRANSFER_WANTED,
                (task, by) -> notices.get(idOf(task)).requireAnother(by),
                (task, by) -> transferring.decide(
                        idOf(task),
                        TRANSFER_WANTED.requiredIn(task),
                        Variable.optionalDay(TRANSFER_FROM, TRANSFER_FROM.take(task)),
                        TRANSFER_TO.take(task),
                        SUCCESSOR.take(task),
                        REASON.take(task),
                        by));
    }

    /** 督办: the leading group has not decided; the office sees the case's tasks from now on. */
    @Bean
    JavaDelegate escalateTransferDecisionDelegate(OverdueTasks overdueTasks) {
        return escalation(overdueTasks);
    }

    /** 安排接任: a manager of the department nominates a successor on the spot, or says why nobody is nominated for now. */
    @Bean
    UserTask arrangeSuccessionTask(
            ArrangingSuccession succession, AppointmentProcess appointments, DepartmentGroups departments) {
        return new UserTask(
                currentUser, NOMINATED, (task, by) -> notices.get(idOf(task)).requireAnother(by), (task, by) -> {
                    // Who has taken the task keeps it, also when the department is theirs no more.
                    departments.requireManaged(process.departmentOf(notices.get(idOf(task))));
                    succession.arrange(idOf(task), by, nominated(task, appointments), REASON.in(task));
                    ASKED_BY_SUCCESSION.forEach(asked -> asked.take(task));
                });
    }

    private @Nullable Long nominated(DelegateTask task, AppointmentProcess appointments) {
        return NOMINATED.requiredIn(task)
                ? (Long) appointments
                        .nominate(process.nominationIn(task))
                        .appointment()
                        .id()
                : null;
    }

    /** 审批撤回: the leading group consents or does not, and says what becomes of an approved successor. */
    @Bean
    UserTask approveWithdrawalTask() {
        return new UserTask(
                currentUser,
                CONSENTED,
                (task, by) -> requests.requireMayDecide(idOf(task), Kind.WITHDRAWAL, by),
                (task, by) -> requests.decideWithdrawal(
                        idOf(task),
                        by,
                        CONSENTED.requiredIn(task),
                        Variable.optionalChoice(
                                SUCCESSOR_CHOICE, ChangingNotices.Successor.class, SUCCESSOR_CHOICE.take(task)),
                        REASON.take(task)));
    }

    /** 撤回通知: the holder stays; whether access is to be given back depends on whether it was taken away. */
    @Bean
    JavaDelegate withdrawNoticeDelegate() {
        // For the way behind the boundary of the notice period, which reads it from the process.
        return execution ->
                execution.getProcessInstance().setVariable(ACCESS_REVOKED.name(), requests.withdraw(idOf(execution)));
    }

    /** 审批缩短通知期: the leading group decides; who proposed does not. */
    @Bean
    UserTask approveShorteningTask() {
        return new UserTask(
                currentUser,
                APPROVED,
                (task, by) -> requests.requireMayDecide(idOf(task), Kind.SHORTENING, by),
                (task, by) -> requests.decideShortening(idOf(task), by, APPROVED.requiredIn(task), REASON.take(task)));
    }

    /** 恢复岗位权限: the holder stays: an administrator gives the access back. */
    @Bean
    UserTask giveBackAccessTask() {
        return new UserTask(
                currentUser,
                null,
                (task, by) -> notices.get(idOf(task)).requireAnother(by),
                (task, by) -> transferring.accessRestored(idOf(task), by, NOTE.take(task)));
    }

    private JavaDelegate escalation(OverdueTasks overdueTasks) {
        return execution -> {
            confirming.escalate(idOf(execution));
            overdueTasks.showToOffice(execution.getProcessInstanceId());
        };
    }
}
