package io.keypost.process.signing;

import static io.keypost.process.signing.SigningProcess.*;

import io.keypost.agreement.DraftingAgreements;
import io.keypost.agreement.SigningAgreements;
import io.keypost.agreement.WatchingTerms;
import io.keypost.process.CurrentUser;
import io.keypost.process.OverdueTasks;
import io.keypost.process.UserTask;
import io.keypost.process.Variable;
import io.keypost.process.eligibility.Eligibility;
import io.keypost.process.term.TermProcess;
import java.time.Clock;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the elements of {@code bpmn/signing.bpmn} do, in the order of the diagram; each bean has its element's name. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class SigningSteps {

    private final DraftingAgreements drafting;
    private final SigningAgreements signing;
    private final WatchingTerms terms;
    private final Eligibility eligibility;
    private final CurrentUser currentUser;

    /** 拟定协议: opens the agreement and takes its number, which is the business key. */
    @Bean
    JavaDelegate openAgreementDelegate(SigningSettings settings, Clock clock) {
        return execution -> {
            var agreement = drafting.open(APPOINTMENT_ID.requiredIn(execution));
            AGREEMENT_NUMBER.set(execution, agreement.number());
            HOLDER.set(execution, agreement.staffNo());
            SIGNING_ENDS_AT.set(
                    execution, agreement.signingEndsAt(clock.getZone()).toString());
            REMINDER_CYCLE.set(execution, "R/" + settings.remindEvery());
            execution.setProcessBusinessKey(agreement.number());
        };
    }

    /** 生成协议文本: sets the text from what is on file now; the version before stays. */
    @Bean
    JavaDelegate draftAgreementDelegate() {
        return execution -> drafting.draft(numberOf(execution));
    }

    /** 核对协议: HR reads the text before it is frozen, or has it set anew. */
    @Bean
    UserTask checkTask() {
        return new UserTask(
                currentUser,
                TEXT_CORRECT,
                (task, by) -> signing.get(numberOf(task)).requireMayCheck(by),
                (task, by) -> drafting.check(
                        numberOf(task),
                        by,
                        TEXT_CORRECT.requiredIn(task),
                        textOf(REASON, task),
                        REMARKS.take(task),
                        CONFIDENTIALITY_AGREEMENT_NO.take(task)));
    }

    /** 乙方签署: the holder hands in the scan of the signed paper, or refuses. */
    @Bean
    UserTask signTask() {
        return new UserTask(
                currentUser,
                SIGNED,
                (task, by) -> signing.get(numberOf(task)).requireMaySign(by),
                (task, by) -> signing.sign(
                        numberOf(task), by, SIGNED.requiredIn(task), textOf(SCAN_ID, task), textOf(REASON, task)));
    }

    /** 复核任职条件: asks the rules once more before the seal; what stands in the way goes on record and to HR. */
    @Bean
    JavaDelegate checkHolderDelegate() {
        return execution -> {
            if (terms.findConflict(
                    numberOf(execution),
                    agreement -> eligibility.check(agreement).violations())) {
                throw new BpmnError(CONFLICT_ERROR);
            }
        };
    }

    /** 处理签署冲突: HR writes down what was done about a holder who does not meet the rules; they are asked again then. */
    @Bean
    UserTask settleConflictTask() {
        return new UserTask(
                currentUser,
                null,
                (task, by) -> terms.requireMayResolveConflict(numberOf(task), by),
                (task, by) -> terms.resolveConflict(numberOf(task), by, REASON.take(task)));
    }

    /** 甲方用印: a second person confirms the holder's scan, seals the paper and hands in its scan. */
    @Bean
    UserTask sealTask() {
        return new UserTask(
                currentUser,
                SCAN_CONFIRMED,
                (task, by) -> signing.requireMaySeal(numberOf(task), by),
                (task, by) -> signing.seal(
                        numberOf(task),
                        by,
                        SCAN_CONFIRMED.requiredIn(task),
                        textOf(SCAN_ID, task),
                        textOf(REASON, task),
                        agreement -> eligibility.check(agreement).orRefuse()));
    }

    /** 催签: signatures are missing. */
    @Bean
    JavaDelegate remindSigningDelegate(OverdueTasks overdueTasks) {
        return execution -> {
            signing.remind(numberOf(execution));
            overdueTasks.showToOffice(execution.getProcessInstanceId());
        };
    }

    /** 协议作废: the deadline to sign has passed. */
    @Bean
    JavaDelegate lapseAgreementDelegate() {
        return execution -> signing.lapse(numberOf(execution));
    }

    /** 开始履行: from here on the dates decide. */
    @Bean
    JavaDelegate startTermDelegate(TermProcess termProcess) {
        return execution -> termProcess.start(numberOf(execution));
    }

    /** 归档: a second person confirms the sealed scan and records both copies' delivery. */
    @Bean
    UserTask fileCopiesTask() {
        return new UserTask(
                currentUser,
                COPIES_MATCH,
                (task, by) -> signing.get(numberOf(task)).requireMayFile(by),
                (task, by) -> signing.file(
                        numberOf(task),
                        by,
                        COPIES_MATCH.requiredIn(task),
                        textOf(RECEIVED_FOR_PARTY_A, task),
                        Variable.optionalDay(DELIVERED_ON, DELIVERED_ON.take(task)),
                        textOf(REASON, task)));
    }

    /** 重新扫描: a better scan of the same sealed paper. */
    @Bean
    UserTask rescanTask() {
        return new UserTask(
                currentUser,
                null,
                (task, by) -> signing.requireMaySeal(numberOf(task), by),
                (task, by) -> signing.rescan(numberOf(task), by, textOf(SCAN_ID, task)));
    }
}
