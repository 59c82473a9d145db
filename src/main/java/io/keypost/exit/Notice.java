package io.keypost.exit;

import io.keypost.calendar.Workdays;
import io.keypost.rule.Refusal;
import java.time.LocalDate;
import java.time.Period;

/**
 * The days of a notice (民法典 201-203): the day of receipt is not counted, a month ends on the same day or on its last, and a last day that
 * is a rest day gives way to the next workday.
 *
 * @param unrolled the last day by the period alone
 * @param rolled the workday on or after it, as far as the calendar is known
 * @param lastDay which of them counts
 * @param provisional whether it rests on a day of a year whose calendar is not loaded
 */
public record Notice(
        LocalDate receivedOn,
        Period period,
        LocalDate unrolled,
        LocalDate rolled,
        LocalDate lastDay,
        boolean provisional) {

    /**
     * The notice received on that day.
     *
     * @param rollOverRestDays whether a rest day gives way to the next workday
     */
    public static Notice of(LocalDate receivedOn, Period period, boolean rollOverRestDays, Workdays workdays) {
        if (receivedOn.getYear() < 1900 || receivedOn.getYear() > 9000) {
            throw Refusal.rule("receivedOn", "notice.receivedOn");
        }
        var unrolled = receivedOn.plus(period);
        var rolled = workdays.nextWorkdayOnOrAfter(unrolled);
        var guessed = unrolled.datesUntil(rolled.plusDays(1)).anyMatch(day -> !workdays.covers(day.getYear()));
        return new Notice(
                receivedOn,
                period,
                unrolled,
                rolled,
                rollOverRestDays ? rolled : unrolled,
                rollOverRestDays && guessed);
    }
}
