package io.keypost.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By the published calendars of 2025 and 2026, as they are shipped. */
class WorkdaysTest {

    private final Workdays workdays = Shipped.WORKDAYS;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-01-27", // the last day before the Spring Festival
                "2025-02-05",
                "2025-12-31",
                "2026-02-13",
                "2026-02-24",
                "2026-03-02",
                "2026-10-08"
            })
    void theOtherDaysOfAWeekAreWorked(LocalDate day) {
        assertThat(workdays.isWorkday(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-01-26",
                "2025-02-08",
                "2025-04-27",
                "2025-09-28",
                "2025-10-11",
                "2026-01-04",
                "2026-02-14",
                "2026-02-28",
                "2026-05-09",
                "2026-09-20",
                "2026-10-10"
            })
    void makeUpDaysAreWorkedThoughOnAWeekend(LocalDate day) {
        assertThat(Workdays.isWeekend(day)).isTrue();
        assertThat(workdays.isWorkday(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-01-01", "2025-01-28", "2025-02-04", "2025-04-04", "2025-05-01", "2025-06-02", "2025-10-08",
                "2026-01-01", "2026-01-02", "2026-02-16", "2026-02-23", "2026-04-06", "2026-05-05", "2026-06-19",
                "2026-09-25", "2026-10-07"
            })
    void holidaysAreNotWorkedThoughOnAWeekday(LocalDate day) {
        assertThat(Workdays.isWeekend(day)).isFalse();
        assertThat(workdays.isWorkday(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-02-09", "2025-12-28", "2026-01-03", "2026-02-15", "2026-03-01", "2026-03-07"})
    void weekendsAreNotWorked(LocalDate day) {
        assertThat(workdays.isWorkday(day)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28, 2026-02-28", // a Saturday that is worked
        "2026-03-01, 2026-02-28", // over the end of a month
        "2026-01-01, 2025-12-31", // over the end of a year
        "2026-01-03, 2025-12-31",
        "2026-02-23, 2026-02-14", // over the whole Spring Festival
        "2026-10-07, 2026-09-30",
        "2026-05-10, 2026-05-09"
    })
    void beforeARestDayLiesTheLastWorkday(LocalDate day, LocalDate workday) {
        assertThat(workdays.workdayOnOrBefore(day)).isEqualTo(workday);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28, 2026-02-28",
        "2026-03-01, 2026-03-02",
        "2026-01-31, 2026-02-02", // over the end of a month
        "2026-01-01, 2026-01-04", // a Sunday that is worked
        "2026-02-16, 2026-02-24",
        "2025-02-08, 2025-02-08",
        "2025-12-31, 2025-12-31",
        "2026-10-01, 2026-10-08"
    })
    void afterARestDayComesTheNextWorkday(LocalDate day, LocalDate workday) {
        assertThat(workdays.nextWorkdayOnOrAfter(day)).isEqualTo(workday);
    }

    @Test
    void ofAYearThatIsNotLoadedOnlyTheWeekendsAreKnown() {
        assertThat(workdays.covers(2025)).isTrue();
        assertThat(workdays.covers(2026)).isTrue();
        assertThat(workdays.covers(2024)).isFalse();
        assertThat(workdays.covers(2027)).isFalse();

        assertThat(workdays.isWorkday(LocalDate.of(2027, 1, 1))).isTrue();
        assertThat(workdays.nextWorkdayOnOrAfter(LocalDate.of(2027, 1, 2))).isEqualTo("2027-01-04");
        assertThat(workdays.workdayOnOrBefore(LocalDate.of(2024, 10, 6))).isEqualTo("2024-10-04");
    }
}
