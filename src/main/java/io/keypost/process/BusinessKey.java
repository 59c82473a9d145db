package io.keypost.process;

import io.keypost.rule.Refusal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/** What a case is known by. Whoever completes a task may set any variable with it; nobody can set the business key. */
public final class BusinessKey {

    private BusinessKey() {}

    /** What a case with a row of its own is known by: the model's name and the row's id. */
    public static String of(String process, long id) {
        return process + "-" + id;
    }

    /** As {@link #own(Variable, VariableScope)}, of a case with a row of its own. */
    public static long ownRow(String process, Variable<Long> variable, VariableScope scope) {
        var id = variable.requiredIn(scope);
        requireOwn(of(process, id), scope);
        return id;
    }

    /**
     * The id a variable holds, which must be the case's own.
     *
     * @throws Refusal when somebody has passed the case off as another
     */
    public static <T> T own(Variable<T> variable, VariableScope scope) {
        var id = variable.requiredIn(scope);
        requireOwn(id.toString(), scope);
        return id;
    }

    private static void requireOwn(String key, VariableScope scope) {
        var execution = scope instanceof DelegateTask task ? task.getExecution() : (DelegateExecution) scope;
        if (!key.equals(execution.getProcessBusinessKey())) {
            throw Refusal.forbidden("input.anotherCase");
        }
    }
}
