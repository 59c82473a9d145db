package io.keypost.process;

import io.keypost.platform.Users;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Works on tasks outside Tasklist, as the same person and past the same guards. */
@Component
public class CaseWork {

    private final TaskService taskService;
    private final Users users;

    CaseWork(@Lazy TaskService taskService, Users users) {
        this.taskService = taskService;
        this.users = users;
    }

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

    private Optional<Task> task(String businessKey) {
        return taskService.createTaskQuery().processInstanceBusinessKey(businessKey).listPage(0, 1).stream()
                .findFirst();
    }
}
