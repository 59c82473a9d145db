package io.keypost.platform.engine;

import io.keypost.platform.language.PlainText;
import io.keypost.platform.web.RequestPaths;
import io.keypost.rule.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Whoever completes a task or starts a process hands in what its form asks for, and nothing else. The engine would take any variable
 * with it, also one the process sets itself: whose case it is, when it is escalated.
 */
class FormFieldsOnly extends CommandInterceptor {

    /** Where each command keeps what it is given, and what tells its form. */
    private record Given(String variables, String about) {}

    private static final Map<Class<?>, Given> CHECKED = Map.of(
            CompleteTaskCmd.class, new Given("variables", "taskId"),
            SubmitTaskFormCmd.class, new Given("properties", "taskId"),
            SubmitStartFormCmd.class, new Given("variables", "processDefinitionId"),
            StartProcessInstanceCmd.class,
                    new Given("instantiationBuilder.modificationBuilder.processVariables", "instantiationBuilder"));

    private static final Set<Class<?>> PLAIN = Set.of(String.class, Boolean.class, Number.class, Date.class);

    private static final Pattern FIELD = Pattern.compile("data-field=\"(\\w+)\"");

    @Override
    public <T> T execute(Command<T> command) {
        var checked = CHECKED.get(command.getClass());
        if (checked != null && Context.getCommandContext() == null && isCallOfTheWebapps()) {
            var fields = new DirectFieldAccessor(command);
            var given = (Map<?, ?>) fields.getPropertyValue(checked.variables());
            if (given != null && !given.isEmpty()) {
                var about = Objects.requireNonNull(fields.getPropertyValue(checked.about()));
                var form = next.execute(context -> formOf(command, about, context));
                if (!fieldsOf(form).containsAll(given.keySet())) {
                    throw Refusal.forbidden("input.notAsked");
                }
                given.keySet().forEach(name -> requirePlain(String.valueOf(name), valueOf(given, name)));
            }
        }
        return next.execute(command);
    }

    /** Not by asking for it, which would make an object of what is sent. */
    private static @Nullable Object valueOf(Map<?, ?> given, Object name) {
        return given instanceof VariableMap variables ? variables.getValueTyped(String.valueOf(name)) : given.get(name);
    }

    /** A form asks for words, numbers, days and yes or no, in characters that can be kept. */
    private static void requirePlain(String name, @Nullable Object given) {
        if (given instanceof SerializableValue) {
            throw Refusal.of(Refusal.Kind.MALFORMED, name, "input.type");
        }
        var value = given instanceof TypedValue typed ? typed.getValue() : given;
        if (value instanceof String text && !PlainText.is(text)) {
            throw Refusal.of(Refusal.Kind.MALFORMED, name, "input.characters");
        }
        if (value != null && PLAIN.stream().noneMatch(type -> type.isInstance(value))) {
            throw Refusal.of(Refusal.Kind.MALFORMED, name, "input.type");
        }
    }

    /** What our own code starts and completes, it has checked itself. */
    private static boolean isCallOfTheWebapps() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && RequestPaths.isUnder("/camunda/api", attributes.getRequest());
    }

    private static @Nullable String formOf(Command<?> command, Object about, CommandContext context) {
        if (command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd) {
            var task = context.getTaskManager().findTaskById((String) about);
            return task == null || task.getTaskDefinition() == null
                    ? null
                    : text(task.getTaskDefinition().getFormKey());
        }
        var definition = (about instanceof ProcessInstantiationBuilderImpl builder
                        ? new GetDeployedProcessDefinitionCmd(builder, false)
                        : new GetDeployedProcessDefinitionCmd((String) about, false))
                .execute(context);
        return definition.getStartFormDefinition() == null
                ? null
                : text(definition.getStartFormDefinition().getFormKey());
    }

    private static @Nullable String text(@Nullable Expression formKey) {
        return formKey == null ? null : formKey.getExpressionText();
    }

    /** What the form of that key asks for; nothing where there is no form. */
    private static Set<String> fieldsOf(@Nullable String formKey) {
        if (formKey == null) {
            return Set.of();
        }
        try {
            var form = new ClassPathResource("static/" + formKey.replaceFirst("^embedded:app:", ""))
                    .getContentAsString(StandardCharsets.UTF_8);
            return FIELD.matcher(form).results().map(field -> field.group(1)).collect(Collectors.toSet());
        } catch (IOException noSuchForm) {
            throw new UncheckedIOException(noSuchForm);
        }
    }
}
