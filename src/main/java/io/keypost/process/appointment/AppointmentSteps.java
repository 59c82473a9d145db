package io.keypost.process.appointment;

import static io.keypost.process.appointment.AppointmentProcess.*;

import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.AppointmentNotice;
import io.keypost.agreement.Nomination;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.process.CurrentUser;
import io.keypost.process.OverdueTasks;
import io.keypost.process.UserTask;
import io.keypost.process.eligibility.Eligibility;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the elements of {@code bpmn/appointment.bpmn} do, in the order of the diagram; each bean has its element's name. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class AppointmentSteps {

    private final AppointingHolders appointing;
    private final Eligibility eligibility;
    private final DepartmentGroups departments;
    private final CurrentUser currentUser;

    /** 登记提名: puts the case on file; its id is the business key. */
    @Bean
    JavaDelegate proposeDelegate(AppointmentSettings settings) {
        return execution -> {
            // Who starts the process may fill in the initiator's variable as they like.
            NOMINATOR.set(execution, currentUser.id());
            var appointment = appointing.nominate(managed(nominationIn(execution)), currentUser.id());
            forgetNominationIn(execution);
            APPOINTMENT_ID.set(execution, appointment.id());
            ESCALATION_AFTER.set(execution, settings.escalateAfter().toString());
            execution.setProcessBusinessKey(Long.toString(appointment.id()));
        };
    }

    /** 检查任职条件: asks the rules; what stands in the way goes on record. */
    @Bean
    JavaDelegate checkEligibilityDelegate() {
        return execution -> {
            var found = appointing.check(
                    idOf(execution),
                    appointment -> eligibility.check(appointment).violations());
            CONFLICT_FOUND.set(execution, !found.isEmpty());
        };
    }

    /** 资格审查: HR says whether the candidate qualifies. */
    @Bean
    UserTask reviewTask() {
        return new UserTask(
                currentUser,
                QUALIFIED,
                (task, by) -> appointing.get(idOf(task)).requireMayReview(by),
                (task, by) -> appointing.review(idOf(task), by, QUALIFIED.requiredIn(task), REASON.take(task)));
    }

    /** 审批: the leading group decides. */
    @Bean
    UserTask approveTask() {
        return new UserTask(
                currentUser,
                APPROVED,
                (task, by) -> appointing.get(idOf(task)).requireMayDecide(by),
                (task, by) -> appointing.decide(idOf(task), by, APPROVED.requiredIn(task), REASON.take(task)));
    }

    /** 督办: a review or decision is overdue; the office sees its task from now on. */
    @Bean
    JavaDelegate escalateDelegate(OverdueTasks overdueTasks) {
        return execution -> {
            appointing.escalate(idOf(execution));
            overdueTasks.showToOffice(execution.getProcessInstanceId());
        };
    }

    /** 任命: the approval takes effect, if the rules still allow it. */
    @Bean
    JavaDelegate appointDelegate() {
        return execution -> {
            var found = appointing.appoint(
                    idOf(execution),
                    appointment -> eligibility.check(appointment).violations());
            if (!found.isEmpty()) {
                throw new BpmnError(CONFLICT_ERROR);
            }
        };
    }

    /** 签发聘任通知: archives the notice; from here on the agreement is to be signed. */
    @Bean
    JavaDelegate issueNoticeDelegate(AppointmentNotice notice) {
        return execution -> notice.issue(idOf(execution));
    }

    /** 提名失效: the agreement came to nothing, and with it the appointment. */
    @Bean
    JavaDelegate closeUnsignedDelegate() {
        return execution -> appointing.closeUnsigned(idOf(execution));
    }

    /** 更正提名: the nominator puts right what was found, or takes the nomination back. */
    @Bean
    UserTask correctTask() {
        return new UserTask(
                currentUser,
                RESUBMITTED,
                (task, by) -> appointing.get(idOf(task)).requireMayCorrect(by),
                (task, by) -> {
                    appointing.correct(
                            idOf(task),
                            by,
                            RESUBMITTED.requiredIn(task),
                            () -> managed(nominationIn(task)),
                            REASON.take(task));
                    forgetNominationIn(task);
                });
    }

    /** Managers nominate for the departments they manage. */
    private Nomination managed(Nomination nomination) {
        departments.requireManaged(nomination.department());
        return nomination;
    }
}
