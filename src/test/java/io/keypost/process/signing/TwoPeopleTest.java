package io.keypost.process.signing;

import static io.keypost.WebUser.value;
import static io.keypost.WebUser.variables;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.WebUser;
import io.keypost.WebUser.Answer;
import io.keypost.agreement.Appointing;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Signing;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.process.Cases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two people, on every route that Tasklist's own REST interface offers to somebody who knows it better than the forms do. */
@KeypostTest
class TwoPeopleTest {

    private static final String PASSWORD = "two-people-test";
    private static final String[] EVERY_ROLE = {
        "manager", "hr", "leading-group", "seal-keeper", "archivist", "office", "holder"
    };

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    IdentityService identityService;

    @Autowired
    TaskService taskService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    ManagementService managementService;

    @Autowired
    Appointing appointing;

    @Autowired
    Signing signing;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    private static final Map<String, WebUser> USERS = new ConcurrentHashMap<>();
    private String candidate;
    private Appointment appointment;

    /** Both the nominator and the candidate have every role: only who they are keeps them from deciding. */
    @BeforeEach
    void nominate() {
        cases.countNoCoverage();
        candidate = cases.person();
        user(candidate, EVERY_ROLE);
        var nominator = user("everything1", EVERY_ROLE);
        user("hr8", "hr");
        user("leader8", "leading-group");
        user("seal8", "seal-keeper", "archivist");
        user("archive8", "archivist");
        user("manager8", "manager");
        user("auditor8", "auditor");
        var nomination = cases.nomination(candidate, "SYSTEM", clock.today().plusDays(10));
        var started = nominator.engine(
                "POST", "/process-definition/key/appointment/submit-form", variables(Cases.form(nomination)));
        assertThat(started.status()).as(started.toString()).isEqualTo(200);
        appointment = appointing.get(businessKey(started));
        cases.runJobs(appointment);
    }

    @Test
    void theReviewIsForAnother() {
        refused("userTask_review", Map.of("qualified", true), "everything1", candidate, "leader8", "seal8", "auditor8");
    }

    @Test
    void theDecisionIsForAnother() {
        reviewed();
        refused("userTask_approve", Map.of("approved", true), "everything1", candidate, "hr8", "manager8", "auditor8");
    }

    @Test
    void aReturnedNominationIsItsNominatorsAlone() {
        done("userTask_review", "hr8", Map.of("qualified", false, "reason", "材料不全"));
        refused("userTask_correct", Map.of("resubmitted", false), candidate, "manager8", "hr8", "auditor8");
    }

    @Test
    void theTextIsCheckedByAnotherThanTheHolder() {
        approved();
        refused("userTask_check", Map.of("textCorrect", true), candidate, "leader8", "seal8", "auditor8");
    }

    @Test
    void theHolderAloneSigns() {
        checked();
        refused("userTask_sign", Map.of("signed", true), "everything1", "hr8", "seal8", "auditor8");
    }

    @Test
    void whoUploadedTheSignedScanDoesNotConfirmIt() {
        signed();
        var scan = cases.scan(candidate);
        refused(
                "userTask_seal",
                Map.of("scanConfirmed", true, "scanId", scan),
                candidate,
                "hr8",
                "archive8",
                "auditor8");
    }

    @Test
    void whoSealedDoesNotFile() {
        sealed();
        refused(
                "userTask_fileCopies",
                Map.of(
                        "copiesMatch",
                        true,
                        "receivedForPartyA",
                        "档案室",
                        "deliveredOn",
                        clock.today().toString()),
                "seal8",
                candidate,
                "hr8",
                "auditor8");
    }

    @Test
    void nobodyNominatesInAnothersName() {
        var manager = user("manager8", "manager");
        var form = new HashMap<>(Cases.form(
                cases.nomination(cases.person(), "NETWORK", clock.today().plusDays(10))));
        form.put("nominator", "manager1");
        for (var route : List.of("submit-form", "start")) {
            form.put("staffNo", cases.person());
            var started = manager.engine("POST", "/process-definition/key/appointment/" + route, variables(form));
            assertThat(started.status()).as(route).isEqualTo(403);
        }
    }

