package io.keypost.process;

import io.keypost.agreement.Agreements;
import io.keypost.exit.Clearances;
import io.keypost.exit.Resignation;
import io.keypost.exit.Resignations;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What versions before left running in a form that the engine's own migration cannot bring over. */
@Component
@RequiredArgsConstructor
class EarlierCases {

    /** A notice had a timer of its own for its last day; it now waits for its agreement's end. */
    private static final String TIMER = "event_lastDayReached";

    private static final String END = "event_agreementEnded";

    /** What the timer had left to do; the agreement's own timer does it. */
    private static final String AFTER_TIMER = "serviceTask_endNotice";

    /** Waits as a job in both versions, under two names: a token is put aside there, and never runs. */
    private static final String ASIDE = "serviceTask_urgeTransferDecision";

    private static final String ASIDE_NOW = "serviceTask_escalateTransferDecision";

    private static final String ORDER = "serviceTask_issueTransferOrder";

    private static final Set<String> AFTER_ORDER = Set.of("userTask_acknowledgeTransfer", "event_transferStarts");

    /** A transfer was part of its resignation, which calls it now. */
    private static final Set<String> TRANSFER = Set.of(
            ORDER,
            "userTask_acknowledgeTransfer",
            "event_transferStarts",
            "serviceTask_beginTransfer",
            "userTask_takeBackAccess",
            "userTask_verifyRevocation");

    private static final String CALL = "callActivity_transfer";

    @Lazy
    private final RuntimeService runtimeService;

    @Lazy
    private final ManagementService managementService;

    private final ProcessEngineConfigurationImpl engine;
    private final Agreements agreements;
    private final Resignations resignations;
    private final Clearances clearances;
    private final TransactionTemplate transactions;

    /** Notices and clearances went by their agreement's number; they go by their own. */
    void rename() {
        rename("resignation");
        rename("clearance");
    }

    private void rename(String process) {
        runtimeService.createProcessInstanceQuery().processDefinitionKey(process).list().stream()
                .filter(instance -> instance.getBusinessKey() != null
                        && !instance.getBusinessKey().startsWith(process + "-"))
                .forEach(instance -> rowOf(process, instance.getBusinessKey())
                        .ifPresent(id -> transactions.executeWithoutResult(status -> rename(process, instance, id))));
    }

    private void rename(String process, ProcessInstance instance, long id) {
        runtimeService.setVariable(instance.getId(), process + "Id", id);
        engine.getCommandExecutorTxRequired().execute(context -> {
            context.getExecutionManager()
                    .findExecutionById(instance.getId())
                    .setProcessBusinessKey(BusinessKey.of(process, id));
            return null;
        });
    }

    /** Of a clearance none, while it waits to be opened: then it is named by that. */
    private Optional<Long> rowOf(String process, String agreementNumber) {
        return "clearance".equals(process)
                ? clearances.findByAgreementNumber(agreementNumber).map(clearance -> clearance.id())
                : agreements.findById(agreementNumber).stream()
                        .flatMap(agreement ->
                                resignations.findByAppointmentIdOrderById(agreement.appointmentId()).stream())
                        .filter(notice -> notice.agreementNumber().equals(agreementNumber))
                        .map(Resignation::id)
                        .reduce((earlier, later) -> later);
    }

    /** Has an instance brought to its new version, around what that cannot carry over; all of it or nothing. */
    void around(ProcessInstance instance, Runnable migration) {
        transactions.executeWithoutResult(status -> {
            var active = new HashSet<>(runtimeService.getActiveActivityIds(instance.getId()));
            if (!"resignation".equals(processOf(instance))) {
                migration.run();
            } else if (active.contains(AFTER_TIMER)) {
                runtimeService.deleteProcessInstance(instance.getId(), AFTER_TIMER);
            } else {
                var withoutTimer =
                        active.contains(TIMER) ? (Runnable) () -> aroundTimer(instance, migration) : migration;
                active.retainAll(TRANSFER);
                aroundTransfer(instance, active, withoutTimer);
            }
        });
    }

    private void aroundTransfer(ProcessInstance instance, Set<String> standing, Runnable migration) {
        if (standing.isEmpty()) {
            migration.run();
            return;
        }
        var modification = runtimeService.createProcessInstanceModification(instance.getId());
        standing.forEach(modification::cancelAllForActivity);
        modification.execute();
        migration.run();
        runtimeService
                .createProcessInstanceModification(instance.getId())
                .startBeforeActivity(CALL)
                .execute();
        run(CALL, instance.getId());
        if (!standing.contains(ORDER)) {
            goOn(standing, instance.getId());
        }
    }

    /** The transfer called goes on where it stood; its order is issued, which is not done twice. */
    private void goOn(Set<String> standing, String caller) {
        var called = runtimeService
                .createProcessInstanceQuery()
                .superProcessInstanceId(caller)
                .singleResult()
                .getId();
        run(ORDER, called);
        if (!standing.equals(AFTER_ORDER)) {
            var modification = runtimeService.createProcessInstanceModification(called);
            standing.stream().filter(id -> !AFTER_ORDER.contains(id)).forEach(modification::startBeforeActivity);
            AFTER_ORDER.stream().filter(id -> !standing.contains(id)).forEach(modification::cancelAllForActivity);
            modification.execute();
        }
    }

    private void run(String element, String instance) {
        managementService.executeJob(managementService
                .createJobQuery()
                .processInstanceId(instance)
                .activityId(element)
                .singleResult()
                .getId());
    }

    private void aroundTimer(ProcessInstance instance, Runnable migration) {
        var before = aside(instance, ASIDE);
        runtimeService
                .createProcessInstanceModification(instance.getId())
                .startBeforeActivity(ASIDE)
                .cancelAllForActivity(TIMER)
                .execute();
        migration.run();
        var back = runtimeService
                .createProcessInstanceModification(instance.getId())
                .startBeforeActivity(END);
        aside(instance, ASIDE_NOW).stream().filter(id -> !before.contains(id)).forEach(back::cancelTransitionInstance);
        back.execute();
    }

    private static String processOf(ProcessInstance instance) {
        return instance.getProcessDefinitionId().replaceAll(":.*", "");
    }

    private Set<String> aside(ProcessInstance instance, String element) {
        return Arrays.stream(
                        runtimeService.getActivityInstance(instance.getId()).getChildActivityInstances())
                .flatMap(scope -> Arrays.stream(scope.getTransitionInstances(element)))
                .map(TransitionInstance::getId)
                .collect(Collectors.toSet());
    }
}
