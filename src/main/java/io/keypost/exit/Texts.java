package io.keypost.exit;

import io.keypost.rule.Refusal;
import org.jspecify.annotations.Nullable;

/** What people write, without the blanks around it and not longer than there is room for. */
final class Texts {

    private Texts() {}

    static @Nullable String optional(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.strip().length() > longest) {
            throw Refusal.rule(field, "input.tooLong", longest);
        }
        return text.strip();
    }

    static String required(String field, @Nullable String text, int longest) {
        var given = optional(field, text, longest);
        if (given == null) {
            throw Refusal.rule(field, "input.missing");
        }
        return given;
    }
}
