package io.keypost.agreement;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the term.
 *
 * @param remindDaysBefore how many days before the last day it is reminded of; on a workday, or the workday before
 * @param remindAt the hour of a reminder
 * @param renewalDaysBefore from how many days before the last day renewal is decided
 */
@ConfigurationProperties("keypost.term")
record TermSettings(
        @DefaultValue({"90", "60", "30", "15", "7", "1", "0"}) List<Integer> remindDaysBefore,
        @DefaultValue("09:00") LocalTime remindAt,
        @DefaultValue("90") int renewalDaysBefore) {

    public TermSettings {
        remindDaysBefore = remindDaysBefore.stream()
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        if (remindDaysBefore.stream().anyMatch(days -> days < 0)) {
            throw new IllegalArgumentException("keypost.term.remind-days-before must not be negative");
        }
    }
}
