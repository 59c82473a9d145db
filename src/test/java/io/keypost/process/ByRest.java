package io.keypost.process;

import static io.keypost.WebUser.variables;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.WebUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;

/** Works on cases by the REST calls that Tasklist offers, as people who are logged in. */
public final class ByRest {

    private static final String PASSWORD = "two-people-test";

    private final int port;
    private final Cases cases;
    private final IdentityService identityService;
    private final TaskService taskService;
    private final RuntimeService runtimeService;
    private final Supplier<?> whatIsOnRecord;
    private final Map<String, WebUser> users = new HashMap<>();

    /**
     * @param whatIsOnRecord of the case: a refused attempt leaves it alone
     */
    public ByRest(
            int port,
            Cases cases,
            IdentityService identityService,
            TaskService taskService,
            RuntimeService runtimeService,
            Supplier<?> whatIsOnRecord) {
        this.port = port;
        this.cases = cases;
        this.identityService = identityService;
        this.taskService = taskService;
        this.runtimeService = runtimeService;
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
        var escaped = new ArrayList<String>();
        for (var who : intruders) {
            var before = state(id);
            attempt(escaped, who, task + "/complete", variables(answers));
            attempt(escaped, who, task + "/submit-form", variables(answers));
            attempt(escaped, who, task + "/claim", Map.of("userId", who));
            attempt(escaped, who, task + "/assignee", Map.of("userId", who));
            attempt(escaped, who, task + "/delegate", Map.of("userId", who));
            attempt(escaped, who, task + "/resolve", variables(answers));
            assertThat(state(id)).as(who).isEqualTo(before);
        }
        assertThat(escaped).isEmpty();
    }

    private void attempt(List<String> escaped, String who, String path, Object body) {
        var answer = user(who).engine("POST", path, body);
        if (answer.status() < 400 || answer.status() > 499 || answer.message().isBlank()) {
            escaped.add("%s: %s: %s".formatted(who, path, answer));
        }
    }

    private List<Object> state(String taskId) {
        var task = taskService.createTaskQuery().taskId(taskId).singleResult();
        return List.of(
                String.valueOf(task.getAssignee()),
                String.valueOf(task.getDelegationState()),
                runtimeService.getVariables(task.getProcessInstanceId()).toString(),
                whatIsOnRecord.get());
    }

    public WebUser user(String id, String... groups) {
        return users.computeIfAbsent(id, missing -> {
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
