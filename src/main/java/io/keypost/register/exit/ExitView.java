package io.keypost.register.exit;

import io.keypost.agreement.EndReason;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.Exit;
import io.keypost.register.Named;
import io.keypost.register.document.DocumentView;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exit as the API and the pages show it.
 *
 * @param agreement its number
 * @param postCode the post's code
 * @param reason why the agreement ended; null while a notice runs
 * @param lastDay of the agreement; while a notice runs, of the notice
 * @param endsOn when the agreement ends as known now, by whatever comes first; null of a notice that was withdrawn
 * @param openItems how many are still open
 * @param commitmentDocumentId the commitment to be printed and signed
 * @param mayAdd whether the reader may add a piece of material
 * @param handOverTo who takes over, as far as somebody was named or nominated; left out of lists
 * @param resignation the notice it began with; left out of lists
 * @param items left out of lists, as are the documents
 * @param secrecy what goes on after it
 */
public record ExitView(
        long id,
        String agreement,
        String staffNo,
        String name,
        String postCode,
        String postName,
        @Nullable EndReason reason,
        @Nullable String reasonText,
        LocalDate lastDay,
        Exit.Status status,
        String statusText,
        boolean overdue,
        @Nullable OffsetDateTime overdueSince,
        OffsetDateTime openedAt,
        @Nullable OffsetDateTime closedAt,
        @Nullable LocalDate endsOn,
        @Nullable EndReason endsBecause,
        @Nullable String endsBecauseText,
        long openItems,
        @Nullable String commitmentDocumentId,
        boolean mayAdd,
        @Nullable Named handOverTo,
        @Nullable ResignationView resignation,
        @Nullable List<Item> items,
        @Nullable List<DocumentView> documents,
        SecrecyView secrecy) {

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
