package io.keypost.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule that speaks against what was asked. Its sentence stands in the message bundles under {@code rule.<rule>}, so that every
 * face tells it in the reader's language.
 *
 * @param field the input the remedy lies in, or null when it is the whole
 * @param rule the rule's name, camel case with dots
 * @param args what the sentence names
 */
public record Violation(@Nullable String field, String rule, List<Object> args) {

    public Violation {
        args = List.copyOf(args);
    }

    public static Violation of(@Nullable String field, String rule, Object... args) {
        return new Violation(field, rule, List.of(args));
    }
}
