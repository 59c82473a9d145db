package io.keypost.exit;

import java.util.BitSet;

/**
 * The rule of a notice once more, with nothing of java.time: months by a table, days by Julian day numbers. What is agreed here is
 * not agreed because both ask the same library.
 */
final class IndependentNotice {

    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int FRIDAY = 4;

    /** A day, and its number. */
    record Day(int year, int month, int day) {

        /** By Fliegel and Van Flandern. */
        int number() {
            int a = (month - 14) / 12;
            return 1461 * (year + 4800 + a) / 4
                    + 367 * (month - 2 - 12 * a) / 12
                    - 3 * ((year + 4900 + a) / 100) / 4
                    + day
                    - 32075;
        }

        static Day ofNumber(int number) {
            int l = number + 68569;
            int n = 4 * l / 146097;
            l -= (146097 * n + 3) / 4;
            int i = 4000 * (l + 1) / 1461001;
            l = l - 1461 * i / 4 + 31;
            int j = 80 * l / 2447;
            return new Day(100 * (n - 49) + i + j / 11, j + 2 - 12 * (j / 11), l - 2447 * j / 80);
        }
    }

    /** What is published, by numbers of days and of years. */
    record Published(BitSet years, BitSet holidays, BitSet makeUpDays) {

        /** A day number's remainder by seven is the day of its week, and nought is Monday. */
        boolean isWorked(int number) {
            return makeUpDays.get(number) || (number % 7 <= FRIDAY && !holidays.get(number));
        }
    }

    record Result(Day unrolled, Day rolled, boolean guessed) {}

    private IndependentNotice() {}

    static Result months(Day received, int months, Published published) {
        int month = received.month() + months;
        int year = received.year();
        while (month > 12) {
            month -= 12;
            year++;
        }
        int longest = DAYS_OF_MONTH[month - 1] + (month == 2 && isLeap(year) ? 1 : 0);
        return roll(new Day(year, month, received.day() > longest ? longest : received.day()), published);
    }

    static Result days(Day received, int days, Published published) {
        return roll(Day.ofNumber(received.number() + days), published);
    }

    private static Result roll(Day unrolled, Published published) {
        int number = unrolled.number();
        boolean guessed = !published.years().get(unrolled.year());
        while (!published.isWorked(number)) {
            number++;
            guessed |= !published.years().get(Day.ofNumber(number).year());
        }
        return new Result(unrolled, Day.ofNumber(number), guessed);
    }

    private static boolean isLeap(int year) {
        return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    }
}
