package io.keypost.calendar;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.rule.Violation;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dates of §2. */
class TermTest {

    @ParameterizedTest
    @CsvSource({
        // The examples of the rule.
        "2026-01-01, 3, 2028-12-31",
        "2024-02-29, 1, 2025-02-28",
        "2026-03-01, 2, 2028-02-29",
        // 29 February: with and without an anniversary.
        "2024-02-29, 4, 2028-02-28",
        "2024-02-29, 2, 2026-02-28",
        "2096-02-29, 4, 2100-02-28",
        "2023-03-01, 1, 2024-02-29",
        "2025-03-01, 1, 2026-02-28",
        "2027-02-28, 1, 2028-02-27",
        // Ends of months and years.
        "2026-01-31, 1, 2027-01-30",
        "2026-12-31, 1, 2027-12-30",
        "2026-05-01, 5, 2031-04-30",
        "2026-10-01, 30, 2056-09-30",
    })
    void itEndsTheDayBeforeTheAnniversary(LocalDate firstDay, int years, LocalDate lastDay) {
        assertThat(Term.lastDayOf(firstDay, years)).isEqualTo(lastDay);
        assertThat(new Term(years, firstDay, lastDay)).isEqualTo(Term.of(firstDay, years));
    }

    @ParameterizedTest
    @CsvSource({"2028-12-30", "2029-01-01", "2027-12-31"})
    void aLastDayThatDisagreesIsRefusedNamingTheRightOne(LocalDate wrong) {
        refused(() -> new Term(3, LocalDate.of(2026, 1, 1), wrong))
                .because(Violation.of("lastDay", "term.lastDay", "2026-01-01", 3, "2028-12-31"));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01, 0, years", "2026-01-01, -1, years", "2026-01-01, 31, years"})
    void yearsOutOfRangeAreRefused(LocalDate firstDay, int years, String field) {
        refused(() -> Term.lastDayOf(firstDay, years)).at(field);
    }

    @ParameterizedTest
    @CsvSource({"1899-12-31", "9001-01-01", "+99999-01-01"})
    void aFirstDayNobodyMeansIsRefused(LocalDate firstDay) {
        refused(() -> Term.lastDayOf(firstDay, 1)).at("firstDay");
    }

    @Test
    void anIndependentCalendarAgrees() {
        var random = new Random(20260101);
        for (var i = 0; i < 20_000; i++) {
            var firstDay = LocalDate.ofEpochDay(
                    random.nextInt((int) LocalDate.of(1950, 1, 1).toEpochDay(), (int)
                            LocalDate.of(2150, 1, 1).toEpochDay()));
            var years = 1 + random.nextInt(Term.MAX_YEARS);
            assertThat(Term.lastDayOf(firstDay, years))
                    .as("%s + %d", firstDay, years)
                    .isEqualTo(dayBeforeAnniversary(firstDay, years));
        }
    }

    /** By the old calendar classes: an anniversary that rolls into the next month does not exist. */
    private static LocalDate dayBeforeAnniversary(LocalDate firstDay, int years) {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.clear();
        calendar.set(firstDay.getYear() + years, firstDay.getMonthValue() - 1, firstDay.getDayOfMonth());
        calendar.getTimeInMillis();
        if (calendar.get(Calendar.MONTH) != firstDay.getMonthValue() - 1) {
            calendar.set(Calendar.DAY_OF_MONTH, 1);
        }
        calendar.add(Calendar.DAY_OF_MONTH, -1);
        return LocalDate.of(
                calendar.get(Calendar.YEAR), calendar.get(Calendar.MONTH) + 1, calendar.get(Calendar.DAY_OF_MONTH));
    }
}
