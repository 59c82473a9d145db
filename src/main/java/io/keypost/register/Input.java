package io.keypost.register;

import io.keypost.calendar.Days;
import io.keypost.platform.language.Messages;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with what was sent, so that a caller hears of all of it at once. */
public final class Input {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private Input() {}

    /** Refuses a request some field of which is not as its annotation asks; says so of all of them, in their order. */
    public static void check(Record request) {
        refuse(violations(request));
    }

    /** What speaks against a request, by the annotations of its fields. */
    public static List<Violation> violations(Record request) {
        var fields = Arrays.stream(request.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return VALIDATOR.validate(request).stream()
                .sorted(Comparator.comparing((ConstraintViolation<Record> one) ->
                                fields.indexOf(nodes(one).get(0).getName()))
                        .thenComparing(one -> nodes(one).stream()
                                .map(Path.Node::getIndex)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(0))
                        .thenComparing(one -> one.getPropertyPath().toString())
                        .thenComparing(ConstraintViolation::getMessageTemplate))
                .map(Input::violation)
                .toList();
    }

    private static List<Path.Node> nodes(ConstraintViolation<Record> one) {
        return StreamSupport.stream(one.getPropertyPath().spliterator(), false).toList();
    }

    private static Violation violation(ConstraintViolation<Record> one) {
        var field = one.getPropertyPath().toString().replace(".<list element>", "");
        var limit = one.getConstraintDescriptor().getAttributes().get("value");
        return limit == null
                ? Violation.of(field, one.getMessageTemplate())
                : Violation.of(field, one.getMessageTemplate(), limit);
    }

    /** The day a form's field holds, if any. */
    public static @Nullable LocalDate day(String field, @Nullable String text, List<Violation> violations) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Days.parse(text.strip());
        } catch (DateTimeException notADay) {
            violations.add(Violation.of(field, "input.date"));
            return null;
        }
    }

    /** What a form says beside its fields; what no other entry would mend is no matter of the form. */
    public static Map<String, String> errors(Refusal refusal, Messages messages) {
        if (refusal.kind() == Refusal.Kind.FORBIDDEN || refusal.kind() == Refusal.Kind.NOT_FOUND) {
            throw refusal;
        }
        return ViolationView.byField(refusal.violations(), messages);
    }

    public static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new Refusal(Refusal.Kind.RULE, violations);
        }
    }
}
