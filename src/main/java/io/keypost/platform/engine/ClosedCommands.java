package io.keypost.platform.engine;

import io.keypost.rule.Refusal;
import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Whoever may work on a task may also, as the engine sees it, resolve it, which sets any variable past every listener, or throw an
 * error out of it, which ends the case. A task of ours is completed, and that is all; that none is deleted the engine says itself, but
 * as a fault of its own.
 *
 * <p>A file goes to the archive, which checks it, and never beside a task; a remark goes into the form, and so onto the case's record:
 * the engine takes either from whoever may read the task, of any size, and lets others change it.
 */
class ClosedCommands extends CommandInterceptor {

    private static final Set<Class<?>> CLOSED = Set.of(
            DelegateTaskCmd.class,
            DeleteTaskCmd.class,
            ResolveTaskCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            AddCommentCmd.class,
            CreateAttachmentCmd.class,
            SaveAttachmentCmd.class,
            DeleteAttachmentCmd.class,
            UpdateCommentCmd.class,
            DeleteTaskCommentCmd.class,
            DeleteProcessInstanceCommentCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        if (CLOSED.contains(command.getClass())) {
            throw Refusal.forbidden("access.onlyComplete");
        }
        if (command instanceof AssignTaskCmd assignment && isReturned(assignment)) {
            return next.execute(context -> context.runWithoutAuthorization(() -> command.execute(context)));
        }
        return next.execute(command);
    }

    /** Whether who has taken a task gives it back to its group: the engine takes that for handing it to somebody. */
    private boolean isReturned(AssignTaskCmd command) {
        var fields = new DirectFieldAccessor(command);
        return fields.getPropertyValue("userId") == null
                && next.execute(context -> {
                    var task = context.getTaskManager().findTaskById((String) fields.getPropertyValue("taskId"));
                    return task != null
                            && !task.getCandidates().isEmpty()
                            && task.getAssignee() != null
                            && task.getAssignee().equals(context.getAuthenticatedUserId());
                });
    }
}
