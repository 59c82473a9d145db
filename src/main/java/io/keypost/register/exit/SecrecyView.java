package io.keypost.register.exit;

import io.keypost.exit.ClearanceItem;
import io.keypost.exit.SecrecyPeriod;
import io.keypost.register.Named;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What goes on binding somebody who has left.
 *
 * @param commitment how far the commitment in writing has come; none of one who has died
 * @param refused the holder has refused it
 * @param remindedAt when the latest letter was sent
 */
record SecrecyView(
        ClearanceItem.@Nullable State commitment,
        boolean refused,
        @Nullable OffsetDateTime remindedAt,
        @Nullable Period period) {

    /**
     * The declassification period.
     *
     * @param from its first day
     * @param to its last day
     * @param enteredBy who entered it, or corrected it last
     */
    record Period(
            LocalDate from,
            LocalDate to,
            String reason,
            SecrecyPeriod.Status status,
            String statusText,
            Named enteredBy,
            OffsetDateTime enteredAt,
            @Nullable OffsetDateTime overAt,
            @Nullable Named confirmedBy,
            @Nullable OffsetDateTime confirmedAt) {}
}
