package io.keypost.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Which days are worked. Weekends are not, but for make-up workdays (调休); published holidays are not. Of a year that is not loaded only
 * the weekends are known.
 *
 * @param years that are loaded
 * @param holidays every day off as published, weekends among them
 * @param makeUpDays days of weekends that are worked instead
 */
public record Workdays(Set<Integer> years, Set<LocalDate> holidays, Set<LocalDate> makeUpDays) {

    public Workdays {
        years = Set.copyOf(years);
        holidays = Set.copyOf(holidays);
        makeUpDays = Set.copyOf(makeUpDays);
    }

    /** Whether what is said of that year's days is final: its published calendar is loaded. */
    public boolean covers(int year) {
        return years.contains(year);
    }

    public boolean isWorkday(LocalDate day) {
        return makeUpDays.contains(day) || (!isWeekend(day) && !holidays.contains(day));
    }

    /** That day, or the last workday before it. */
    public LocalDate workdayOnOrBefore(LocalDate day) {
        return isWorkday(day) ? day : workdayOnOrBefore(day.minusDays(1));
    }

    /** That day, or the next workday after it. */
    public LocalDate nextWorkdayOnOrAfter(LocalDate day) {
        return isWorkday(day) ? day : nextWorkdayOnOrAfter(day.plusDays(1));
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
