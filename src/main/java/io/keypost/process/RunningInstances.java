package io.keypost.process;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Brings running instances to the newest version of their model: an agreement runs for years, and models change meanwhile. What waits
 * in an element goes on waiting in the element of the same id, also where that now stands in a subprocess, or of the id it has now.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RunningInstances {

    private static final Logger LOG = LoggerFactory.getLogger(RunningInstances.class);

    /** Elements that bear another id than in versions before. */
    private static final Map<String, String> RENAMED = Map.of(
            "serviceTask_urgeRenewal", "serviceTask_escalateRenewal",
            "serviceTask_urgeTransferDecision", "serviceTask_escalateTransferDecision",
            "serviceTask_checkEligibility", "businessRuleTask_checkEligibility",
            "serviceTask_checkRenewal", "businessRuleTask_checkRenewal");

    @Lazy
    private final RepositoryService repositoryService;

    @Lazy
    private final RuntimeService runtimeService;

    private final EarlierCases earlierCases;

    /** Each instance by itself: one that cannot be migrated stays where it is, is logged, and does not hold up the others. */
    public void migrate() {
        earlierCases.rename();
        for (var latest :
                repositoryService.createProcessDefinitionQuery().latestVersion().list()) {
            repositoryService.createProcessDefinitionQuery().processDefinitionKey(latest.getKey()).list().stream()
                    .filter(older -> older.getVersion() < latest.getVersion())
                    .forEach(older -> migrate(older, latest));
        }
    }

    private void migrate(ProcessDefinition from, ProcessDefinition to) {
        var instances = runtimeService
                .createProcessInstanceQuery()
                .processDefinitionId(from.getId())
                .list();
        if (instances.isEmpty()) {
            return;
        }
        var plan = plan(from, to);
        LOG.info(
                "{} instances of {} go from version {} to {}",
                instances.size(),
                from.getKey(),
                from.getVersion(),
                to.getVersion());
        instances.forEach(instance -> migrate(plan, instance));
    }

    private void migrate(MigrationPlan plan, ProcessInstance instance) {
        try {
            earlierCases.around(instance, () -> runtimeService
                    .newMigration(plan)
                    .processInstanceIds(instance.getId())
                    .execute());
        } catch (RuntimeException failed) {
            LOG.error("instance {} ({}) stays on its version", instance.getId(), instance.getBusinessKey(), failed);
        }
    }

    /** The engine matches elements of the same id and parent only; where one has moved or is renamed, it is told. */
    private MigrationPlan plan(ProcessDefinition from, ProcessDefinition to) {
        var matched =
                runtimeService
                        .createMigrationPlan(from.getId(), to.getId())
                        .mapEqualActivities()
                        .build()
                        .getInstructions()
                        .stream()
                        .map(MigrationInstruction::getSourceActivityId)
                        .collect(Collectors.toSet());
        var plan = runtimeService.createMigrationPlan(from.getId(), to.getId()).mapEqualActivities();
        var targets = whereTokensWait(to);
        whereTokensWait(from).stream().filter(id -> !matched.contains(id)).forEach(id -> {
            var now = targets.contains(id) ? id : RENAMED.get(id);
            if (now != null && targets.contains(now)) {
                plan.mapActivities(id, now);
            }
        });
        return plan.build();
    }

    private Set<String> whereTokensWait(ProcessDefinition definition) {
        var model = Objects.requireNonNull(repositoryService.getBpmnModelInstance(definition.getId()));
        return List.of(Activity.class, IntermediateCatchEvent.class).stream()
                .map(model::getModelElementsByType)
                .flatMap(Collection::stream)
                .filter(element -> !(element instanceof SubProcess))
                .map(element -> ((ModelElementInstance) element).getAttributeValue("id"))
                .collect(Collectors.toSet());
    }
}
