package io.keypost.register;

import io.keypost.calendar.Days;
import io.keypost.platform.language.Messages;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with what was sent, so that a caller hears of all of it at once. */
public final class Input {

    private Input() {}

    public static void required(String field, @Nullable Object value, List<Violation> violations) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            violations.add(Violation.of(field, "input.missing"));
        }
    }

    public static void atMost(int longest, String field, @Nullable String text, List<Violation> violations) {
        if (text != null && text.length() > longest) {
            violations.add(Violation.of(field, "input.tooLong", longest));
        }
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
