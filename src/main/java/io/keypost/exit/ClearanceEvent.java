package io.keypost.exit;

import io.keypost.exit.ClearanceItem.Kind;
import org.jspecify.annotations.Nullable;

/** What happens to a clearance. */
sealed interface ClearanceEvent extends ExitEvent {

    record Opened(String agreementNumber) implements ClearanceEvent {}

    /**
     * A piece of material has to come back.
     *
     * @param reason the name of the piece
     */
    record MaterialAdded(String agreementNumber, String by, String reason) implements ClearanceEvent {}

    /**
     * One thing is handed over, revoked or taken back.
     *
     * @param reason the name of the item
     */
    record Settled(String agreementNumber, Kind kind, String by, String reason) implements ClearanceEvent {

        @Override
        public String what() {
            return "clearance.settled." + kind;
        }
    }

    record Committed(String agreementNumber, String by) implements ClearanceEvent {}

    record CommitmentRefused(String agreementNumber, String by, String reason) implements ClearanceEvent {}

    /** Somebody is done with their part of it. */
    record Finished(String agreementNumber, Kind kind, String by, @Nullable String reason) implements ClearanceEvent {

        @Override
        public String what() {
            return "clearance.finished." + kind;
        }
    }

    record Verified(String agreementNumber, String by, @Nullable String reason) implements ClearanceEvent {}

    /**
     * Something open is to be let be.
     *
     * @param reason the name of the item, and why it is to be let be
     */
    record WriteOffAsked(String agreementNumber, String by, String reason) implements ClearanceEvent {}

    /**
     * A second person has agreed to let it be.
     *
     * @param reason the name of the item
     */
    record WrittenOff(String agreementNumber, String by, String reason) implements ClearanceEvent {}

    record Overdue(String agreementNumber) implements ClearanceEvent {}

    record Closed(String agreementNumber) implements ClearanceEvent {}
}
