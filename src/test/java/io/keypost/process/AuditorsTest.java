package io.keypost.process;

import static io.keypost.Refusals.refused;
import static io.keypost.WebUser.variables;
import static io.keypost.process.ByRest.Call.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.WebUser;
import io.keypost.process.ByRest.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Auditors read everything and change nothing, whatever else they are: on no route of the engine, at no task of any model. */
@KeypostTest
class AuditorsTest {

    private static final String AUDITOR = "auditorOfAll";
    /** Every role, and whatever group a task may be for. */
    private static final String[] EVERY_ROLE = {
        "manager", "hr", "leading-group", "office", "seal-keeper", "archivist", "holder", "camunda-admin", "auditor"
    };

    private static final String SENTENCE = "审计人员只能查看，不能更改。";

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    ProcessEngine engine;

    private final List<String> instances = new ArrayList<>();
    private ByRest rest;

    @BeforeEach
    void everyRoleAndAuditor() {
        cases.countNoCoverage();
        rest = new ByRest(port, cases, engine, () -> "");
        rest.user(AUDITOR, EVERY_ROLE);
    }

    @AfterEach
    void over() {
        instances.forEach(id -> engine.getRuntimeService().deleteProcessInstance(id, "over", true));
    }

    static Stream<Arguments> tasks() {
        return Models.all().stream().flatMap(model -> model.elements(UserTask.class).stream()
                .map(task -> Arguments.of(model.process().getId(), task.getId())));
    }

