package io.keypost.agreement;

import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** From when to when an agreement binds, beside what was agreed: it may begin later and end earlier. */
@MappedSuperclass
abstract class Validity extends Particulars {

    /** The actual first day as known now: the agreed one, or a later one while its holder is still on another post. For queries by day. */
    @Getter
    private LocalDate beginsOn;

    /** The actual last day as known now: the agreed one, or an earlier one when something else than the term ends it. */
    @Getter
    private LocalDate endsOn;

    /** It has entered force. */
    private boolean begun;

    /** What will end it, or has ended it. */
    @Enumerated(EnumType.STRING)
    @Getter
    private EndReason endsBecause;

    private @Nullable Instant endRecordedAt;

    @SuppressWarnings("NullAway.Init")
    Validity() {}

    final void asAgreed() {
        beginsOn = term().firstDay();
        endsOn = term().lastDay();
        endsBecause = EndReason.EXPIRED;
    }

    final void begin() {
        begun = true;
    }

    /**
     * Takes the day from which its holder is free for it. Once it has begun, nothing moves that; and it never begins on a day that is
     * past.
     *
     * @return whether that is another day than before
     */
    final boolean moveBegin(LocalDate day, LocalDate today) {
        if (!today.isBefore(beginsOn)) {
            return false;
        }
        var next = day.isBefore(today) ? today : day;
        var isNew = !next.equals(beginsOn);
        beginsOn = next;
        return isNew;
    }

    /**
     * Takes the day on which it ends. It only moves as long as the end is not recorded, and once it is over only further back: what
     * has ended does not go on again, however late that is recorded.
     *
     * @return whether that is another day or another reason than before
     */
    boolean moveEnd(LocalDate day, EndReason because, LocalDate today) {
        if (endRecordedAt != null || (today.isAfter(endsOn) && day.isAfter(endsOn))) {
            return false;
        }
        var isNew = !day.equals(endsOn) || because != endsBecause;
        endsOn = day;
        endsBecause = because;
        return isNew;
    }

    final void recordEnd(Instant now) {
        endRecordedAt = now;
    }

    final boolean isOver(LocalDate today) {
        return today.isAfter(endsOn);
    }

    /** Whether its holder is or was on the post under it, or will have been: not where it ends before its first day came. */
    public boolean isEverInForce() {
        return begun || !endsOn.isBefore(beginsOn);
    }

    /** When the end was written down. */
    public Optional<Instant> endRecordedAt() {
        return Optional.ofNullable(endRecordedAt);
    }
}
