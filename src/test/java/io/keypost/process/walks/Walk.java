package io.keypost.process.walks;

import io.keypost.rule.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** A walk through the world, with a look at what must always hold after each step that did something. */
class Walk {

    /** A step for which there is no occasion. */
    static class NothingToDo extends RuntimeException {

        NothingToDo() {
            super(null, null, false, false);
        }
    }

    private final World world;
    private final Log log;
    private final List<String> trace = new ArrayList<>();
    private int taken;

    Walk(World world) {
        this.world = world;
        log = new Log(world.database.getJdbcTemplate());
    }

    void go(List<Step> steps) {
        steps.forEach(this::go);
        finishJobs();
        check();
    }

    private void go(Step step) {
        var dice = new Dice(step.dice());
        try {
            trace.add(
                    "%s %s: %s".formatted(world.today(), step, step.move().deed.in(world, dice)));
        } catch (NothingToDo nothing) {
            return;
        } catch (RuntimeException failed) {
            refusal(failed, step);
            return;
        }
        taken++;
        // Sometimes the next one is faster than the job executor.
        if (!dice.inTen(1)) {
            finishJobs();
        }
        check();
    }

    private void finishJobs() {
        try {
            world.finishJobs(world.clock.instant());
        } catch (World.JobFailed failed) {
            throw broken(String.valueOf(failed.getMessage()), failed);
        }
    }

    /** That it may be refused, goes without saying; that it fails otherwise, does not. */
    private void refusal(RuntimeException failed, Step step) {
        var known = Stream.<Throwable>iterate(failed, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof Refusal
                        || cause instanceof AuthorizationException
                        || cause instanceof ConcurrencyFailureException
                        // The database's own word, where no rule has spoken before.
                        || cause instanceof DataIntegrityViolationException)
                .findFirst();
        if (known.isEmpty()) {
            throw broken("%s fails: %s".formatted(step, failed), failed);
        }
    }

    private void check() {
        var wrong = log.read();
        var settled = world.isSettled();
        for (var each : Invariant.values()) {
            if (each.isAsked(settled)) {
                world.rows
                        .strings(each.broken)
                        .forEach(what -> wrong.add("%s (%s): %s".formatted(each, each.clause, what)));
            }
        }
        if (settled) {
            for (var each : EngineInvariant.values()) {
                world.rows
                        .strings(each.broken)
                        .forEach(what -> wrong.add("%s (%s): %s".formatted(each, each.clause, what)));
            }
        }
        if (!wrong.isEmpty()) {
            throw broken(String.join("\n", wrong), null);
        }
    }

    private AssertionError broken(String what, @Nullable Throwable cause) {
        return new AssertionError("%s%n%s".formatted(what, String.join("\n", trace)), cause);
    }

    /** How many steps did something. */
    int taken() {
        return taken;
    }
}
