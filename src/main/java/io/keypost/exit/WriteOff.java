package io.keypost.exit;

import io.keypost.audit.Deed;
import io.keypost.rule.Refusal;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * 核销: one person asks to let something open be, with a reason; a second one confirms it, and only then it counts.
 *
 * @param confirmed null while it is only asked for
 */
@Embeddable
public record WriteOff(Deed asked, String reason, @Nullable Deed confirmed) {

    WriteOff confirmedBy(Deed deed) {
        if (deed.by().equals(asked.by())) {
            throw Refusal.forbidden("twoPeople.askerConfirms");
        }
        return new WriteOff(asked, reason, deed);
    }
}
