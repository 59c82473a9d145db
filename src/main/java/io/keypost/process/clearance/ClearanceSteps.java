package io.keypost.process.clearance;

import static io.keypost.process.clearance.ClearanceProcess.*;

import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.ClearanceSettings;
import io.keypost.exit.ClearingHolders;
import io.keypost.process.BusinessKey;
import io.keypost.process.CurrentUser;
import io.keypost.process.OverdueTasks;
import io.keypost.process.UserTask;
import io.keypost.process.Variable;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the elements of {@code bpmn/clearance.bpmn} do, in the order of the diagram; each bean has its element's name. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class ClearanceSteps {

    private final ClearingHolders clearing;
    private final CurrentUser currentUser;

    /** 开始清退: opens the clearance with all that has to be settled; from here on its own number is the business key. */
    @Bean
    JavaDelegate openClearanceDelegate(ClearanceSettings settings, Clock clock) {
        return execution -> {
            var clearance = clearing.open(AGREEMENT_NUMBER.requiredIn(execution));
            var overdueAt = clearance.openedAt().atZone(clock.getZone()).plus(settings.overdueAfter());
            CLEARANCE_ID.set(execution, clearance.id());
            HOLDER.set(execution, clearance.staffNo());
            HOLDER_ACTS.set(execution, clearance.holderActs());
            OVERDUE_CYCLE.set(
                    execution,
                    "R/%s/%s"
                            .formatted(
                                    overdueAt.toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS),
                                    settings.urgeEvery()));
            execution.setProcessBusinessKey(BusinessKey.of(KEY, clearance.id()));
        };
    }

    /** 移交工作: the holder hands over what they worked on, item by item. */
    @Bean
    UserTask handOverTask() {
        return finishing(Kind.HANDOVER);
    }

    /** 签署离岗承诺: the holder hands in the scan of the signed commitment, or refuses. */
    @Bean
    UserTask commitTask() {
        return new UserTask(
                currentUser,
                COMMITTED,
                (task, by) -> clearing.get(idOf(task)).may(Kind.COMMITMENT, by),
                (task, by) -> clearing.commitOrRefuse(
                        idOf(task), by, COMMITTED.requiredIn(task), textOf(SCAN_ID, task), textOf(REASON, task)));
    }

    /** 收回权限: an administrator, never the one it is taken from, revokes what was granted. */
    @Bean
    UserTask revokeAccessTask() {
        return finishing(Kind.ACCESS);
    }

    /** 清退材料: the archivist takes back and files what is classified, piece by piece. */
    @Bean
    UserTask returnMaterialTask() {
        return finishing(Kind.MATERIAL);
    }

    private UserTask finishing(Kind kind) {
        return new UserTask(
                currentUser,
                null,
                (task, by) -> clearing.get(idOf(task)).may(kind, by),
                (task, by) -> clearing.finish(idOf(task), kind, by, REMARK.take(task)));
    }

    /** 核验清退: the security administrator in post, or else the office, finds all as it is written down. */
    @Bean
    UserTask verifyClearanceTask() {
        return new UserTask(
                        currentUser,
                        null,
                        (task, by) -> clearing.requireVerifier(idOf(task), by, currentUser.isActing(by, OFFICE)),
                        (task, by) ->
                                clearing.verify(idOf(task), by, currentUser.isActing(by, OFFICE), REMARK.take(task)))
                .offeredTo(task -> clearing.verifierOf(idOf(task)), OFFICE);
    }

    /** 督办清退: it takes too long; the office is told, and sees its tasks from now on. */
    @Bean
    JavaDelegate escalateClearanceDelegate(OverdueTasks overdueTasks) {
        return execution -> {
            clearing.overdue(idOf(execution));
            overdueTasks.showToOffice(execution.getProcessInstanceId());
        };
    }

    /** 办结清退: nothing is open any more. */
    @Bean
    JavaDelegate closeClearanceDelegate() {
        return execution -> clearing.close(idOf(execution));
    }

    /** A text the form may leave out; the domain says whether it must be there. */
    private static String textOf(Variable<String> variable, DelegateTask task) {
        var text = variable.take(task);
        return text == null ? "" : text;
    }
}
