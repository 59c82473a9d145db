package io.keypost;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Several threads that set out at the same moment. */
public final class AtOnce {

    /** How one of them fared; nothing when it came through. */
    public record Outcome(@Nullable Throwable failure) {

        public boolean succeeded() {
            return failure == null;
        }

        /** Whether it failed for this reason, however deep. */
        public boolean failedBy(Class<? extends Throwable> reason) {
            for (var cause = failure; cause != null; cause = cause.getCause()) {
                if (reason.isInstance(cause)) {
                    return true;
                }
            }
            return false;
        }
    }

    private AtOnce() {}

    public static List<Outcome> run(List<? extends Callable<?>> tasks) {
        var barrier = new CyclicBarrier(tasks.size());
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var running = new ArrayList<Future<?>>();
            for (var task : tasks) {
                running.add(threads.submit(() -> {
                    barrier.await(10, TimeUnit.SECONDS);
                    return task.call();
                }));
            }
            return running.stream().map(AtOnce::outcome).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Outcome outcome(Future<?> one) {
        try {
            one.get(60, TimeUnit.SECONDS);
            return new Outcome(null);
        } catch (ExecutionException failed) {
            return new Outcome(failed.getCause());
        } catch (Exception stuck) {
            throw new AssertionError("one of them never came back", stuck);
        }
    }
}
