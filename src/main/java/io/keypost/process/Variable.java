package io.keypost.process;

import io.keypost.calendar.Days;
import io.keypost.rule.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A process variable, declared once with its type. Variables hold ids, flags, dates, and what a form has just asked.
 *
 * @param name as the BPMN file and the forms write it
 */
public record Variable<T>(String name, Class<T> type) {

    /** Its value, or null where it has none. A value of another type is a form's mistake, and refused. */
    public @Nullable T in(VariableScope scope) {
        var value = scope.getVariable(name);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        throw Refusal.of(Refusal.Kind.MALFORMED, name, "input.type");
    }

    /** Its value, which must be there. */
    public T requiredIn(VariableScope scope) {
        var value = in(scope);
        if (value == null) {
            throw Refusal.rule(name, "input.missing");
        }
        return value;
    }

    /** What a form has just asked, taken out of the process, so that it cannot stand in for an answer the next form fails to give. */
    public @Nullable T take(VariableScope scope) {
        var value = in(scope);
        scope.removeVariable(name);
        return value;
    }

    /** The same of what the form must have given. */
    public T takeRequired(VariableScope scope) {
        var value = requiredIn(scope);
        scope.removeVariable(name);
        return value;
    }

    public void set(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, value);
    }

    /** The day a form has given as {@code yyyy-MM-dd}. */
    public static LocalDate day(Variable<String> variable, String text) {
        try {
            return Days.parse(text);
        } catch (DateTimeException notADay) {
            throw Refusal.of(Refusal.Kind.MALFORMED, variable.name(), "input.date");
        }
    }

    /** The same of a form that may leave it out. */
    public static @Nullable LocalDate optionalDay(Variable<String> variable, @Nullable String text) {
        return text == null || text.isBlank() ? null : day(variable, text);
    }

    /** One of several, by its name, where the form may leave it out. */
    public static <E extends Enum<E>> @Nullable E optionalChoice(
            Variable<String> variable, Class<E> choices, @Nullable String text) {
        return text == null || text.isBlank() ? null : choice(variable, choices, text);
    }

    /** One of several, by its name. */
    public static <E extends Enum<E>> E choice(Variable<String> variable, Class<E> choices, String text) {
        for (var each : choices.getEnumConstants()) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        throw Refusal.of(
                Refusal.Kind.MALFORMED,
                variable.name(),
                "input.choice",
                Stream.of(choices.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
    }
}
