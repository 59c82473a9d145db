package io.keypost.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Real time and an offset, for the application and the engine alike. It is kept in the database: a restart does not fall back. */
@RequiredArgsConstructor
class MovableClock extends Clock {

    private static final String PROPERTY = "keypost.clock.offset";

    private final Clock real;
    private volatile Duration offset = Duration.ZERO;

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(real.withZone(zone), offset);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    /** Takes up where the last run was. */
    void restore(ManagementService managementService) {
        var kept = managementService.getProperties().get(PROPERTY);
        offset = kept == null ? Duration.ZERO : Duration.parse(kept);
        ClockUtil.offset(offset.toMillis());
    }

    /** Before anything has happened, time may begin at any moment. */
    void startAt(Instant moment, ManagementService managementService) {
        set(Duration.between(real.instant(), moment), managementService);
    }

    /** What the time is outside. */
    Instant present() {
        return real.instant();
    }

    /** Moves to that moment, unless it has passed: this clock never goes back. */
    void moveTo(Instant moment, ManagementService managementService) {
        var distance = Duration.between(instant(), moment);
        if (distance.isNegative()) {
            return;
        }
        set(offset.plus(distance), managementService);
    }

    /** In whole milliseconds, as the engine counts, and not a fraction less: what is due at that moment is due for the engine too. */
    private void set(Duration asked, ManagementService managementService) {
        var moved = Duration.ofMillis(asked.plusNanos(999_999).toMillis());
        managementService.setProperty(PROPERTY, moved.toString());
        offset = moved;
        ClockUtil.offset(moved.toMillis());
    }
}
