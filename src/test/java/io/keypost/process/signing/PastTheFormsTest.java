package io.keypost.process.signing;

import static io.keypost.WebUser.value;
import static io.keypost.WebUser.variables;
import static io.keypost.process.ByRest.Call.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.agreement.Appointment;
import io.keypost.process.ByRest.Call;
import io.keypost.process.Cases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Tasklist's own REST interface offers besides the forms moves no case. */
@KeypostTest
class PastTheFormsTest extends NominationByRest {

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
}
