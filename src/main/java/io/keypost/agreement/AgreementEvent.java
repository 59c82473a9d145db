package io.keypost.agreement;

import io.keypost.audit.Logged;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to an agreement. */
sealed interface AgreementEvent extends Logged {

    String agreementNumber();

    @Override
    default String subject() {
        return Agreement.subject(agreementNumber());
    }

    /**
     * It has a number and is to be drafted.
     *
     * @param reason the agreement it renews, or the appointment it is for
     */
    record Opened(String agreementNumber, String reason) implements AgreementEvent {}

    record Checked(String agreementNumber, String by) implements AgreementEvent {}

    record TextRejected(String agreementNumber, String by, String reason) implements AgreementEvent {}

    record SigningReminded(String agreementNumber) implements AgreementEvent {}

    record Signed(String agreementNumber, String by) implements AgreementEvent {}

    record ScanRejected(String agreementNumber, String by, String reason) implements AgreementEvent {}

    record Refused(String agreementNumber, String by, String reason) implements AgreementEvent {}

    record Lapsed(String agreementNumber) implements AgreementEvent {}

    /** What it was to renew has ended otherwise. */
    record Dropped(String agreementNumber) implements AgreementEvent {}

    /**
     * Both parties have signed: what watches its dates begins to.
     *
     * @param effectiveOn its first day
     */
    record Sealed(String agreementNumber, LocalDate effectiveOn, String by) implements AgreementEvent {}

    record SealedScanRejected(String agreementNumber, String by, String reason) implements AgreementEvent {}

    record Rescanned(String agreementNumber, String by) implements AgreementEvent {}

    record Filed(String agreementNumber, String by) implements AgreementEvent {}

    record InForce(String agreementNumber, LocalDate effectiveOn) implements AgreementEvent {}

    /**
     * Everybody concerned was told of its last day.
     *
     * @param reason how many days ahead
     */
    record EndReminded(String agreementNumber, LocalDate effectiveOn, String reason) implements AgreementEvent {}

    /**
     * Its holder no longer meets the rules.
     *
     * @param reason the names of the rules
     */
    record Conflict(String agreementNumber, String reason) implements AgreementEvent {}

    record ConflictResolved(String agreementNumber, String by, String reason) implements AgreementEvent {}

    /** Somebody has put on file that it ends before its term. */
    record EndReported(
            String agreementNumber, EndReason because, LocalDate effectiveOn, String by, @Nullable String reason)
            implements AgreementEvent {

        @Override
        public String what() {
            return "agreement.endReported." + because;
        }
    }

    /** Its actual last day is another. */
    record LastDayMoved(String agreementNumber, EndReason because, LocalDate effectiveOn) implements AgreementEvent {

        @Override
        public String what() {
            return "agreement.endMoved." + because;
        }
    }

    /** Its actual first day is another. */
    record BeginMoved(String agreementNumber, LocalDate effectiveOn) implements AgreementEvent {}

    /** Its end is on record. */
    record EndRecorded(String agreementNumber, EndReason because, LocalDate effectiveOn) implements AgreementEvent {

        @Override
        public String what() {
            // Of the commonest end, the name the log has had from the first.
            return because == EndReason.EXPIRED ? "agreement.expired" : "agreement.ended." + because;
        }
    }
}
