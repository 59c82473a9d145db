package io.keypost.exit;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** The days of a notice as they are kept with it, and the rule they were worked out by. */
@Embeddable
class NoticeDays {

    private LocalDate receivedOn;
    private String period;
    private LocalDate unrolled;
    private LocalDate rolled;
    private LocalDate computedLastDay;
    private boolean provisional;

    /** Whether the rule in force on receipt moves a last day over rest days. */
    @Getter(AccessLevel.PACKAGE)
    private boolean rollsOver;

    private @Nullable LocalDate shortenedTo;

    @SuppressWarnings("NullAway.Init")
    protected NoticeDays() {}

    @SuppressWarnings("NullAway.Init")
    NoticeDays(Notice notice, boolean rollsOver) {
        keep(notice);
        this.rollsOver = rollsOver;
    }

    private void keep(Notice notice) {
        receivedOn = notice.receivedOn();
        period = notice.period().toString();
        unrolled = notice.unrolled();
        rolled = notice.rolled();
        computedLastDay = notice.lastDay();
        provisional = notice.provisional();
    }

    /**
     * The calendar the last day rests on has been loaded: worked out once more, by the rule as it was.
     *
     * @return whether the last day is another now
     */
    boolean settle(Notice again) {
        var before = lastDay();
        keep(again);
        return !lastDay().equals(before);
    }

    void shorten(LocalDate to) {
        shortenedTo = to;
    }

    Notice notice() {
        return new Notice(receivedOn, Period.parse(period), unrolled, rolled, computedLastDay, provisional);
    }

    /** The one worked out, or an earlier one it was shortened to. */
    LocalDate lastDay() {
        return shortenedTo().filter(to -> to.isBefore(computedLastDay)).orElse(computedLastDay);
    }

    Optional<LocalDate> shortenedTo() {
        return Optional.ofNullable(shortenedTo);
    }
}
