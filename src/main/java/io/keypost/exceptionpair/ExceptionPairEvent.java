package io.keypost.exceptionpair;

import io.keypost.audit.Logged;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to an exception pair. */
sealed interface ExceptionPairEvent extends Logged {

    long pairId();

    @Override
    default String subject() {
        return ExceptionPair.subject(pairId());
    }

    record Proposed(long pairId, LocalDate effectiveOn, String by, String reason) implements ExceptionPairEvent {}

    record Overdue(long pairId) implements ExceptionPairEvent {}

    record Approved(long pairId, LocalDate effectiveOn, String by, @Nullable String reason)
            implements ExceptionPairEvent {}

    record Rejected(long pairId, LocalDate effectiveOn, String by, @Nullable String reason)
            implements ExceptionPairEvent {}
}
