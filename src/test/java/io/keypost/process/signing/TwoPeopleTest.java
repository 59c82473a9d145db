package io.keypost.process.signing;

import static io.keypost.WebUser.value;
import static io.keypost.WebUser.variables;
import static io.keypost.process.ByRest.Call.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.WebUser;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.SigningAgreements;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.process.ByRest;
import io.keypost.process.ByRest.Call;
import io.keypost.process.Cases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two people, on every route that Tasklist's own REST interface offers to somebody who knows it better than the forms do. */
@KeypostTest
class TwoPeopleTest {

    private static final Set<String> SIGNING =
            Set.of("userTask_check", "userTask_sign", "userTask_seal", "userTask_fileCopies");
    private static final String[] EVERY_ROLE = {
        "manager", "hr", "leading-group", "seal-keeper", "archivist", "office", "holder", DepartmentGroups.idOf("信息中心")
    };

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    ProcessEngine engine;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    SigningAgreements signing;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    private ByRest rest;
    private String candidate;
    private Appointment appointment;

    /** Both the nominator and the candidate have every role: only who they are keeps them from deciding. */
    @BeforeEach
    void nominate() {
        cases.countNoCoverage();
        rest = new ByRest(port, cases, engine, this::onRecord);
        candidate = cases.person();
        rest.user(candidate, EVERY_ROLE);
        rest.user("everything1", EVERY_ROLE);
        rest.user("hr8", "hr");
        rest.user("leader8", "leading-group");
        rest.user("seal8", "seal-keeper", "archivist");
        rest.user("archive8", "archivist");
        rest.user("manager8", "manager", DepartmentGroups.idOf("信息中心"));
        rest.user("auditor8", "auditor");
        var started = rest.start("everything1", "appointment", "submit-form", nominationOf(candidate, "SYSTEM"));
        assertThat(started.status()).as(started.toString()).isEqualTo(200);
        appointment = appointing.get(idIn(started));
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
        for (var route : List.of("submit-form", "start")) {
            var form = nominationOf(cases.person(), "NETWORK");
            form.put("nominator", "manager1");
            var started = rest.start("manager8", "appointment", route, form);
            assertThat(started.status()).as(route).isEqualTo(403);
        }
    }

    @Test
    void theSameNominationTwiceIsToldSo() {
        var form = Cases.form(cases.get(appointment).nomination());
        rest.refusedCalls("manager8", post("/process-definition/key/appointment/submit-form", variables(form)));
        var again = rest.start("manager8", "appointment", "submit-form", form);
        assertThat(again.status()).as(again.toString()).isEqualTo(409);
        assertThat(again.message()).doesNotContain("constraint", "SQL");
    }

    @Test
    void aCaseCannotBePassedOffAsAnother() {
        var other = cases.nominated("NETWORK");
        cases.runJobs(other);
        var task = "/task/" + task("userTask_review").getId();
        var answer = variables(Map.of("qualified", true, "appointmentId", other.id()));
        rest.refusedCalls(
                "hr8",
                post(task + "/complete", answer),
                post(task + "/submit-form", answer),
                post(task + "/resolve", answer));
        assertThat(cases.get(other).status()).isEqualTo(Appointment.Status.PROPOSED);
    }

    @Test
    void nobodySetsVariablesPastTheForms() {
        var waiting = task("userTask_review");
        var task = "/task/" + waiting.getId();
        var instance = "/process-instance/" + waiting.getProcessInstanceId();
        var set = Map.of("modifications", Map.of("approved", value(true)));
        for (var who : List.of("hr8", "everything1", candidate, "manager8", "auditor8")) {
            rest.refusedCalls(
                    who,
                    new Call("PUT", task + "/variables/approved", value(true)),
                    post(task + "/variables", set),
                    new Call("PUT", task + "/localVariables/approved", value(true)),
                    post(task + "/localVariables", set),
                    new Call("PUT", instance + "/variables/approved", value(true)),
                    post(instance + "/variables", set),
                    new Call(
                            "PUT",
                            "/execution/" + waiting.getProcessInstanceId() + "/localVariables/approved",
                            value(true)),
                    new Call("DELETE", task + "/variables/appointmentId", Map.of()));
        }
    }

