package io.keypost.process;

import static org.camunda.bpm.engine.delegate.TaskListener.EVENTNAME_ASSIGNMENT;
import static org.camunda.bpm.engine.delegate.TaskListener.EVENTNAME_COMPLETE;
import static org.camunda.bpm.engine.delegate.TaskListener.EVENTNAME_CREATE;

import io.keypost.platform.language.PlainText;
import io.keypost.rule.Refusal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;

/**
 * What a user task means to the domain. Attached to the task's creation, assignment and completion, it holds on every route: Tasklist,
 * its REST calls, our own API.
 *
 * @param answer the flag the gateway behind the task asks for; an old one is forgotten when the task comes round again
 * @param mayAct refuses those who may not act on the case: they can neither be given the task nor complete it
 * @param complete hands what the form has asked to the domain
 * @param created finds somebody to do it, where the model cannot say who
 */
public record UserTask(
        CurrentUser currentUser,
        @Nullable Variable<Boolean> answer,
        Step mayAct,
        Step complete,
        Consumer<DelegateTask> created)
        implements TaskListener {

    /** A task whose people the model names. */
    public UserTask(CurrentUser currentUser, @Nullable Variable<Boolean> answer, Step mayAct, Step complete) {
        this(currentUser, answer, mayAct, complete, task -> {});
    }

    /** The same, for one person as things stand when it comes up; where there is nobody, for a group. */
    public UserTask offeredTo(Function<DelegateTask, Optional<String>> person, String group) {
        return new UserTask(currentUser, answer, mayAct, complete, task -> person.apply(task)
                .ifPresentOrElse(task::setAssignee, () -> task.addCandidateGroup(group)));
    }

    /** Something a person does in a task. */
    @FunctionalInterface
    public interface Step {
        void by(DelegateTask task, String person);
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> {
                if (answer != null) {
                    task.getExecution().removeVariable(answer.name());
                }
                created.accept(task);
            }
            case EVENTNAME_ASSIGNMENT -> {
                if (task.getAssignee() != null) {
                    if (!PlainText.is(task.getAssignee())) {
                        throw Refusal.of(Refusal.Kind.MALFORMED, "userId", "input.characters");
                    }
                    mayAct.by(task, task.getAssignee());
                }
            }
            case EVENTNAME_COMPLETE -> {
                mayAct.by(task, currentUser.id());
                complete.by(task, currentUser.id());
            }
            default -> throw new IllegalArgumentException(task.getEventName());
        }
    }
}
