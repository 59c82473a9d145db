package io.keypost.exit;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the notice.
 *
 * @param period what holders owe who know Party A's secrets (§3(3)): whole months, or days
 * @param shortPeriod what the others owe
 * @param shortPeriodPosts codes of posts on which nobody owes more
 * @param rollOverRestDays whether a last day that is a rest day gives way to the next workday
 */
@ConfigurationProperties("keypost.notice")
record NoticeSettings(
        @DefaultValue("P3M") Period period,
        @DefaultValue("P30D") Period shortPeriod,
        @DefaultValue({}) Set<String> shortPeriodPosts,
        @DefaultValue("true") boolean rollOverRestDays) {

    private static final LocalDate ANY_DAY = LocalDate.EPOCH;

    public NoticeSettings {
        for (var each : List.of(period, shortPeriod)) {
            if (each.isNegative()
                    || (each.toTotalMonths() > 0) == (each.get(ChronoUnit.DAYS) > 0)
                    || ANY_DAY.plus(each).isAfter(ANY_DAY.plusYears(1))) {
                throw new IllegalArgumentException(
                        "keypost.notice: %s is neither months nor days, or longer than a year".formatted(each));
            }
        }
        if (ANY_DAY.plus(shortPeriod).isAfter(ANY_DAY.plus(period))) {
            throw new IllegalArgumentException("keypost.notice.short-period is longer than keypost.notice.period");
        }
        shortPeriodPosts = Set.copyOf(shortPeriodPosts);
    }

    /** What is owed on that post by somebody who knows Party A's secrets, or does not. */
    Period periodOf(String postCode, boolean knowsSecrets) {
        return knowsSecrets && !shortPeriodPosts.contains(postCode) ? period : shortPeriod;
    }
}
