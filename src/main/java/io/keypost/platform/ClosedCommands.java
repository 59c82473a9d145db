package io.keypost.platform;

import io.keypost.rule.Refusal;
import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Whoever may work on a task may also, as the engine sees it, resolve it, which sets any variable past every listener, or throw an
 * error out of it, which ends the case. A task of ours is completed, and that is all; that none is deleted the engine says itself, but
 * as a fault of its own.
 */
class ClosedCommands extends CommandInterceptor {

    private static final Set<Class<?>> CLOSED = Set.of(
            DelegateTaskCmd.class,
            DeleteTaskCmd.class,
            ResolveTaskCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        if (CLOSED.contains(command.getClass())) {
            throw Refusal.forbidden("access.onlyComplete");
        }
        return next.execute(command);
    }
}