    @Test
    void nobodyHandsInWhatTheFormDoesNotAskFor() {
        var task = "/task/" + task("userTask_review").getId();
        var start = "/process-definition/key/appointment/";
        for (var hidden : Map.of("escalationAfter", "P100Y", "agreementNumber", "AQXY-1", "approved", true, "x", "y")
                .entrySet()) {
            var answer = variables(Map.of("qualified", true, hidden.getKey(), hidden.getValue()));
            rest.refusedCalls("hr8", post(task + "/complete", answer), post(task + "/submit-form", answer));
            var form = nominationOf(cases.person(), "NETWORK");
            form.put(hidden.getKey(), hidden.getValue());
            rest.refusedCalls(
                    "manager8", post(start + "start", variables(form)), post(start + "submit-form", variables(form)));
        }
        var told = rest.user("hr8").engine("POST", task + "/complete", variables(Map.of("qualified", true, "x", "y")));
        assertThat(told.status()).isEqualTo(403);
        assertThat(told.message()).contains("表单");
        done("userTask_review", "hr8", Map.of("qualified", true));
    }

    @Test
    void nobodyMovesTheProcessPastItsTasks() {
        var waiting = task("userTask_review");
        var task = "/task/" + waiting.getId();
        var id = waiting.getProcessInstanceId();
        var instance = "/process-instance/" + id;
        var timer = "/job/"
                + engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(id)
                        .timers()
                        .singleResult()
                        .getId();
        var skip = Map.of(
                "instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "serviceTask_appoint")));
        for (var who : List.of("hr8", "everything1", candidate, "manager8", "auditor8")) {
            rest.refusedCalls(
                    who,
                    post(instance + "/modification", skip),
                    new Call("DELETE", instance, Map.of()),
                    new Call("PUT", instance + "/suspended", Map.of("suspended", true)),
                    post("/execution/" + id + "/signal", Map.of()),
                    post(
                            "/message",
                            Map.of(
                                    "messageName",
                                    "keypost.nominationWithdrawn",
                                    "businessKey",
                                    Cases.keyOf(appointment))),
                    post(timer + "/execute", Map.of()),
                    new Call("PUT", timer + "/duedate", Map.of("duedate", "2030-01-01T00:00:00.000+0000")),
                    new Call("PUT", task, Map.of("name", "x", "assignee", who)),
                    post("/task/create", Map.of("name", "x")),
                    post(task + "/bpmnError", Map.of("errorCode", "x")),
                    post(task + "/bpmnEscalation", Map.of("escalationCode", "x")),
                    post("/process-definition/key/signing/start", variables(Map.of("appointmentId", 1L))),
                    post("/process-definition/key/term/start", Map.of("businessKey", "x")),
                    post("/modification/execute", Map.of("processDefinitionId", waiting.getProcessDefinitionId())),
                    new Call("DELETE", task, Map.of()));
        }
    }

    private void refused(String key, Map<String, Object> answer, String... intruders) {
        rest.refusedTask(task(key).getId(), answer, intruders);
    }

    /** The case, the agreement, the log. */
    private List<Object> onRecord() {
        var fresh = cases.get(appointment);
        var known = new ArrayList<Object>(List.of(fresh.status(), fresh.reviewedBy(), fresh.decidedBy()));
        known.add(logOf(fresh.subject()));
        if (fresh.status() == Appointment.Status.APPROVED) {
            var agreement = signing.of(fresh.id());
            known.addAll(List.of(
                    agreement.status(clock.today()),
                    agreement.checkedBy(),
                    agreement.signatures().holderScanId(),
                    agreement.signatures().filedBy(),
                    logOf(agreement.subject())));
        }
        return known;
    }

    private List<String> logOf(String subject) {
        return audit.of(subject).stream().map(AuditEvent::what).toList();
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
        cases.runJobs(signing.of(appointment.id()).number());
    }

    private void sealed() {
        signed();
        done("userTask_seal", "seal8", Map.of("scanConfirmed", true, "scanId", cases.scan("seal8")));
    }

    private void done(String key, String by, Map<String, Object> answer) {
        rest.done(key, caseOf(key), answer, by);
        cases.runJobs(appointment);
    }

    private Task task(String key) {
        return cases.task(caseOf(key), key);
    }

    /** A called case goes by its agreement's number. */
    private String caseOf(String task) {
        return SIGNING.contains(task) ? signing.of(appointment.id()).number() : Cases.keyOf(appointment);
    }

    private Map<String, Object> nominationOf(String staffNo, String post) {
        return new HashMap<>(
                Cases.form(cases.nomination(staffNo, post, clock.today().plusDays(10))));
    }

    private long idIn(WebUser.Answer started) {
        return Long.parseLong(engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(started.body().path("id").asText())
                .singleResult()
                .getBusinessKey());
    }
}
