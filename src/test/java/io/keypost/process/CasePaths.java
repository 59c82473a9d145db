package io.keypost.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.agreement.Appointment;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a case stands and which way it has gone, as Cockpit shows it. */
public abstract class CasePaths {

    @Autowired
    ProcessEngine engine;

    @Autowired
    HistoryService historyService;

    @Autowired
    CaseKeys keys;

    /** The running instance of that business key, or null; of the appointment process for an appointment. */
    @SuppressWarnings("NullAway") // A test that goes on with one that has ended is told so by what it does next.
    public ProcessInstance instance(String process, String businessKey) {
        return keys.running(process, businessKey).orElse(null);
    }

    /** Whether that element has been passed in the finished or running case. */
    public boolean hasPassed(String process, String businessKey, String... elements) {
        var passed = historyService
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKeyIn(keys.of(businessKey).toArray(String[]::new))
                .list()
                .stream()
                .flatMap(
                        instance -> historyService
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .finished()
                                .list()
                                .stream())
                .map(activity -> activity.getActivityId())
                .toList();
        return passed.containsAll(List.of(elements));
    }

    /** What is to be said of the way of a case's instance: of the one that runs, or else of the one that has ended. */
    public ProcessInstanceAssert path(String process, String businessKey) {
        BpmnAwareTests.init(engine);
        return BpmnAwareTests.assertThat(
                keys.running(process, businessKey).orElseGet(() -> ended(process, businessKey)));
    }

    /** The engine hands out no instance that has ended; an assertion asks for no more than its id. */
    private ProcessInstance ended(String process, String businessKey) {
        var ended = historyService
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKeyIn(keys.of(businessKey).toArray(String[]::new))
                .list();
        assertThat(ended).as(process + " of " + businessKey).hasSize(1);
        var instance = new ExecutionEntity();
        instance.setId(ended.get(0).getId());
        instance.setProcessInstance(instance);
        return instance;
    }

    /** The rows of decision tables that have spoken at an element of a case, as Cockpit shows them. */
    public List<String> judgedAt(String process, String businessKey, String element) {
        return historyService
                .createHistoricDecisionInstanceQuery()
                .processInstanceId(instance(process, businessKey).getId())
                .activityIdIn(element)
                .includeOutputs()
                .list()
                .stream()
                .flatMap(judged -> judged.getOutputs().stream())
                .filter(output -> "rule".equals(output.getVariableName()))
                .map(HistoricDecisionOutputInstance::getRuleId)
                .toList();
    }

    /** Whether a job is that case's, or of what it has called. Other tests leave theirs behind. */
    public boolean isOf(Job job, Appointment appointment) {
        return keys.instances(keyOf(appointment)).anyMatch(job.getProcessInstanceId()::equals);
    }

    /** The case of an appointment by its id. */
    public static String keyOf(Appointment appointment) {
        return Long.toString(appointment.id());
    }
}
