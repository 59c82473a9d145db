package io.keypost.exit;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.calendar.Shipped;
import io.keypost.calendar.Workdays;
import io.keypost.exit.IndependentNotice.Day;
import io.keypost.exit.IndependentNotice.Published;
import java.time.LocalDate;
import java.time.Period;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The last day of a notice (domain.md §4), by hand and against {@link IndependentNotice}. */
class NoticeTest {

    private static final Period THREE_MONTHS = Period.ofMonths(3);
    private static final Period THIRTY_DAYS = Period.ofDays(30);
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2110;

    @ParameterizedTest
    @CsvSource({
        // The examples of the rule: a month without such a day ends on its last, here a Saturday that is worked.
        "2025-11-28, 2026-02-28, 2026-02-28",
        "2025-11-29, 2026-02-28, 2026-02-28",
        "2025-11-30, 2026-02-28, 2026-02-28",
        "2025-11-16, 2026-02-16, 2026-02-24", // over the rest of the Spring Festival
        "2025-12-01, 2026-03-01, 2026-03-02", // a Sunday
        "2026-05-06, 2026-08-06, 2026-08-06",
        // A Sunday that is worked, ends of months, over the end of a year.
        "2025-10-04, 2026-01-04, 2026-01-04",
        "2025-10-01, 2026-01-01, 2026-01-04",
        "2025-11-14, 2026-02-14, 2026-02-14",
        "2025-01-31, 2025-04-30, 2025-04-30",
        "2025-05-31, 2025-08-31, 2025-09-01",
        "2025-09-30, 2025-12-30, 2025-12-30",
        "2025-12-31, 2026-03-31, 2026-03-31",
    })
    void threeMonthsEndOnTheSameDayOrTheMonthsLastAndRollOverRestDays(
            LocalDate receivedOn, LocalDate unrolled, LocalDate rolled) {
        assertThat(Notice.of(receivedOn, THREE_MONTHS, true, Shipped.WORKDAYS))
                .isEqualTo(new Notice(receivedOn, THREE_MONTHS, unrolled, rolled, rolled, false));
        assertThat(Notice.of(receivedOn, THREE_MONTHS, false, Shipped.WORKDAYS))
                .isEqualTo(new Notice(receivedOn, THREE_MONTHS, unrolled, rolled, unrolled, false));
    }

