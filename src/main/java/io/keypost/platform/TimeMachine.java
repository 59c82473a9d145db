package io.keypost.platform;

import io.keypost.rule.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** Lets anybody see a first day and a last day arrive. Time goes on from job to job, so that each runs in its own time. */
@Component
@Profile({"demo", "test"})
public class TimeMachine implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TimeMachine.class);

    /** In real time. What has been reached by then stays reached; asking again goes on from there. */
    private static final Duration LONGEST_JOURNEY = Duration.ofMinutes(2);

    private static final Duration SHORT_WHILE = Duration.ofMillis(20);

    private final MovableClock clock;
    private final ManagementService managementService;
    private final ProcessEngine engine;
    private final ThreadPoolTaskExecutor jobThreads;

    /** One journey at a time, and on a thread where jobs meet neither a request's person nor its language nor its transaction. */
    private final ExecutorService traveller =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "time-machine"));

    TimeMachine(
            MovableClock clock,
            @Lazy ManagementService managementService,
            @Lazy ProcessEngine engine,
            @Qualifier("camundaTaskExecutor") ThreadPoolTaskExecutor jobThreads) {
        this.clock = clock;
        this.managementService = managementService;
        this.engine = engine;
        this.jobThreads = jobThreads;
    }

    public Instant now() {
        return clock.instant();
    }

    /** What the time is outside, whatever this clock says. */
    public Instant present() {
        return clock.present();
    }

    /** Lets time begin at that moment, which may be long past, as long as nothing has happened. */
    public void startAt(Instant moment) {
        if (engine.getHistoryService().createHistoricProcessInstanceQuery().count() > 0) {
            throw new IllegalStateException("time has begun");
        }
        clock.startAt(moment, managementService);
    }

    /**
     * Moves forward, and answers when no job is due any more.
     *
     * @throws Refusal when the moment has passed already, or the journey takes too long
     */
    public void moveTo(Instant moment) {
        try {
            CompletableFuture.runAsync(() -> travel(moment), traveller).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private void travel(Instant moment) {
        if (moment.isBefore(clock.instant())) {
            throw Refusal.rule("now", "clock.forwardOnly");
        }
        // The executor would run what is due in no particular order, several at a time.
        var jobExecutor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        var wasActive = jobExecutor.isActive();
        if (wasActive) {
            jobExecutor.shutdown();
        }
        try {
            var deadline = System.nanoTime() + LONGEST_JOURNEY.toNanos();
            finishWhatIsRunning(deadline);
            runDueJobs(deadline);
            while (clock.instant().isBefore(moment)) {
                clock.moveTo(nextStop(moment), managementService);
                runDueJobs(deadline);
            }
        } finally {
            if (wasActive) {
                jobExecutor.start();
            }
        }
    }

    /** The executor takes no more, but what it has taken goes on. */
    private void finishWhatIsRunning(long deadline) {
        while (jobThreads.getActiveCount() + jobThreads.getQueueSize() > 0) {
            stopAt(deadline);
            LockSupport.parkNanos(SHORT_WHILE.toNanos());
        }
    }

    private static void stopAt(long deadline) {
        if (System.nanoTime() > deadline) {
            throw Refusal.conflict("clock.tooLong");
        }
    }

    /** Due dates have milliseconds, so a job is reached exactly. */
    private Instant nextStop(Instant moment) {
        var next = managementService
                .createJobQuery()
                .active()
                .withRetriesLeft()
                .duedateHigherThan(Date.from(clock.instant()))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1);
        if (next.isEmpty() || next.get(0).getDuedate().toInstant().isAfter(moment)) {
            return moment;
        }
        return next.get(0).getDuedate().toInstant();
    }

    private void runDueJobs(long deadline) {
        for (var job = firstDue(); job != null; job = firstDue()) {
            stopAt(deadline);
            run(job);
        }
    }

    private @Nullable Job firstDue() {
        var due = managementService
                .createJobQuery()
                .active()
                .executable()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1);
        return due.isEmpty() ? null : due.get(0);
    }

    private void run(Job job) {
        try {
            managementService.executeJob(job.getId());
        } catch (OptimisticLockingException | NullValueException | ConcurrencyFailureException elsewhere) {
            LOG.debug("job {} has run, or is running, elsewhere", job.getId());
        } catch (RuntimeException failed) {
            // The engine has noted it and put the next try a minute on, or made an incident of it.
            LOG.warn("job {} failed on its way through time", job.getId(), failed);
        }
    }

    @Override
    public void destroy() {
        traveller.shutdownNow();
    }
}
