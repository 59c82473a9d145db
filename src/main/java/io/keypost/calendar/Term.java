package io.keypost.calendar;

import io.keypost.rule.Refusal;
import java.time.LocalDate;

/**
 * The term of an agreement (§2): whole years, first and last day both inclusive and in agreement with each other.
 *
 * @param years 1 to {@value #MAX_YEARS}
 */
public record Term(int years, LocalDate firstDay, LocalDate lastDay) {

    /** Longer is taken for a slip of the keyboard. */
    public static final int MAX_YEARS = 30;

    public Term {
        var right = lastDayOf(firstDay, years);
        if (!right.equals(lastDay)) {
            throw Refusal.rule("lastDay", "term.lastDay", firstDay.toString(), years, right.toString());
        }
    }

    /** The term of so many years from its first day. */
    public static Term of(LocalDate firstDay, int years) {
        return new Term(years, firstDay, lastDayOf(firstDay, years));
    }

    /** The day before the anniversary; where the year has no such day (29 February), the month's last. */
    public static LocalDate lastDayOf(LocalDate firstDay, int years) {
        if (years < 1 || years > MAX_YEARS) {
            throw Refusal.rule("years", "term.years", MAX_YEARS);
        }
        if (firstDay.getYear() < 1900 || firstDay.getYear() > 9000) {
            throw Refusal.rule("firstDay", "term.firstDay");
        }
        var anniversary = firstDay.plusYears(years);
        return anniversary.getDayOfMonth() == firstDay.getDayOfMonth() ? anniversary.minusDays(1) : anniversary;
    }
}
