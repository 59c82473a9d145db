package io.keypost.register.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.keypost.calendar.CalendarYear;
import io.keypost.calendar.Holiday;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.register.Input;
import io.keypost.rule.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A year's published calendar, as the API and the form take it. */
record CalendarRequest(
        @Nullable List<@Nullable Days> holidays,
        @Nullable List<@Nullable LocalDate> workdays,
        @Nullable String source) {

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_SOURCE = 100;

    /**
     * Days off in a row, or one alone.
     *
     * @param to as {@code from} when it is left out
     */
    record Days(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String name) {

        @JsonCreator
        Days {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Days on(String day) throws InvalidFormatException {
            try {
                return new Days(io.keypost.calendar.Days.parse(day), null, null);
            } catch (DateTimeException noDay) {
                throw InvalidFormatException.from(null, noDay.getMessage(), day, LocalDate.class);
            }
        }
    }

    /** Loads the year, or refuses, naming every field in which something is wrong. */
    CalendarYear load(int year, WorkdayCalendar calendar, String by) {
        var violations = new ArrayList<Violation>();
        var off = holidays == null ? List.<@Nullable Days>of() : holidays;
        for (var i = 0; i < off.size(); i++) {
            var days = off.get(i);
            Input.required("holidays[" + i + "].from", days == null ? null : days.from(), violations);
            Input.atMost(LONGEST_NAME, "holidays[" + i + "].name", days == null ? null : days.name(), violations);
        }
        var worked = workdays == null ? List.<@Nullable LocalDate>of() : workdays;
        for (var i = 0; i < worked.size(); i++) {
            Input.required("workdays[" + i + "]", worked.get(i), violations);
        }
        Input.atMost(LONGEST_SOURCE, "source", source, violations);
        Input.refuse(violations);
        return calendar.replace(
                year,
                off.stream().map(CalendarRequest::holiday).toList(),
                worked.stream().map(Objects::requireNonNull).toList(),
                stripped(source),
                by);
    }

    private static Holiday holiday(@Nullable Days days) {
        var from = Objects.requireNonNull(Objects.requireNonNull(days).from());
        return new Holiday(from, Objects.requireNonNullElse(days.to(), from), stripped(days.name()));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
