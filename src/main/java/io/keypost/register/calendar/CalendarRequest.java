package io.keypost.register.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.keypost.calendar.CalendarYear;
import io.keypost.calendar.Holiday;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.register.AtMost;
import io.keypost.register.Input;
import io.keypost.register.Required;
import jakarta.validation.Valid;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A year's published calendar, as the API and the form take it. */
record CalendarRequest(
        @Nullable List<@Valid @Nullable Days> holidays,
        @Nullable List<@Required @Nullable LocalDate> workdays,
        @AtMost(100) @Nullable String source) {

    CalendarRequest {
        holidays = holidays == null
                ? List.of()
                : holidays.stream()
                        .map(days -> days == null ? new Days(null, null, null) : days)
                        .toList();
        workdays = workdays == null ? List.of() : workdays;
    }

    /**
     * Days off in a row, or one alone.
     *
     * @param to as {@code from} when it is left out
     */
    record Days(@Required @Nullable LocalDate from, @Nullable LocalDate to, @AtMost(50) @Nullable String name) {

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
        Input.check(this);
        return calendar.replace(
                year,
                Objects.requireNonNull(holidays).stream()
                        .map(CalendarRequest::holiday)
                        .toList(),
                Objects.requireNonNull(workdays).stream()
                        .map(Objects::requireNonNull)
                        .toList(),
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
