package io.keypost.process.renewal;

import static io.keypost.process.renewal.RenewalProcess.*;

import io.keypost.agreement.RenewingAgreements;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.process.CurrentUser;
import io.keypost.process.OverdueTasks;
import io.keypost.process.UserTask;
import io.keypost.process.eligibility.Eligibility;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the elements of {@code bpmn/renewal.bpmn} do, in the order of the diagram; each bean has its element's name. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class RenewalSteps {

    private final RenewalProcess process;
    private final RenewingAgreements renewing;
    private final CurrentUser currentUser;

    /** 提出续聘意向: a manager of the department proposes the successor's term and text, or none. */
    @Bean
    UserTask proposeRenewalTask(DepartmentGroups departments) {
        return new UserTask(
                currentUser, RENEWAL_WANTED, (task, by) -> process.of(task).requireMayPropose(by), (task, by) -> {
                    // Who has taken the task keeps it, also when the department is theirs no more.
                    departments.requireManaged(process.of(task).department());
                    renewing.propose(
                            numberOf(task),
                            by,
                            RENEWAL_WANTED.requiredIn(task),
                            YEARS.take(task),
                            CONFIDENTIALITY_AGREEMENT_NO.take(task),
                            REMARKS.take(task),
                            REASON.take(task));
                });
    }

    /** 征求本人意愿: the holder stays, or does not. */
    @Bean
    UserTask consentToRenewalTask() {
        return new UserTask(
                currentUser,
                CONSENTED,
                (task, by) -> process.of(task).requireMayConsent(by),
                (task, by) -> renewing.consent(numberOf(task), by, CONSENTED.requiredIn(task), REASON.take(task)));
    }

    /** 复核任职条件: asks the rules about the successor; what stands in the way goes on record. */
    @Bean
    JavaDelegate checkRenewalDelegate(Eligibility eligibility) {
        return execution -> {
            var found = renewing.check(numberOf(execution), renewal -> eligibility
                    .check(renewal.nomination(), renewal.appointmentId())
                    .violations());
            CONFLICT_FOUND.set(execution, !found.isEmpty());
        };
    }

    /** 审批续聘: the leading group decides. */
    @Bean
    UserTask approveRenewalTask(Eligibility eligibility) {
        return new UserTask(
                currentUser,
                APPROVED,
                (task, by) -> process.of(task).requireMayDecide(by),
                (task, by) -> renewing.decide(
                        numberOf(task), by, APPROVED.requiredIn(task), REASON.take(task), renewal -> eligibility
                                .check(renewal.nomination(), renewal.appointmentId())
                                .orRefuse()));
    }

    /** 督办: the proposal or the decision is overdue; the office sees its task from now on. */
    @Bean
    JavaDelegate escalateRenewalDelegate(OverdueTasks overdueTasks) {
        return execution -> {
            renewing.escalate(numberOf(execution));
            overdueTasks.showToOffice(execution.getProcessInstanceId());
        };
    }

    /** 办结续聘: the successor is signed. */
    @Bean
    JavaDelegate completeRenewalDelegate() {
        return execution -> renewing.signed(numberOf(execution));
    }

    /** 办结未签续聘: the successor came to nothing, and with it the renewal. */
    @Bean
    JavaDelegate closeRenewalDelegate() {
        return execution -> renewing.notSigned(numberOf(execution));
    }
}
