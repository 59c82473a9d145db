package io.keypost.exit;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.time.Period;

/** The days of a notice as they are kept with it. */
@Embeddable
class NoticeDays {

    private LocalDate receivedOn;
    private String period;
    private LocalDate unrolled;
    private LocalDate rolled;
    private LocalDate computedLastDay;
    private boolean provisional;

    @SuppressWarnings("NullAway.Init")
    protected NoticeDays() {}

    NoticeDays(Notice notice) {
        receivedOn = notice.receivedOn();
        period = notice.period().toString();
        unrolled = notice.unrolled();
        rolled = notice.rolled();
        computedLastDay = notice.lastDay();
        provisional = notice.provisional();
    }

    Notice notice() {
        return new Notice(receivedOn, Period.parse(period), unrolled, rolled, computedLastDay, provisional);
    }
}
