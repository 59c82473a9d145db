package io.keypost.process;

import static io.keypost.WebUser.variables;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.WebUser;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;

/** Works on cases by the REST calls that Tasklist offers, as people who are logged in. */
public final class ByRest {

    private static final String PASSWORD = "two-people-test";

    /** What somebody may try, such as {@code POST /task/1/complete}. */
    public record Call(String method, String path, Object body) {

        public static Call post(String path, Object body) {
            return new Call("POST", path, body);
        }
    }

    private final int port;
    private final Cases cases;
    private final ProcessEngine engine;
    private final Supplier<?> whatIsOnRecord;
    private final Map<String, WebUser> users = new HashMap<>();

    /**
     * @param whatIsOnRecord of the case: a refused attempt leaves it alone
     */
    public ByRest(int port, Cases cases, ProcessEngine engine, Supplier<?> whatIsOnRecord) {
        this.port = port;
        this.cases = cases;
        this.engine = engine;
        this.whatIsOnRecord = whatIsOnRecord;
    }

    public WebUser.Answer start(String who, String process, String route, Map<String, Object> form) {
        return user(who).engine("POST", "/process-definition/key/%s/%s".formatted(process, route), variables(form));
    }

    public void done(String key, String businessKey, Map<String, Object> answers, String by) {
        var task = cases.task(businessKey, key).getId();
        var answer = user(by).engine("POST", "/task/" + task + "/submit-form", variables(answers));
        assertThat(answer.status()).as(by + " " + answer).isEqualTo(204);
        cases.runJobs(businessKey);
    }

    public void refused(String key, String businessKey, Map<String, Object> answers, String... intruders) {
        refusedTask(cases.task(businessKey, key).getId(), answers, intruders);
    }

    /** Each of them is told why not, on each route that takes, hands on or completes the task, and nothing has changed. */
    public void refusedTask(String id, Map<String, Object> answers, String... intruders) {
        var task = "/task/" + id;
        for (var who : intruders) {
            refusedCalls(
                    who,
                    Call.post(task + "/complete", variables(answers)),
                    Call.post(task + "/submit-form", variables(answers)),
                    Call.post(task + "/claim", Map.of("userId", who)),
                    Call.post(task + "/assignee", Map.of("userId", who)),
                    Call.post(task + "/delegate", Map.of("userId", who)),
                    Call.post(task + "/resolve", variables(answers)),
                    Call.post(task + "/identity-links", Map.of("userId", who, "type", "assignee")),
                    Call.post(task + "/identity-links", Map.of("userId", who, "type", "candidate")));
        }
    }

    /** The person is told of each call why not, and nothing has changed. */
    public void refusedCalls(String who, Call... calls) {
        var before = state();
        for (var call : calls) {
            var answer = user(who).engine(call.method(), call.path(), call.body());
            assertThat(answer.status()).as("%s: %s: %s", who, call, answer).isBetween(400, 499);
            assertThat(answer.message()).as("%s: %s", who, call).isNotBlank();
        }
        assertThat(state()).as(who).isEqualTo(before);
    }

    /** All that could have changed: every case's variables, tasks and jobs, and what is on record of this one. */
    private Map<String, Object> state() {
        var state = new TreeMap<String, Object>();
        state.put("on record", whatIsOnRecord.get());
        var runtime = engine.getRuntimeService();
        state.put("instances", runtime.createProcessInstanceQuery().count());
        for (var variable : runtime.createVariableInstanceQuery().list()) {
            state.put("variable " + variable.getId(), variable.getName() + " " + variable.getValue());
        }
        for (var task : engine.getTaskService().createTaskQuery().list()) {
            state.put(
                    "task " + task.getId(),
                    task.getName() + task.getAssignee() + task.getOwner() + task.getDelegationState());
        }
        var links = engine.getHistoryService().createHistoricIdentityLinkLogQuery();
        state.put("whose tasks", links.count());
        for (var job : engine.getManagementService().createJobQuery().list()) {
            state.put("job " + job.getId(), job.getDuedate() + " " + job.getRetries());
        }
        return state;
    }

    public WebUser user(String id, String... groups) {
        return users.computeIfAbsent(id, missing -> {
            var identityService = engine.getIdentityService();
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
