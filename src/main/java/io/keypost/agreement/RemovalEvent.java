package io.keypost.agreement;

import io.keypost.audit.Logged;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to a removal; it stands in the log with the agreement. */
sealed interface RemovalEvent extends Logged {

    String agreementNumber();

    @Override
    default String subject() {
        return Agreement.subject(agreementNumber());
    }

    record Proposed(String agreementNumber, String by, String reason) implements RemovalEvent {}

    /**
     * The access is taken away before it is decided.
     *
     * @param reason what was taken away
     */
    record AccessSuspended(String agreementNumber, String by, String reason) implements RemovalEvent {}

    record Overdue(String agreementNumber) implements RemovalEvent {}

    record Approved(String agreementNumber, String by, @Nullable String reason) implements RemovalEvent {}

    record Rejected(String agreementNumber, String by, @Nullable String reason) implements RemovalEvent {}

    /**
     * The access is given back, as it was rejected.
     *
     * @param reason what was given back
     */
    record AccessRestored(String agreementNumber, String by, String reason) implements RemovalEvent {}

    /**
     * The holder has the notice.
     *
     * @param reason how it was served
     */
    record Served(String agreementNumber, LocalDate effectiveOn, String by, String reason) implements RemovalEvent {}

    /** The agreement ended otherwise before. */
    record Overtaken(String agreementNumber) implements RemovalEvent {}
}
