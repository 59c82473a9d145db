package io.keypost;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or process will do. */
public final class Waiting {

    private static final Duration A_MOMENT = Duration.ofMillis(100);

    private Waiting() {}

    public static void waitFor(String what, Duration longest, BooleanSupplier condition) {
        var deadline = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited %d s for %s".formatted(longest.toSeconds(), what));
            }
            LockSupport.parkNanos(A_MOMENT.toNanos());
        }
    }
}
