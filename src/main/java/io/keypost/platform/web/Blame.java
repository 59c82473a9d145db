package io.keypost.platform.web;

import io.keypost.rule.Refusal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** Finds out of what has been thrown what is the caller's to mend. Engine and database wrap it, so the reason may lie deep. */
public final class Blame {

    private static final int DEEPEST_CAUSE = 20;

    /** SQL states that say a value is too long, out of range, or has a character no database keeps; the last is H2's own. */
    private static final Pattern DATA_EXCEPTION = Pattern.compile("22.*|90008");

    private Blame() {}

    /** The refusal a failure amounts to; empty where the fault is ours. */
    public static Optional<Refusal> of(Throwable failed) {
        var causes = causes(failed);
        for (var cause : causes) {
            if (cause instanceof Refusal refusal) {
                return Optional.of(refusal);
            }
        }
        if (causes.stream().anyMatch(Blame::isUnfitData)) {
            return Optional.of(Refusal.of(Refusal.Kind.MALFORMED, null, "input.data"));
        }
        return causes.stream().anyMatch(Blame::isLostRace)
                ? Optional.of(Refusal.conflict("input.race"))
                : Optional.empty();
    }

    /** The same of a command that comes as it is from the webapps: what the engine misses or does not take is then the caller's. */
    public static Optional<Refusal> ofCommand(Throwable failed) {
        return of(failed).or(() -> {
            for (var cause : causes(failed)) {
                if (cause instanceof TaskAlreadyClaimedException) {
                    return Optional.of(Refusal.conflict("input.race"));
                }
                if (cause instanceof NullValueException || cause instanceof NotFoundException) {
                    return Optional.of(Refusal.notFound("http.404"));
                }
                if (cause instanceof NotValidException || cause instanceof BadUserRequestException) {
                    return Optional.of(Refusal.of(Refusal.Kind.MALFORMED, null, "http.400"));
                }
            }
            return Optional.empty();
        });
    }

    private static List<Throwable> causes(Throwable failed) {
        var causes = new ArrayList<Throwable>();
        for (@Nullable Throwable cause = failed;
                cause != null && causes.size() < DEEPEST_CAUSE;
                cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static boolean isUnfitData(Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && DATA_EXCEPTION.matcher(sql.getSQLState()).matches();
    }

    /** Somebody else was faster: the database or the engine says no to the second. */
    private static boolean isLostRace(Throwable cause) {
        return cause instanceof ConcurrencyFailureException
                || cause instanceof DataIntegrityViolationException
                || cause instanceof OptimisticLockingException
                || cause instanceof MismatchingMessageCorrelationException;
    }
}
