package io.keypost.rule;

import org.jspecify.annotations.Nullable;

/** What people write, without the blanks around it and not longer than there is room for. */
public final class Texts {

    /** The longest reason, note or remark on a decision, in characters: what the log has room for. */
    public static final int LONGEST_REASON = 1000;

    private Texts() {}

    /** A reason that may be left out. */
    public static @Nullable String optionalReason(@Nullable String reason) {
        return optional("reason", reason, LONGEST_REASON);
    }

    /** A reason that has to be given. */
    public static String reason(@Nullable String reason) {
        return required("reason", reason, LONGEST_REASON);
    }

    /** The reason of a decision: who says no says why. */
    public static @Nullable String reasonOf(boolean approved, @Nullable String reason) {
        return approved ? optionalReason(reason) : reason(reason);
    }

    /**
     * The text without blanks around it.
     *
     * @return null where nothing is written
     * @throws Refusal when it is longer than {@code longest} characters
     */
    public static @Nullable String optional(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.strip().length() > longest) {
            throw Refusal.rule(field, "input.tooLong", longest);
        }
        return text.strip();
    }

    /**
     * The text without blanks around it.
     *
     * @throws Refusal when nothing is written, or more than {@code longest} characters
     */
    public static String required(String field, @Nullable String text, int longest) {
        var given = optional(field, text, longest);
        if (given == null) {
            throw Refusal.rule(field, "input.missing");
        }
        return given;
    }
}
