package io.keypost.register;

import io.keypost.platform.language.Messages;
import io.keypost.rule.Violation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A violation with its sentence in the reader's language. */
public record ViolationView(@Nullable String field, String rule, String message) {

    public static List<ViolationView> of(List<Violation> violations, Messages messages) {
        return violations.stream()
                .map(one -> new ViolationView(one.field(), one.rule(), messages.of(one)))
                .toList();
    }

    /** What a form shows beside each field; what concerns the whole stands under the empty name. */
    public static Map<String, String> byField(List<Violation> violations, Messages messages) {
        return violations.stream()
                .collect(Collectors.toMap(
                        one -> one.field() == null ? "" : one.field(),
                        messages::of,
                        (one, other) -> one + " " + other));
    }
}