    @Test
    void theSameNominationTwiceIsToldSo() {
        var form = variables(Cases.form(cases.get(appointment).nomination()));
        var before = state();
        var again = user("manager8", "manager").engine("POST", "/process-definition/key/appointment/submit-form", form);
        assertThat(again.status()).as(again.toString()).isEqualTo(409);
        assertThat(again.message()).doesNotContain("constraint", "SQL").isNotBlank();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aCaseCannotBePassedOffAsAnother() {
        var other = cases.nominated("NETWORK");
        cases.runJobs(other);
        var task = task("userTask_review");
        for (var route : List.of("complete", "submit-form", "resolve")) {
            var before = state();
            var answer = user("hr8", "hr")
                    .engine(
                            "POST",
                            "/task/" + task.getId() + "/" + route,
                            variables(Map.of("qualified", true, "appointmentId", other.id())));
            assertThat(answer.status()).as(route + " " + answer).isBetween(400, 499);
            assertThat(state()).as(route).isEqualTo(before);
        }
        assertThat(cases.get(other).status()).isEqualTo(Appointment.Status.PROPOSED);
    }

    @Test
    void nobodySetsVariablesPastTheForms() {
        var task = task("userTask_review");
        var id = task.getProcessInstanceId();
        var set = Map.of("modifications", Map.of("approved", value(true)));
        var escaped = new ArrayList<String>();
        for (var who : List.of("hr8", "everything1", candidate, "manager8", "auditor8")) {
            var before = state();
            attempt(escaped, who, "PUT", "/task/" + task.getId() + "/variables/approved", value(true));
            attempt(escaped, who, "POST", "/task/" + task.getId() + "/variables", set);
            attempt(escaped, who, "PUT", "/task/" + task.getId() + "/localVariables/approved", value(true));
            attempt(escaped, who, "POST", "/task/" + task.getId() + "/localVariables", set);
            attempt(escaped, who, "PUT", "/process-instance/" + id + "/variables/approved", value(true));
            attempt(escaped, who, "POST", "/process-instance/" + id + "/variables", set);
            attempt(escaped, who, "PUT", "/execution/" + id + "/localVariables/approved", value(true));
            attempt(escaped, who, "DELETE", "/task/" + task.getId() + "/variables/appointmentId", Map.of());
            assertThat(state()).as(who).isEqualTo(before);
        }
        assertThat(escaped).isEmpty();
    }

    @Test
    void nobodyHandsInWhatTheFormDoesNotAskFor() {
        var task = "/task/" + task("userTask_review").getId();
        var start = "/process-definition/key/appointment/";
        var escaped = new ArrayList<String>();
        for (var hidden : Map.of("escalationAfter", "P100Y", "agreementNumber", "AQXY-1", "approved", true, "x", "y")
                .entrySet()) {
            var before = state();
            var answer = Map.of("qualified", true, hidden.getKey(), hidden.getValue());
            attempt(escaped, "hr8", "POST", task + "/complete", variables(answer));
            attempt(escaped, "hr8", "POST", task + "/submit-form", variables(answer));
            var form = new HashMap<>(Cases.form(
                    cases.nomination(cases.person(), "NETWORK", clock.today().plusDays(10))));
            form.put(hidden.getKey(), hidden.getValue());
            for (var route : List.of("start", "submit-form")) {
                attempt(escaped, "manager8", "POST", start + route, variables(form));
            }
            assertThat(state()).as(hidden.getKey()).isEqualTo(before);
        }
        assertThat(escaped).isEmpty();
        var told = loggedIn("hr8").engine("POST", task + "/complete", variables(Map.of("qualified", true, "x", "y")));
        assertThat(told.status()).isEqualTo(403);
        assertThat(told.message()).contains("表单");
        done("userTask_review", "hr8", Map.of("qualified", true));
    }

    @Test
    void nobodyMovesTheProcessPastItsTasks() {
        var task = task("userTask_review");
        var id = task.getProcessInstanceId();
        var timer = managementService
                .createJobQuery()
                .processInstanceId(id)
                .timers()
                .singleResult()
                .getId();
        var definition = task.getProcessDefinitionId();
        var skip = Map.of(
                "instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "serviceTask_appoint")));
        var escaped = new ArrayList<String>();
        for (var who : List.of("hr8", "everything1", candidate, "manager8", "auditor8")) {
            var before = state();
            attempt(escaped, who, "POST", "/process-instance/" + id + "/modification", skip);
            attempt(escaped, who, "DELETE", "/process-instance/" + id, Map.of());
            attempt(escaped, who, "PUT", "/process-instance/" + id + "/suspended", Map.of("suspended", true));
            attempt(escaped, who, "POST", "/execution/" + id + "/signal", Map.of());
            attempt(
                    escaped,
                    who,
                    "POST",
                    "/message",
                    Map.of("messageName", "keypost.nominationWithdrawn", "businessKey", Cases.keyOf(appointment)));
            attempt(escaped, who, "POST", "/job/" + timer + "/execute", Map.of());
            attempt(
                    escaped,
                    who,
                    "PUT",
                    "/job/" + timer + "/duedate",
                    Map.of("duedate", "2030-01-01T00:00:00.000+0000"));
            attempt(escaped, who, "PUT", "/task/" + task.getId(), Map.of("name", "x", "assignee", who));
            attempt(escaped, who, "POST", "/task/create", Map.of("name", "x"));
            attempt(escaped, who, "POST", "/task/" + task.getId() + "/bpmnError", Map.of("errorCode", "x"));
            attempt(escaped, who, "POST", "/task/" + task.getId() + "/bpmnEscalation", Map.of("escalationCode", "x"));
            attempt(
                    escaped,
                    who,
                    "POST",
                    "/process-definition/key/signing/start",
                    variables(Map.of("appointmentId", 1L)));
            attempt(escaped, who, "POST", "/process-definition/key/term/start", Map.of("businessKey", "x"));
            attempt(escaped, who, "POST", "/modification/execute", Map.of("processDefinitionId", definition));
            attempt(escaped, who, "DELETE", "/task/" + task.getId(), Map.of());
            assertThat(state()).as(who).isEqualTo(before);
        }
        assertThat(escaped).isEmpty();
    }

    /** Each of them, on each route that takes, hands on or completes the task, is told why not, and nothing has changed. */
    private void refused(String key, Map<String, Object> answer, String... intruders) {
        var task = "/task/" + task(key).getId();
        var escaped = new ArrayList<String>();
        for (var who : intruders) {
            var before = state();
            attempt(escaped, who, "POST", task + "/complete", variables(answer));
            attempt(escaped, who, "POST", task + "/submit-form", variables(answer));
            attempt(escaped, who, "POST", task + "/claim", Map.of("userId", who));
            attempt(escaped, who, "POST", task + "/assignee", Map.of("userId", who));
            attempt(escaped, who, "POST", task + "/delegate", Map.of("userId", who));
            attempt(escaped, who, "POST", task + "/resolve", variables(answer));
            attempt(escaped, who, "POST", task + "/identity-links", Map.of("userId", who, "type", "assignee"));
            attempt(escaped, who, "POST", task + "/identity-links", Map.of("userId", who, "type", "candidate"));
            assertThat(state()).as(who).isEqualTo(before);
        }
        assertThat(escaped).isEmpty();
    }

    private void attempt(List<String> escaped, String who, String method, String path, Object body) {
        var answer = loggedIn(who).engine(method, path, body);
        if (answer.status() < 400 || answer.status() > 499 || answer.message().isBlank()) {
            escaped.add("%s: %s %s: %s".formatted(who.equals(candidate) ? "candidate" : who, method, path, answer));
        }
    }

    /** All that could have changed: the case, the agreement, the log, the tasks, the variables. */
    private Map<String, Object> state() {
        var state = new TreeMap<String, Object>();
        var fresh = cases.get(appointment);
        state.put("appointment", List.of(fresh.status(), fresh.reviewedBy(), fresh.decidedBy()));
        state.put(
                "audit",
                audit.of(fresh.subject()).stream().map(AuditEvent::what).toList());
        var instances = runtimeService.createProcessInstanceQuery().list();
        state.put("instances", instances.size());
        for (var instance : instances) {
            state.put(
                    "variables " + instance.getId(),
                    runtimeService.getVariables(instance.getId()).toString());
        }
        for (var task : taskService.createTaskQuery().list()) {
            state.put(
                    "task " + task.getId(),
                    task.getName()
                            + task.getAssignee()
                            + task.getOwner()
                            + task.getDelegationState()
                            + taskService.getVariablesLocal(task.getId())
                            + taskService.getIdentityLinksForTask(task.getId()).size());
        }
        for (var job : managementService.createJobQuery().list()) {
            state.put("job " + job.getId(), job.getDuedate() + " " + job.getRetries());
        }
        if (fresh.status() == Appointment.Status.APPROVED) {
            var agreement = signing.of(fresh.id());
            state.put(
                    "agreement",
                    List.of(
                            agreement.status(clock.today()),
                            agreement.checkedBy(),
                            agreement.signatures().holderScanId(),
                            agreement.signatures().filedBy()));
            state.put(
                    "agreement's audit",
                    audit.of(agreement.subject()).stream().map(AuditEvent::what).toList());
        }
        return state;
    }

    private void reviewed() {
        done("userTask_review", "hr8", Map.of("qualified", true));
    }

    private void approved() {
        reviewed();
        done("userTask_approve", "leader8", Map.of("approved", true));
    }

    private void checked() {
        approved();
        done("userTask_check", "hr8", Map.of("textCorrect", true));
    }

    private void signed() {
        checked();
        done("userTask_sign", candidate, Map.of("signed", true, "scanId", cases.scan(candidate)));
    }

    private void sealed() {
        signed();
        done("userTask_seal", "seal8", Map.of("scanConfirmed", true, "scanId", cases.scan("seal8")));
    }

    /** The right person does it, over the same REST interface. */
    private void done(String key, String by, Map<String, Object> answer) {
        var completed = loggedIn(by).engine("POST", "/task/" + task(key).getId() + "/submit-form", variables(answer));
        assertThat(completed.status()).as(key + " " + completed).isEqualTo(204);
        cases.runJobs(appointment);
    }

    private Task task(String key) {
        return taskService.createTaskQuery().taskDefinitionKey(key).list().stream()
                .filter(task -> belongs(task))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key));
    }

    private boolean belongs(Task task) {
        return appointment.id() == (Long) taskService.getVariable(task.getId(), "appointmentId");
    }

    private long businessKey(Answer started) {
        return Long.parseLong(runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(started.body().path("id").asText())
                .singleResult()
                .getBusinessKey());
    }

    private WebUser loggedIn(String id) {
        return Objects.requireNonNull(USERS.get(id), id);
    }

    private WebUser user(String id, String... groups) {
        return USERS.computeIfAbsent(id, missing -> {
            if (identityService.createUserQuery().userId(id).count() == 0) {
                var user = identityService.newUser(id);
                user.setFirstName(id);
                user.setPassword(PASSWORD);
                identityService.saveUser(user);
                for (var group : groups) {
                    identityService.createMembership(id, group);
                }
            }
            return WebUser.logIn(port, id, PASSWORD);
        });
    }
}
