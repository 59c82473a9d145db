package io.keypost.process.term;

import static io.keypost.process.term.TermProcess.*;

import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.TerminationNotice;
import io.keypost.agreement.WatchingTerms;
import io.keypost.process.CurrentUser;
import io.keypost.process.UserTask;
import io.keypost.process.renewal.RenewalProcess;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the elements of {@code bpmn/term.bpmn} do, in the order of the diagram; each bean has its element's name. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class TermSteps {

    private final TermProcess process;
    private final WatchingTerms terms;

    /** 到岗: the first day has come. Settings may have changed since the signature, so the days to come are asked for anew. */
    @Bean
    JavaDelegate beginTermDelegate() {
        return execution -> {
            terms.begin(numberOf(execution));
            execution.setVariables(process.timersOf(numberOf(execution)));
        };
    }

    /** 发起续聘, if it is still to be decided and nobody has begun. */
    @Bean
    JavaDelegate startRenewalDelegate(RenewalProcess renewalProcess) {
        return execution -> renewalProcess.start(numberOf(execution));
    }

    /** 到期提醒: everybody concerned hears of the last day; then the next reminder is waited for. */
    @Bean
    JavaDelegate remindDelegate() {
        return execution -> {
            terms.remind(numberOf(execution));
            execution.setVariables(process.timersOf(numberOf(execution)));
        };
    }

    /** 处理任职冲突: the office writes down what was done about a holder who no longer meets the rules. */
    @Bean
    UserTask resolveConflictTask(CurrentUser currentUser) {
        return new UserTask(
                currentUser,
                null,
                (task, by) -> terms.requireMayResolveConflict(numberOf(task), by),
                (task, by) -> terms.resolveConflict(numberOf(task), by, REASON.take(task)));
    }

    /** 终止协议: its actual last day is over. */
    @Bean
    JavaDelegate endTermDelegate(EndingAgreements ending) {
        return execution -> CLEARANCE_NEEDED.set(execution, ending.look(numberOf(execution)));
    }

    /** 签发终止通知. */
    @Bean
    JavaDelegate issueEndNoticeDelegate(TerminationNotice notice) {
        return execution -> notice.issue(numberOf(execution));
    }
}
