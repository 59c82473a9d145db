package io.keypost.process.exceptionpair;

import static io.keypost.process.exceptionpair.ExceptionPairProcess.*;

import io.keypost.exceptionpair.ExceptionPair;
import io.keypost.exceptionpair.GrantingExceptionPairs;
import io.keypost.process.BusinessKey;
import io.keypost.process.CurrentUser;
import io.keypost.process.OverdueTasks;
import io.keypost.process.UserTask;
import io.keypost.process.Variable;
import io.keypost.process.appointment.AppointmentSettings;
import io.keypost.process.eligibility.Eligibility;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the elements of {@code bpmn/exception-pair.bpmn} do, in the order of the diagram; each bean has its element's name. */
@Configuration(proxyBeanMethods = false)
class ExceptionPairSteps {

    private final GrantingExceptionPairs granting;
    private final CurrentUser currentUser;
    private final Consumer<ExceptionPair> rules;

    ExceptionPairSteps(GrantingExceptionPairs granting, CurrentUser currentUser, Eligibility eligibility) {
        this.granting = granting;
        this.currentUser = currentUser;
        this.rules = pair -> eligibility.check(pair).orRefuse();
    }

    /** 登记例外提议: puts the proposal on file; its id is in the business key. */
    @Bean
    JavaDelegate proposeExceptionDelegate(AppointmentSettings settings) {
        return execution -> {
            var pair = granting.propose(
                    AGREEMENT_NUMBER.takeRequired(execution),
                    OTHER_POST_CODE.takeRequired(execution),
                    Variable.day(FIRST_DAY, FIRST_DAY.takeRequired(execution)),
                    Variable.day(LAST_DAY, LAST_DAY.takeRequired(execution)),
                    REASON.takeRequired(execution),
                    currentUser.id(),
                    rules);
            EXCEPTION_PAIR_ID.set(execution, pair.id());
            ESCALATION_AFTER.set(execution, settings.escalateAfter().toString());
            execution.setProcessBusinessKey(BusinessKey.of(KEY, pair.id()));
        };
    }

    /** 审批兼任例外: the leading group decides. */
    @Bean
    UserTask approveExceptionTask() {
        return new UserTask(
                currentUser,
                APPROVED,
                (task, by) -> granting.get(idOf(task)).requireMayDecide(by),
                (task, by) -> granting.decide(idOf(task), by, APPROVED.requiredIn(task), REASON.take(task), rules));
    }

    /** 督办: the decision is overdue; the office sees the case's tasks from now on. */
    @Bean
    JavaDelegate escalateExceptionDelegate(OverdueTasks overdueTasks) {
        return execution -> {
            granting.escalate(idOf(execution));
            overdueTasks.showToOffice(execution.getProcessInstanceId());
        };
    }
}
