package io.keypost.rule;

import java.util.List;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** What was asked is refused and has changed nothing. Says why in {@link Violation}s; the faces turn the kind into an HTTP status. */
public class Refusal extends RuntimeException {

    /** Why, in the terms of HTTP: the numbers are statuses. */
    public enum Kind {
        MALFORMED(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_LARGE(413),
        UNSUPPORTED(415),
        RULE(422),
        BUSY(429);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    @Getter
    private final Kind kind;

    public Refusal(Kind kind, List<Violation> violations) {
        super(kind + " " + violations);
        this.kind = kind;
        this.violations = List.copyOf(violations);
    }

    public static Refusal of(Kind kind, @Nullable String field, String rule, Object... args) {
        return new Refusal(kind, List.of(Violation.of(field, rule, args)));
    }

    /** A rule of the domain refuses (422). */
    public static Refusal rule(@Nullable String field, String rule, Object... args) {
        return of(Kind.RULE, field, rule, args);
    }

    /** The person may not do this (403): role, own case, or two-person rule. */
    public static Refusal forbidden(String rule, Object... args) {
        return of(Kind.FORBIDDEN, null, rule, args);
    }

    /** The case is in another state, or somebody was faster (409). */
    public static Refusal conflict(String rule, Object... args) {
        return of(Kind.CONFLICT, null, rule, args);
    }

    public static Refusal notFound(String rule, Object... args) {
        return of(Kind.NOT_FOUND, null, rule, args);
    }

    public List<Violation> violations() {
        return violations;
    }
}
