package io.keypost.process;

import io.keypost.platform.security.Users;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Works on tasks outside Tasklist, as the same person and past the same guards. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CaseWork {

    @Lazy
    private final TaskService taskService;

    private final Users users;

    /** The key of the task that waits in a case, such as {@code userTask_review}. */
    public Optional<String> waiting(String businessKey) {
        return task(businessKey).map(Task::getTaskDefinitionKey);
    }

    /** Completes the task that waits in a case, as that person. */
    public void complete(String businessKey, String userId, Map<String, Object> answers) {
        var task = task(businessKey).orElseThrow();
        users.as(userId, () -> {
            taskService.complete(task.getId(), answers);
            return task;
        });
    }

    /**
     * Completes the task of that key in a case, as that person.
     *
     * @return whether there was one
     */
    public boolean complete(String businessKey, String key, String userId, Map<String, Object> answers) {
        var found = task(businessKey, key);
        if (found == null) {
            return false;
        }
        users.as(userId, () -> {
            taskService.complete(found.getId(), answers);
            return found;
        });
        return true;
    }

    /** Whether the task of that key waits in a case. */
    public boolean isWaiting(String businessKey, String key) {
        return task(businessKey, key) != null;
    }

    private @Nullable Task task(String caseKey, String key) {
        return queries(caseKey)
                .map(query -> query.taskDefinitionKey(key).singleResult())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Optional<Task> task(String caseKey) {
        return queries(caseKey).flatMap(query -> query.listPage(0, 1).stream()).findFirst();
    }

    /** Of a case, or of what is about the agreement of that number: a notice, a clearance. */
    private Stream<TaskQuery> queries(String caseKey) {
        return Stream.of(
                taskService.createTaskQuery().processInstanceBusinessKey(caseKey),
                taskService.createTaskQuery().processVariableValueEquals("agreementNumber", caseKey));
    }
}
