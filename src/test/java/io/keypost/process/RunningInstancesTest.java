package io.keypost.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What waits in an element of an older version goes on in the newest. */
@KeypostTest
class RunningInstancesTest {

    @Autowired
    Cases cases;

    @Autowired
    RunningInstances runningInstances;

    @Autowired
    RepositoryService repositoryService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    ManagementService managementService;

    private final List<String> deployments = new ArrayList<>();

    @AfterEach
    void leaveTheEngineAsItWas() {
        deployments.forEach(deployment -> repositoryService.deleteDeployment(deployment, true));
    }

    @Test
    void whatWaitsInARenamedElementGoesOnUnderItsNewName() {
        deploy("serviceTask_urgeRenewal");
        var instance = runtimeService.startProcessInstanceByKey("renamed").getId();
        deploy("serviceTask_escalateRenewal");

        runningInstances.migrate();

        var waiting = managementService
                .createJobQuery()
                .processInstanceId(instance)
                .activityId("serviceTask_escalateRenewal")
                .singleResult();
        managementService.executeJob(waiting.getId());
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .isZero();
    }

    @Test
    void aCaseThatWaitedToBeCheckedByAServiceTaskIsCheckedByTheRuleTask() throws IOException {
        var model = Files.readString(Path.of("bpmn/appointment.bpmn"));
        deploy(
                "bpmn/appointment.bpmn",
                model.replace("bpmn:businessRuleTask", "bpmn:serviceTask")
                        .replace("businessRuleTask_", "serviceTask_"));
        var appointment = cases.nominated("SYSTEM");
        deploy("bpmn/appointment.bpmn", model);

        runningInstances.migrate();

        cases.runJobs(appointment);
        assertThat(cases.hasPassed("appointment", Cases.keyOf(appointment), "businessRuleTask_checkEligibility"))
                .isTrue();
        cases.task(appointment, "userTask_review");
    }

    private void deploy(String resource, String model) {
        deployments.add(repositoryService
                .createDeployment()
                .addString(resource, model)
                .deploy()
                .getId());
    }

    private void deploy(String element) {
        var model = Bpmn.createExecutableProcess("renamed")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .serviceTask(element)
                .camundaAsyncBefore()
                .camundaExpression("${true}")
                .endEvent()
                .done();
        deployments.add(repositoryService
                .createDeployment()
                .addModelInstance("renamed.bpmn", model)
                .deploy()
                .getId());
    }
}
