package io.keypost.register.agreement;

import io.keypost.agreement.Removal;
import io.keypost.audit.Deed;
import io.keypost.register.Named;
import io.keypost.register.Names;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The latest removal of an agreement's holder.
 *
 * @param accessSuspendedAt when the holder's access had been taken away
 */
record RemovalView(
        long id,
        Removal.Status status,
        String statusText,
        @Nullable String grounds,
        boolean suspendNow,
        Named proposedBy,
        OffsetDateTime proposedAt,
        @Nullable OffsetDateTime accessSuspendedAt,
        @Nullable Named decidedBy,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String reason,
        @Nullable LocalDate servedOn,
        @Nullable String servedHow,
        @Nullable LocalDate lastDay) {

    static RemovalView of(Removal removal, Names names, boolean withGrounds) {
        return new RemovalView(
                removal.id(),
                removal.status(),
                names.of("removalStatus", removal.status()),
                withGrounds ? removal.grounds() : null,
                removal.suspendNow(),
                names.user(removal.proposed().by()),
                names.at(removal.proposed().at()),
                names.optionalAt(removal.accessSuspendedAt().orElse(null)),
                names.optionalUser(removal.decided().map(Deed::by).orElse(null)),
                names.optionalAt(removal.decided().map(Deed::at).orElse(null)),
                withGrounds ? removal.reason().orElse(null) : null,
                removal.servedOn().orElse(null),
                removal.servedHow().orElse(null),
                removal.lastDay().orElse(null));
    }
}