    @ParameterizedTest
    @CsvSource({"2025-11-03, 2025-12-03", "2025-11-06, 2025-12-08", "2025-12-05, 2026-01-04", "2026-01-29, 2026-02-28"})
    void theDayOfReceiptIsNoneOfTheThirty(LocalDate receivedOn, LocalDate lastDay) {
        assertThat(Notice.of(receivedOn, THIRTY_DAYS, true, Shipped.WORKDAYS).lastDay())
                .isEqualTo(lastDay);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-11-29, 2024-02-29",
        "2023-11-30, 2024-02-29",
        "2024-11-29, 2025-02-28",
        "2027-11-30, 2028-02-29",
        "2099-11-30, 2100-02-28",
        "1999-11-30, 2000-02-29",
        "2024-02-29, 2024-05-29",
    })
    void februaryHasThatYearsDays(LocalDate receivedOn, LocalDate lastDay) {
        assertThat(Notice.of(receivedOn, THREE_MONTHS, false, Shipped.WORKDAYS).lastDay())
                .isEqualTo(lastDay);
    }

    @Test
    void aDateRestsOnEveryDayItRollsOver() {
        // 2026 is not loaded; by 2025 alone the last of the year is a Wednesday and no guess.
        var loaded = new Workdays(Set.of(2025), Set.of(), Set.of());
        assertThat(Notice.of(day("2025-09-30"), THREE_MONTHS, true, loaded).provisional())
                .isFalse();
        assertThat(Notice.of(day("2025-12-01"), THIRTY_DAYS, true, loaded).lastDay())
                .isEqualTo("2025-12-31");
        assertThat(Notice.of(day("2025-12-01"), THIRTY_DAYS, true, loaded).provisional())
                .isFalse();

        // Made a holiday, it rolls into the year that nobody knows yet.
        var holiday = new Workdays(Set.of(2025), Set.of(day("2025-12-31")), Set.of());
        var provisional = Notice.of(day("2025-12-01"), THIRTY_DAYS, true, holiday);
        assertThat(provisional.lastDay()).isEqualTo("2026-01-01");
        assertThat(provisional.provisional()).isTrue();
        assertThat(Notice.of(day("2025-12-01"), THIRTY_DAYS, false, holiday).provisional())
                .isFalse();

        // Once it is loaded the day is final, and another.
        var days = new HashSet<>(Shipped.WORKDAYS.holidays());
        days.add(day("2025-12-31"));
        var known = new Workdays(Set.of(2025, 2026), days, Shipped.WORKDAYS.makeUpDays());
        assertThat(Notice.of(day("2025-12-01"), THIRTY_DAYS, true, known))
                .isEqualTo(new Notice(
                        day("2025-12-01"),
                        THIRTY_DAYS,
                        day("2025-12-31"),
                        day("2026-01-04"),
                        day("2026-01-04"),
                        false));
    }

    @Test
    void aDayInAYearThatIsNotLoadedIsProvisionalThoughItIsNoRestDay() {
        var notice = Notice.of(day("2026-10-15"), THREE_MONTHS, true, Shipped.WORKDAYS);
        assertThat(notice.lastDay()).isEqualTo("2027-01-15");
        assertThat(notice.provisional()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31", "9001-01-01", "+99999-01-01"})
    void aDayOfReceiptNobodyMeansIsRefused(LocalDate receivedOn) {
        refused("notice.receivedOn", () -> Notice.of(receivedOn, THREE_MONTHS, true, Shipped.WORKDAYS))
                .at("receivedOn");
    }

    @Test
    void aMillionRandomDaysAgreeWithTheIndependentRule() {
        var random = new Random(20251130);
        int moved = 0;
        int provisional = 0;
        for (int calendar = 0; calendar < 100; calendar++) {
            var published = published(random);
            var workdays = workdays(published);
            for (int i = 0; i < 10_000; i++) {
                var receivedOn = LocalDate.of(FIRST_YEAR + 1, 1, 1).plusDays(random.nextInt(118 * 365));
                var received = new Day(receivedOn.getYear(), receivedOn.getMonthValue(), receivedOn.getDayOfMonth());
                var roll = random.nextBoolean();
                var byMonths = Notice.of(receivedOn, THREE_MONTHS, roll, workdays);
                var byDays = Notice.of(receivedOn, THIRTY_DAYS, roll, workdays);
                expect(byMonths, IndependentNotice.months(received, 3, published), roll);
                expect(byDays, IndependentNotice.days(received, 30, published), roll);
                moved += byMonths.lastDay().equals(byMonths.unrolled()) ? 0 : 1;
                provisional += byDays.provisional() ? 1 : 0;
            }
        }
        // Both branches were there to be agreed on.
        assertThat(moved).isBetween(100_000, 300_000);
        assertThat(provisional).isBetween(100_000, 400_000);
    }

    private static void expect(Notice notice, IndependentNotice.Result expected, boolean roll) {
        var agree = same(notice.unrolled(), expected.unrolled())
                && same(notice.rolled(), expected.rolled())
                && same(notice.lastDay(), roll ? expected.rolled() : expected.unrolled())
                && notice.provisional() == (roll && expected.guessed());
        assertThat(agree).as("%s is %s", notice, expected).isTrue();
    }

    private static boolean same(LocalDate day, Day other) {
        return day.getYear() == other.year()
                && day.getMonthValue() == other.month()
                && day.getDayOfMonth() == other.day();
    }

    /** Half of the years, each with some festivals and some days of weekends that are worked for them. */
    private static Published published(Random random) {
        var published = new Published(new BitSet(), new BitSet(), new BitSet());
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            if (random.nextBoolean()) {
                published.years().set(year);
                int last = new Day(year, 12, 31).number();
                for (int festival = 0; festival < 7; festival++) {
                    int from = new Day(year, 1 + random.nextInt(12), 1 + random.nextInt(28)).number();
                    published.holidays().set(from, Math.min(from + 1 + random.nextInt(9), last + 1));
                    int worked = new Day(year, 1 + random.nextInt(12), 1 + random.nextInt(28)).number();
                    if (worked % 7 > 4 && !published.holidays().get(worked)) {
                        published.makeUpDays().set(worked);
                    }
                }
                published.makeUpDays().andNot(published.holidays());
            }
        }
        return published;
    }

    private static Workdays workdays(Published published) {
        var years = new HashSet<Integer>();
        published.years().stream().forEach(years::add);
        return new Workdays(years, days(published.holidays()), days(published.makeUpDays()));
    }

    private static Set<LocalDate> days(BitSet numbers) {
        var days = new HashSet<LocalDate>();
        numbers.stream().mapToObj(Day::ofNumber).forEach(it -> days.add(LocalDate.of(it.year(), it.month(), it.day())));
        return days;
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
