package io.keypost.process;

import io.keypost.rule.Refusal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/** What a case is known by. Whoever completes a task may set any variable with it; nobody can set the business key. */
public final class BusinessKey {

    private BusinessKey() {}

    /**
     * The id a variable holds, which must be the case's own.
     *
     * @throws Refusal when somebody has passed the case off as another
     */
    public static <T> T own(Variable<T> variable, VariableScope scope) {
        var id = variable.requiredIn(scope);
        if (!id.toString().equals(of(scope))) {
            throw Refusal.forbidden("input.anotherCase");
        }
        return id;
    }

    private static String of(VariableScope scope) {
        var execution = scope instanceof DelegateTask task ? task.getExecution() : (DelegateExecution) scope;
        return execution.getProcessBusinessKey();
    }
}
