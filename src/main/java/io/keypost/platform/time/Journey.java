package io.keypost.platform.time;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A way through time: from when it is asked for until it ends, there or where it is stopped. */
public record Journey(Instant destination, CompletableFuture<Void> way) {

    public boolean isUnderWay() {
        return !way.isDone();
    }

    /** Why it has ended before its destination. */
    public Optional<RuntimeException> failure() {
        try {
            if (way.isDone()) {
                arrive();
            }
            return Optional.empty();
        } catch (RuntimeException stopped) {
            return Optional.of(stopped);
        }
    }

    /** Waits for its end; throws what has stopped it before. */
    public void arrive() {
        try {
            way.join();
        } catch (CompletionException stopped) {
            throw stopped.getCause() instanceof RuntimeException cause ? cause : stopped;
        }
    }
}
