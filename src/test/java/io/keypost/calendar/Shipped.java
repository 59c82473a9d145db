package io.keypost.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The published calendars of 2025 and 2026, as they are shipped. */
public final class Shipped {

    private static final List<PublishedYears.Entry> YEARS = PublishedYears.read();

    public static final Workdays WORKDAYS = new Workdays(
            YEARS.stream().map(PublishedYears.Entry::year).collect(Collectors.toSet()),
            all(year -> year.holidays().stream()
                    .flatMap(it -> it.from().datesUntil(it.to().plusDays(1)))),
            all(year -> year.workdays().stream()));

    private Shipped() {}

    private static Set<LocalDate> all(Function<PublishedYears.Entry, Stream<LocalDate>> days) {
        return YEARS.stream().flatMap(days).collect(Collectors.toSet());
    }
}
