package io.keypost.register.exceptionpair;

import io.keypost.exceptionpair.ExceptionPair;
import io.keypost.register.Named;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Two posts that one person may hold at once.
 *
 * @param heldBeyond whether both are held today though it is over, and no other stands
 * @param decisionReason why it was rejected
 */
record ExceptionPairView(
        long id,
        String staffNo,
        String name,
        String postCode,
        String postName,
        String otherPostCode,
        String otherPostName,
        LocalDate firstDay,
        LocalDate lastDay,
        ExceptionPair.Status status,
        String statusText,
        boolean heldBeyond,
        String reason,
        Named proposedBy,
        OffsetDateTime proposedAt,
        @Nullable Named decidedBy,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String decisionReason) {}
