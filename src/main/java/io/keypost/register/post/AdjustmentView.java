package io.keypost.register.post;

import io.keypost.post.DutyAdjustment;
import io.keypost.register.Named;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment of a post's duties.
 *
 * @param version it has become
 * @param decisionReason why it was rejected
 * @param noticeId the document the reader was given, if any
 * @param acknowledgements those the reader may see
 */
record AdjustmentView(
        String id,
        String postCode,
        String postName,
        DutyAdjustment.Status status,
        String statusText,
        List<String> duties,
        LocalDate effectiveOn,
        String reason,
        @Nullable Integer version,
        Named proposedBy,
        OffsetDateTime proposedAt,
        @Nullable Named decidedBy,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String decisionReason,
        @Nullable String noticeId,
        List<Acknowledgement> acknowledgements) {

    /**
     * A holder's answer.
     *
     * @param releasedOn when the agreement ended without one
     */
    record Acknowledgement(
            String agreement,
            String staffNo,
            String name,
            String noticeId,
            @Nullable LocalDate acknowledgedOn,
            @Nullable String objection,
            @Nullable LocalDate releasedOn) {}
}
