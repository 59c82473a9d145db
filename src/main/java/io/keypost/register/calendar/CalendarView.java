package io.keypost.register.calendar;

import io.keypost.calendar.CalendarYear;
import io.keypost.calendar.Holiday;
import io.keypost.register.Named;
import io.keypost.register.Names;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A year's published calendar. */
record CalendarView(
        int year,
        List<Holiday> holidays,
        List<LocalDate> workdays,
        @Nullable String source,
        OffsetDateTime loadedAt,
        Named loadedBy) {

    static CalendarView of(CalendarYear year, Names names) {
        return new CalendarView(
                year.year(),
                year.holidays(),
                year.workdays(),
                year.source().orElse(null),
                names.at(year.loaded().at()),
                names.user(year.loaded().by()));
    }
}
