package io.keypost.exit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to what goes on binding somebody who has left. */
public sealed interface SecrecyEvent extends ExitEvent {

    /**
     * A period is there, or another than before: it has to be watched until its last day.
     *
     * @param effectiveOn its first day
     * @param reason its days, and why
     */
    record PeriodSet(String agreementNumber, boolean corrected, LocalDate effectiveOn, String by, String reason)
            implements SecrecyEvent {

        @Override
        public String what() {
            return corrected ? "secrecy.corrected" : "secrecy.set";
        }
    }

    /**
     * A period has run out.
     *
     * @param effectiveOn its last day
     */
    record Over(String agreementNumber, LocalDate effectiveOn) implements SecrecyEvent {}

    record Confirmed(String agreementNumber, String by, @Nullable String reason) implements SecrecyEvent {}

    record LetterSent(String agreementNumber, String by) implements SecrecyEvent {}
}
