package io.keypost.process;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tasks that have waited too long rise in every list and are shown to the office, which may not decide them, only urge. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class OverdueTasks {

    /** Above every ordinary task (50). */
    public static final int PRIORITY = 100;

    @Lazy
    private final TaskService taskService;

    @Lazy
    private final AuthorizationService authorizationService;

    public void showToOffice(String processInstanceId) {
        for (var task : taskService
                .createTaskQuery()
                .processInstanceId(processInstanceId)
                .active()
                .list()) {
            taskService.setPriority(task.getId(), PRIORITY);
            grantRead(task.getId(), "office");
        }
    }

    /** Lets a group see a task it may not work on; repeated, it changes nothing. */
    void grantRead(String taskId, String group) {
        var isGranted = authorizationService
                        .createAuthorizationQuery()
                        .resourceType(Resources.TASK)
                        .resourceId(taskId)
                        .groupIdIn(group)
                        .count()
                > 0;
        if (isGranted) {
            return;
        }
        var read = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        read.setGroupId(group);
        read.setResource(Resources.TASK);
        read.setResourceId(taskId);
        read.addPermission(Permissions.READ);
        authorizationService.saveAuthorization(read);
    }
}
