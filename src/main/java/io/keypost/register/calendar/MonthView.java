package io.keypost.register.calendar;

import io.keypost.calendar.Holiday;
import io.keypost.calendar.Workdays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A month as a calendar on the wall shows it.
 *
 * @param weeks of seven days each from Monday on, days of other months among them
 * @param holidays of which a day lies in the month
 * @param makeUpDays in the month
 */
record MonthView(LocalDate firstDay, List<List<Day>> weeks, List<Holiday> holidays, List<LocalDate> makeUpDays) {

    /** What a day is. */
    enum Kind {
        HOLIDAY,
        MAKE_UP,
        WEEKEND,
        WORKDAY
    }

    /** A day; none of this month's without a kind. */
    record Day(LocalDate date, @Nullable Kind kind) {}

    static MonthView of(int year, Month month, Workdays workdays, List<Holiday> holidays) {
        var days = YearMonth.of(year, month);
        var first = days.atDay(1);
        var monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var weeks = Stream.iterate(monday, it -> !it.isAfter(days.atEndOfMonth()), it -> it.plusWeeks(1))
                .map(week -> IntStream.range(0, 7)
                        .mapToObj(week::plusDays)
                        .map(day -> new Day(day, YearMonth.from(day).equals(days) ? kind(day, workdays) : null))
                        .toList())
                .toList();
        return new MonthView(
                first,
                weeks,
                holidays.stream()
                        .filter(it -> !YearMonth.from(it.from()).isAfter(days)
                                && !YearMonth.from(it.to()).isBefore(days))
                        .toList(),
                workdays.makeUpDays().stream()
                        .filter(day -> YearMonth.from(day).equals(days))
                        .sorted()
                        .toList());
    }

    private static Kind kind(LocalDate day, Workdays workdays) {
        if (workdays.holidays().contains(day)) {
            return Kind.HOLIDAY;
        }
        if (workdays.makeUpDays().contains(day)) {
            return Kind.MAKE_UP;
        }
        return workdays.isWorkday(day) ? Kind.WORKDAY : Kind.WEEKEND;
    }
}
