package io.keypost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** That something is refused, whatever the engine has wrapped the refusal in. */
public final class Refusals {

    private final Refusal refusal;

    private Refusals(Refusal refusal) {
        this.refusal = refusal;
    }

    /** It is refused by this rule and no other. */
    public static Refusals refused(String rule, ThrowingCallable step) {
        return refused(step).by(rule);
    }

    public static Refusals refused(ThrowingCallable step) {
        var thrown = catchThrowable(step);
        assertThat(thrown).as("a refusal").isNotNull();
        var cause = thrown;
        while (!(cause instanceof Refusal) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Refusal refusal) {
            return new Refusals(refusal);
        }
        throw new AssertionError("no refusal", thrown);
    }

    /** By all of these rules and no other. */
    public Refusals by(String... rules) {
        assertThat(refusal.violations()).extracting(Violation::rule).containsExactlyInAnyOrder(rules);
        return this;
    }

    /** What is wrong stands in these fields. */
    public Refusals at(String... fields) {
        assertThat(refusal.violations()).extracting(Violation::field).containsExactly(fields);
        return this;
    }

    public Refusals ofKind(Refusal.Kind kind) {
        assertThat(refusal.kind()).isEqualTo(kind);
        return this;
    }

    /** With exactly this, in this order. */
    public Refusals because(Violation... violations) {
        assertThat(refusal.violations()).containsExactly(violations);
        return this;
    }
}
