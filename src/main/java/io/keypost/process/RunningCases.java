package io.keypost.process;

import io.keypost.platform.engine.WithoutAuthorization;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Where a case stands in the engine, as far as the person asking may see it: what Tasklist and Cockpit open. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RunningCases {

    /** What a notice or a clearance is about: their own numbers are their business keys. */
    private static final String AGREEMENT = "agreementNumber";

    @Lazy
    private final RuntimeService runtimeService;

    @Lazy
    private final TaskService taskService;

    private final ElementLabels labels;
    private final WithoutAuthorization withoutAuthorization;

    /** What a case waits for, in the reader's language; whoever may see the case may see that, though not do it. */
    public Optional<String> stepOf(String key) {
        return withoutAuthorization.call(() ->
                latestTask(key).map(task -> labels.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey())));
    }

    /** The latest task that waits in a case. */
    public Optional<String> taskOf(String key) {
        return latestTask(key).map(Task::getId);
    }

    private Optional<Task> latestTask(String key) {
        return Stream.of(
                        taskService.createTaskQuery().processInstanceBusinessKey(key),
                        taskService.createTaskQuery().processVariableValueEquals(AGREEMENT, key))
                .flatMap(query -> query.orderByTaskCreateTime().desc().listPage(0, 1).stream())
                .max(Comparator.comparing(Task::getCreateTime));
    }

    /** The instance that runs a case. */
    public Optional<String> instanceOf(String key) {
        return Stream.of(
                        runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(key),
                        runtimeService.createProcessInstanceQuery().variableValueEquals(AGREEMENT, key))
                .flatMap(query -> query.listPage(0, 1).stream())
                .findFirst()
                .map(ProcessInstance::getId);
    }
}
