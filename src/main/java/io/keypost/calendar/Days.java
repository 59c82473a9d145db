package io.keypost.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.ValueRange;

/** Days as they come in, by whichever door. */
public final class Days {

    /** No person and no agreement is older, and none will be younger; a database could not keep every day that Java can. */
    private static final ValueRange YEARS = ValueRange.of(1900, 2199);

    private Days() {}

    /**
     * The day written as {@code yyyy-MM-dd}.
     *
     * @throws DateTimeException when there is no such day, or it is out of any reasonable range
     */
    public static LocalDate parse(String text) {
        return possible(LocalDate.parse(text));
    }

    /** The same day or moment, if it is in a reasonable range. */
    public static <T extends TemporalAccessor> T possible(T day) {
        YEARS.checkValidValue(Year.from(day).getValue(), ChronoField.YEAR);
        return day;
    }
}
