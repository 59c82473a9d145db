package io.keypost.register;

import io.keypost.agreement.EndReason;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.Exit;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exit as the API and the pages show it.
 *
 * @param agreement its number
 * @param post its code
 * @param openItems how many are still open
 * @param commitmentDocumentId the commitment to be printed and signed
 * @param mayAdd whether the reader may add a piece of material
 * @param items left out of lists, as are the documents and what goes on after it
 */
record ExitView(
        long id,
        String agreement,
        String staffNo,
        String name,
        String post,
        String postName,
        EndReason reason,
        String reasonText,
        LocalDate lastDay,
        Exit.Status status,
        String statusText,
        boolean overdue,
        @Nullable OffsetDateTime overdueSince,
        OffsetDateTime openedAt,
        @Nullable OffsetDateTime closedAt,
        long openItems,
        @Nullable String commitmentDocumentId,
        boolean mayAdd,
        @Nullable List<Item> items,
        @Nullable List<DocumentView> documents,
        @Nullable SecrecyView secrecy) {

    /** What the reader may do about an item; whether it is then allowed, the domain says. */
    enum Action {
        SETTLE,
        ASK,
        CONFIRM
    }

    /**
     * One thing to be settled.
     *
     * @param refused of a commitment: the holder refused it, for the reason in the remark
     */
    record Item(
            long id,
            ClearanceItem.Kind kind,
            String kindText,
            String name,
            @Nullable String number,
            @Nullable Integer copies,
            ClearanceItem.State state,
            String stateText,
            @Nullable LocalDate doneOn,
            @Nullable Named doneBy,
            @Nullable String receiver,
            @Nullable String witness,
            @Nullable String secondWitness,
            @Nullable String archiveNumber,
            @Nullable String remark,
            boolean refused,
            @Nullable String documentId,
            @Nullable WriteOff writeOff,
            List<Action> actions) {}

    /** That something open is let be: who asked and who confirmed. */
    record WriteOff(
            Named askedBy,
            OffsetDateTime askedAt,
            String reason,
            @Nullable Named confirmedBy,
            @Nullable OffsetDateTime confirmedAt) {}
}
