package io.keypost.register.exit;

import io.keypost.exit.NoticeRequest;
import io.keypost.exit.Resignation;
import io.keypost.register.Named;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notice an exit began with, as the API and the pages show it.
 *
 * @param agreement the number of the one in force when it was given
 * @param paperDocumentId the scan of a notice on paper
 * @param lastDay the one worked out, or an earlier one it was shortened to
 * @param explanation how the one worked out comes about
 * @param closingReason why it was withdrawn or returned
 * @param successor who is to fill the post, if anybody was nominated
 * @param successorDecided whether the department has said who comes next, or that nobody does for now
 * @param transfer null while nothing is decided
 * @param mayWithdraw whether the reader may take it back, or ask to
 * @param mayShorten whether the reader may propose an earlier last day
 */
record ResignationView(
        String agreement,
        Resignation.Scope scope,
        String scopeText,
        LocalDate receivedOn,
        boolean byHolder,
        Named enteredBy,
        OffsetDateTime enteredAt,
        @Nullable String paperDocumentId,
        LocalDate lastDay,
        @Nullable LocalDate shortenedTo,
        boolean provisional,
        String explanation,
        @Nullable Named confirmedBy,
        @Nullable OffsetDateTime confirmedAt,
        @Nullable String receiptId,
        @Nullable OffsetDateTime receiptCollectedAt,
        @Nullable String closingReason,
        @Nullable Successor successor,
        boolean successorDecided,
        @Nullable Transfer transfer,
        List<Request> requests,
        boolean mayWithdraw,
        boolean mayShorten) {

    /**
     * The nomination that is to fill the post.
     *
     * @param approved whether the leading group has approved it, and it has not come to nothing since
     */
    record Successor(long appointmentId, String staffNo, String name, String statusText, boolean approved) {}

    /**
     * What the leading group decided on the transfer, and what came of it.
     *
     * @param from the first day away from the post
     * @param to the other post
     * @param begunOn that day, once it has come inside the notice
     * @param revokedNote what was taken away
     */
    record Transfer(
            boolean wanted,
            @Nullable LocalDate from,
            @Nullable String to,
            @Nullable Named successor,
            @Nullable String reason,
            @Nullable Named decidedBy,
            @Nullable OffsetDateTime decidedAt,
            @Nullable String orderId,
            @Nullable OffsetDateTime acknowledgedAt,
            @Nullable LocalDate begunOn,
            @Nullable Named revokedBy,
            @Nullable OffsetDateTime revokedAt,
            @Nullable String revokedNote,
            @Nullable Named verifiedBy,
            @Nullable OffsetDateTime verifiedAt) {}

    /**
     * What somebody asked of it.
     *
     * @param lastDay the one a shortening asks for
     * @param granted null while it is not decided
     */
    record Request(
            NoticeRequest.Kind kind,
            String kindText,
            @Nullable LocalDate lastDay,
            String reason,
            Named askedBy,
            OffsetDateTime askedAt,
            @Nullable Boolean granted,
            @Nullable Named decidedBy,
            @Nullable OffsetDateTime decidedAt,
            @Nullable String decisionReason) {}
}
