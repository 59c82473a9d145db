package io.keypost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the domain refuses. */
public final class Refusals {

    private Refusals() {}

    /** It is refused by this rule, whatever the engine has wrapped that in. */
    public static void refused(String rule, ThrowingCallable step) {
        assertThatThrownBy(step).satisfies(thrown -> {
            var cause = thrown;
            while (!(cause instanceof Refusal) && cause.getCause() != null) {
                cause = cause.getCause();
            }
            assertThat(cause).as(thrown.toString()).isInstanceOf(Refusal.class);
            assertThat(((Refusal) cause).violations())
                    .extracting(Violation::rule)
                    .containsExactly(rule);
        });
    }
}