    static Stream<String> processes() {
        return Models.all().stream().map(model -> model.process().getId());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theyNeitherTakeNorDoATask(String process, String key) {
        var task = waiting(process, key);
        var path = "/task/" + task.getId();
        refusedCall("POST", path + "/complete", variables(Map.of()));
        refusedCall("POST", path + "/submit-form", variables(Map.of()));
        if (task.getAssignee() == null) {
            refusedCall("POST", path + "/claim", Map.of("userId", AUDITOR));
        } else {
            refusedCall("POST", path + "/unclaim", Map.of());
        }
        refusedInJava(() -> engine.getTaskService().complete(task.getId()));
        refusedInJava(() -> engine.getTaskService().claim(task.getId(), AUDITOR));
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskId(task.getId())
                        .singleResult())
                .returns(task.getAssignee(), Task::getAssignee);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void theyStartNoProcess(String key) {
        var before = engine.getRuntimeService().createProcessInstanceQuery().count();
        refusedCall("POST", "/process-definition/key/" + key + "/submit-form", variables(Map.of()));
        refusedInJava(() -> engine.getRuntimeService().startProcessInstanceByKey(key));
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isEqualTo(before);
    }

    /** What a candidate, an administrator or anybody could do besides. */
    @Test
    void theyChangeNothingElse() {
        var task = waiting("appointment", "userTask_review");
        var path = "/task/" + task.getId();
        var instance = "/process-instance/" + task.getProcessInstanceId();
        rest.refusedCalls(
                AUDITOR,
                post(path + "/assignee", Map.of("userId", AUDITOR)),
                post(path + "/delegate", Map.of("userId", AUDITOR)),
                post(path + "/resolve", variables(Map.of())),
                post(path + "/identity-links", Map.of("userId", AUDITOR, "type", "candidate")),
                post(path + "/comment/create", Map.of("message", "意见")),
                post(path + "/variables", Map.of("modifications", Map.of("qualified", WebUser.value(true)))),
                post(path + "/localVariables", Map.of("modifications", Map.of("qualified", WebUser.value(true)))),
                new Call("PUT", path, Map.of("name", "别的", "priority", 1)),
                new Call("DELETE", path, Map.of()),
                post(instance + "/variables", Map.of("modifications", Map.of("qualified", WebUser.value(true)))),
                post(
                        instance + "/modification",
                        Map.of(
                                "instructions",
                                List.of(Map.of("type", "startBeforeActivity", "activityId", "userTask_approve")))),
                new Call("PUT", instance + "/suspended", Map.of("suspended", true)),
                new Call("DELETE", instance, Map.of()),
                post("/message", Map.of("messageName", "keypost.nominationWithdrawn", "all", true)),
                post("/task/create", Map.of("id", "another", "name", "别的")),
                post("/filter/create", Map.of("name", "别的", "resourceType", "Task", "query", Map.of())),
                post("/user/create", Map.of("profile", Map.of("id", "another"), "credentials", Map.of())),
                new Call("PUT", "/user/hr1/profile", Map.of("id", "hr1", "firstName", "别人")),
                new Call("DELETE", "/user/hr1", Map.of()),
                new Call("PUT", "/group/hr/members/" + AUDITOR, Map.of()),
                new Call("DELETE", "/group/auditor/members/" + AUDITOR, Map.of()),
                new Call("DELETE", "/group/hr", Map.of()),
                post("/authorization/create", Map.of("type", 1, "permissions", List.of("ALL"), "userId", AUDITOR)));
        refusedInJava(() -> engine.getTaskService().setVariable(task.getId(), "qualified", true));
        refusedInJava(() -> engine.getRuntimeService().correlateMessage("keypost.nominationWithdrawn"));
        refusedInJava(() -> engine.getIdentityService().deleteMembership(AUDITOR, "auditor"));
        refusedInJava(() -> engine.getRepositoryService().suspendProcessDefinitionById(task.getProcessDefinitionId()));
    }

    @Test
    void theyReadAsBefore() {
        var task = waiting("appointment", "userTask_review");
        var reads = List.of(
                "/task/" + task.getId(),
                "/process-instance/" + task.getProcessInstanceId() + "/activity-instances",
                "/process-definition?latest=true",
                "/process-definition/" + task.getProcessDefinitionId() + "/xml",
                "/deployment",
                "/history/decision-instance?maxResults=5");
        for (var read : reads) {
            var answer = rest.user(AUDITOR).engine("GET", read, null);
            assertThat(answer.status()).as(read + " " + answer).isEqualTo(200);
        }
        for (var query : List.of("/process-instance", "/task", "/variable-instance")) {
            var answer = rest.user(AUDITOR).engine("POST", query + "?maxResults=5", Map.of());
            assertThat(answer.status()).as(query + " " + answer).isEqualTo(200);
        }
    }

    private void refusedCall(String method, String path, Object body) {
        var answer = rest.user(AUDITOR).engine(method, path, body);
        assertThat(answer.status()).as(path + " " + answer).isEqualTo(403);
        assertThat(answer.message()).as(path).isEqualTo(SENTENCE);
    }

    private void refusedInJava(Runnable what) {
        var identityService = engine.getIdentityService();
        identityService.setAuthentication(AUDITOR, List.of(EVERY_ROLE));
        try {
            refused("access.auditor", what::run);
        } finally {
            identityService.clearAuthentication();
        }
    }

    /** A task that waits for the auditor, or for one of their groups, though no case stands behind it. */
    private Task waiting(String process, String key) {
        var instance = engine.getRuntimeService()
                .createProcessInstanceByKey(process)
                .businessKey("0")
                .setVariables(facts())
                .startBeforeActivity(key)
                .execute(true, true);
        instances.add(instance.getId());
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(key)
                .singleResult();
        if (task.getAssignee() == null
                && engine.getTaskService().getIdentityLinksForTask(task.getId()).isEmpty()) {
            // Its listener finds somebody, and listeners are left out here.
            engine.getTaskService().addGroupIdentityLink(task.getId(), "office", IdentityLinkType.CANDIDATE);
        }
        return task;
    }

    /** What the models' expressions ask for: whose task it is, and moments far away. */
    private static Map<String, Object> facts() {
        var facts = new HashMap<String, Object>();
        List.of("holder", "nominator").forEach(name -> facts.put(name, AUDITOR));
        facts.put("holders", new ArrayList<>(List.of(AUDITOR)));
        facts.put("managers", "manager");
        facts.put("escalationAfter", "P1000D");
        List.of("overdueCycle", "reminderCycle").forEach(name -> facts.put(name, "R1/P1000D"));
        List.of(
                        "transferStartsAt",
                        "termEndsAt",
                        "signingEndsAt",
                        "renewalDueAt",
                        "reminderAt",
                        "periodOverAt",
                        "noticeEndsAt",
                        "firstDayAt")
                .forEach(name -> facts.put(name, "2199-01-01T00:00:00+08:00"));
        return facts;
    }
}
