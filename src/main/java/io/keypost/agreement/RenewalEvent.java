package io.keypost.agreement;

import io.keypost.audit.Logged;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to the renewal of an agreement; it stands in the log with that. */
sealed interface RenewalEvent extends Logged {

    String agreementNumber();

    @Override
    default String subject() {
        return Agreement.subject(agreementNumber());
    }

    record Begun(String agreementNumber, String by) implements RenewalEvent {}

    record Proposed(String agreementNumber, LocalDate effectiveOn, String by) implements RenewalEvent {}

    record Declined(String agreementNumber, String by, String reason) implements RenewalEvent {}

    record Consented(String agreementNumber, String by, @Nullable String reason) implements RenewalEvent {}

    /** The holder does not stay. */
    record Refused(String agreementNumber, String by, @Nullable String reason) implements RenewalEvent {}

    /**
     * The rules stand against the successor.
     *
     * @param reason the names of the rules
     */
    record Conflict(String agreementNumber, String reason) implements RenewalEvent {}

    record Approved(String agreementNumber, String by, @Nullable String reason) implements RenewalEvent {}

    record Rejected(String agreementNumber, String by, @Nullable String reason) implements RenewalEvent {}

    record Overdue(String agreementNumber) implements RenewalEvent {}

    /**
     * Both parties have signed the successor.
     *
     * @param reason its number
     */
    record Signed(String agreementNumber, LocalDate effectiveOn, String reason) implements RenewalEvent {}

    /** It came to nothing. */
    record Closed(String agreementNumber, Renewal.Status as, @Nullable String reason) implements RenewalEvent {

        @Override
        public String what() {
            return "renewal." + as;
        }
    }
}
