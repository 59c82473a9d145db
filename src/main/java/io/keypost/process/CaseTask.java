package io.keypost.process;

import io.keypost.platform.PlainText;
import io.keypost.rule.Refusal;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;

/**
 * What a user task means to the domain. Attached to the task's creation, assignment and completion, it holds on every route: Tasklist,
 * its REST calls, our own API. Whoever may not act on the case can neither be given the task nor complete it.
 */
public abstract class CaseTask implements TaskListener {

    private final CurrentUser currentUser;
    private final @Nullable Variable<Boolean> answer;

    /**
     * @param answer the flag the gateway behind the task asks for; an old one is forgotten when the task comes round again
     */
    protected CaseTask(CurrentUser currentUser, @Nullable Variable<Boolean> answer) {
        this.currentUser = currentUser;
        this.answer = answer;
    }

    @Override
    public final void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> {
                if (answer != null) {
                    task.getExecution().removeVariable(answer.name());
                }
                created(task);
            }
            case EVENTNAME_ASSIGNMENT -> {
                if (task.getAssignee() != null) {
                    if (!PlainText.is(task.getAssignee())) {
                        throw Refusal.of(Refusal.Kind.MALFORMED, "userId", "input.characters");
                    }
                    mayAct(task, task.getAssignee());
                }
            }
            case EVENTNAME_COMPLETE -> {
                var by = currentUser.id();
                mayAct(task, by);
                complete(task, by);
            }
            default -> throw new IllegalArgumentException(task.getEventName());
        }
    }

    /** Finds somebody to do it, where the model cannot say who. */
    protected void created(DelegateTask task) {}

    /** Refuses whoever may not act: own case, or the person who has already acted where a second one must. */
    protected abstract void mayAct(DelegateTask task, String by);

    /** Hands what the form has asked to the domain. */
    protected abstract void complete(DelegateTask task, String by);

    /** The answer the form must give. */
    protected final boolean answered(DelegateTask task) {
        if (answer == null) {
            throw new IllegalStateException("no answer declared");
        }
        return answer.requiredIn(task);
    }
}
