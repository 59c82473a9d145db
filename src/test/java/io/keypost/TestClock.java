package io.keypost;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that stands where a test puts it, for the application and the engine alike. */
public class TestClock extends Clock {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Instant now = Instant.EPOCH;

    public void set(Instant instant) {
        now = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** Ten in the morning of that day, by the zone of legal dates. */
    public void set(LocalDate day) {
        set(day.atTime(10, 0).atZone(ZONE).toInstant());
    }

    /** The day on which each class of tests begins. */
    void reset() {
        set(Instant.parse("2026-01-05T02:00:00Z"));
    }

    public LocalDate today() {
        return LocalDate.now(this);
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @TestConfiguration
    public static class Configuration {

        @Bean
        @Primary
        TestClock testClock() {
            var clock = new TestClock();
            clock.reset();
            return clock;
        }
    }

    /** When a last day is over. */
    public static OffsetDateTime dayAfter(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(ZONE).toOffsetDateTime();
    }
}
