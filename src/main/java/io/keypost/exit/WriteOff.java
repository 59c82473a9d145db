package io.keypost.exit;

import io.keypost.rule.Refusal;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 核销: one person asks to let something open be, with a reason; a second one confirms it, and only then it counts.
 *
 * @param confirmedBy null while it is only asked for
 */
@Embeddable
public record WriteOff(
        String askedBy, Instant askedAt, String reason, @Nullable String confirmedBy, @Nullable Instant confirmedAt) {

    WriteOff confirmed(String by, Instant at) {
        if (by.equals(askedBy)) {
            throw Refusal.forbidden("twoPeople.askerConfirms");
        }
        return new WriteOff(askedBy, askedAt, reason, by, at);
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }
}
