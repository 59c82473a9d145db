package io.keypost.exit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to a notice; the agreement is the one it was given under. */
public sealed interface ResignationEvent extends ExitEvent {

    record Received(String agreementNumber, Resignation.Scope scope, LocalDate effectiveOn, String by)
            implements ResignationEvent {

        @Override
        public String what() {
            return "resignation.received." + scope;
        }
    }

    /**
     * HR has confirmed its receipt.
     *
     * @param effectiveOn the notice's last day
     */
    record Confirmed(String agreementNumber, LocalDate effectiveOn, String by) implements ResignationEvent {}

    /** What HR has entered is not what the paper says. */
    record Returned(String agreementNumber, String by, String reason) implements ResignationEvent {}

    record Overdue(String agreementNumber) implements ResignationEvent {}

    record ReceiptCollected(String agreementNumber, String by) implements ResignationEvent {}

    /**
     * Somebody asks something of the notice: the leading group is to decide.
     *
     * @param effectiveOn the last day a shortening asks for
     */
    record Asked(
            long resignationId,
            String agreementNumber,
            NoticeRequest.Kind kind,
            @Nullable LocalDate effectiveOn,
            String by,
            String reason)
            implements ResignationEvent {

        @Override
        public String what() {
            return "resignation.asked." + kind;
        }
    }

    /** The leading group has decided what was asked. */
    record Decided(String agreementNumber, NoticeRequest.Kind kind, boolean granted, String by, @Nullable String reason)
            implements ResignationEvent {

        @Override
        public String what() {
            return "resignation." + (granted ? "granted." : "refused.") + kind;
        }
    }

    record Withdrawn(String agreementNumber, String by, @Nullable String reason) implements ResignationEvent {}

    /**
     * Its last day is another now.
     *
     * @param effectiveOn the last day there is now
     */
    record Moved(String agreementNumber, LocalDate effectiveOn, String by) implements ResignationEvent {}

    record SuccessorNominated(String agreementNumber, String by) implements ResignationEvent {}

    record NoSuccessor(String agreementNumber, String by, @Nullable String reason) implements ResignationEvent {}
}
