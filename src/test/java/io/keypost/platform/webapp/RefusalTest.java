package io.keypost.platform.webapp;

import static io.keypost.platform.Browser.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.audit.AuditLog;
import io.keypost.platform.security.Logins;
import io.keypost.platform.web.WebTest;
import io.keypost.process.Cases;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a rule of ours refuses, as Tasklist hears it. */
@WebTest
class RefusalTest {

    @LocalServerPort
    int port;

    @Autowired
    Logins logins;

    @Autowired
    Cases cases;

    @Autowired
    TaskService taskService;

    @Autowired
    AuthorizationService authorizationService;

    @Autowired
    AuditLog audit;

    @Autowired
    IdentityService identityService;

    /** Other tests in the same database know manager1 as a manager. */
    @AfterEach
    void managerAlone() {
        identityService.deleteMembership("manager1", "leading-group");
    }

    @Test
    void theNominatorWhoApprovesHearsWhyNotAndIsOnRecord() {
        // manager1 nominates in every case; here they sit in the leading group as well.
        var both = logins.browser(port, "manager1", "manager", "leading-group");
        var appointment = cases.nominated("NETWORK");
        cases.runJobs(appointment);
        cases.complete(cases.task(appointment, "userTask_review"), "hr1", Map.of("qualified", true));
        var task = cases.task(appointment, "userTask_approve").getId();
        var approval = "{\"variables\":{\"approved\":{\"value\":true,\"type\":\"Boolean\"}}}";

        var inChinese = both.post(ENGINE + "/task/" + task + "/submit-form", approval);
        var inEnglish = both.with("Accept-Language", "en").post(ENGINE + "/task/" + task + "/complete", approval);

        assertThat(inChinese.statusCode()).isEqualTo(403);
        assertThat(inChinese.body()).contains("\"type\":\"Refusal\"").contains("\"message\":\"您是提名人，审批须由另一人作出。\"");
        assertThat(inEnglish.statusCode()).isEqualTo(403);
        assertThat(inEnglish.body()).contains("You nominated the candidate.");
        assertThat(taskService.createTaskQuery().taskId(task).count()).isOne();
        assertThat(audit.of("user:manager1")).anySatisfy(event -> {
            assertThat(event.what()).isEqualTo("attempt.refused");
            assertThat(event.reason()).contains(task).contains("twoPeople.nominatorDecides");
        });
    }

    @Test
    void aTaskIsTakenAndDoneByItsGroupButNotHandedToOthers() {
        var appointment = cases.nominated("DATABASE");
        cases.runJobs(appointment);
        var task = cases.task(appointment, "userTask_review").getId();
        logins.user("holder5", "holder");
        var hr = logins.browser(port, "hr5", "hr");

        assertThat(hr.post(ENGINE + "/task/" + task + "/assignee", "{\"userId\":\"holder5\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(hr.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"hr5\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(hr.get(ENGINE + "/task/" + task + "/form").statusCode()).isEqualTo(200);
        assertThat(hr.post(
                                ENGINE + "/task/" + task + "/submit-form",
                                "{\"variables\":{\"qualified\":{\"value\":true,\"type\":\"Boolean\"}}}")
                        .statusCode())
                .isLessThan(300);
        var leader = logins.browser(port, "leader5", "leading-group");
        var approve = cases.task(appointment, "userTask_approve").getId();
        assertThat(leader.get(ENGINE + "/task/" + approve).statusCode()).isEqualTo(200);
        assertThat(hr.post(ENGINE + "/task/" + approve + "/claim", "{\"userId\":\"hr5\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoHasTakenATaskMayReturnItButNobodyLeavesTheirOwnUndone() {
        var appointment = cases.nominated("DATABASE");
        cases.runJobs(appointment);
        var task = cases.task(appointment, "userTask_review").getId();
        var hr = logins.browser(port, "hr5", "hr");
        var other = logins.browser(port, "hr6", "hr");
        hr.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"hr5\"}");

        assertThat(other.post(ENGINE + "/task/" + task + "/unclaim", "{}").statusCode())
                .isEqualTo(403);
        assertThat(hr.post(ENGINE + "/task/" + task + "/unclaim", "{}").statusCode())
                .isEqualTo(204);
        assertThat(taskService.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
        // Nobody else could do it.
        taskService.deleteCandidateGroup(task, "hr");
        taskService.setAssignee(task, "hr5");
        assertThat(hr.post(ENGINE + "/task/" + task + "/unclaim", "{}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void auditorsReadEverythingAndChangeNothing() {
        var appointment = cases.nominated("MACHINE_ROOM");
        cases.runJobs(appointment);
        var task = cases.task(appointment, "userTask_review");
        var auditor = logins.browser(port, "auditor5", "auditor");

        assertThat(auditor.get(ENGINE + "/task/" + task.getId()).statusCode()).isEqualTo(200);
        assertThat(auditor.get(ENGINE + "/process-instance/" + task.getProcessInstanceId() + "/activity-instances")
                        .body())
                .contains("userTask_review");
        assertThat(auditor.post(ENGINE + "/task/" + task.getId() + "/claim", "{\"userId\":\"auditor5\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(auditor.send("DELETE", ENGINE + "/process-instance/" + task.getProcessInstanceId(), null, null)
                        .statusCode())
                .isEqualTo(403);
    }
}
