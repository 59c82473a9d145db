package io.keypost.platform.time;

import io.keypost.rule.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
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
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** Lets anybody see a first day and a last day arrive. Time goes on from job to job, so that each runs in its own time. */
@Component
@Profile({"demo", "test"})
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TimeMachine implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TimeMachine.class);

    /** In real time, at one moment: whatever still has to be done then comes again and again. */
    private static final Duration LONGEST_STOP = Duration.ofMinutes(2);

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(20);

    private static final Duration SHORT_WHILE = Duration.ofMillis(20);

    private final MovableClock clock;

    @Lazy
    private final ManagementService managementService;

    @Lazy
    private final ProcessEngine engine;

    @Qualifier("camundaTaskExecutor")
    private final ThreadPoolTaskExecutor jobThreads;

    /** Not before the job executor is there, which would run the same jobs. */
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private @Nullable Journey last;

    /** One journey at a time, and on a thread where jobs meet neither a request's person nor its language nor its transaction. */
    private final ExecutorService traveller =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "time-machine"));

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

    /** Last of all who wait for that, so that the sample organisation comes before any traveller. */
    @EventListener(classes = AvailabilityChangeEvent.class, condition = "event.state.name() == 'ACCEPTING_TRAFFIC'")
    void open() {
        ready.complete(null);
    }

    /** The last journey that was asked for, as long as the application runs. */
    public synchronized Optional<Journey> journey() {
        return Optional.ofNullable(last);
    }

    /**
     * Begins to move forward, as soon as the application is ready.
     *
     * @throws Refusal when the moment has passed already, or a journey is under way
     */
    public synchronized Journey setOut(Instant moment) {
        if (last != null && last.isUnderWay()) {
            throw Refusal.conflict("clock.underWay", LocalDate.ofInstant(last.destination(), clock.getZone()));
        }
        requireAhead(moment);
        last = new Journey(moment, ready.thenRunAsync(() -> travel(moment), traveller));
        return last;
    }

    /**
     * Moves forward, and answers when no job is due any more: for who comes when the application is ready.
     *
     * @throws Refusal when the moment has passed already, or too much is due at one moment
     */
    public void moveTo(Instant moment) {
        new Journey(moment, CompletableFuture.runAsync(() -> travel(moment), traveller)).arrive();
    }

    private void requireAhead(Instant moment) {
        if (moment.isBefore(clock.instant())) {
            throw Refusal.rule("now", "clock.forwardOnly");
        }
    }

    private void travel(Instant moment) {
        requireAhead(moment);
        // The executor would run what is due in no particular order, several at a time.
        var jobExecutor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        var wasActive = jobExecutor.isActive();
        try {
            jobExecutor.shutdown();
            finishWhatIsRunning();
            runDueJobs();
            while (clock.instant().isBefore(moment)) {
                clock.moveTo(nextStop(moment), managementService);
                runDueJobs();
            }
        } catch (RuntimeException stopped) {
            LOG.warn("stopped on the way to {}", moment, stopped);
            throw stopped;
        } finally {
            if (wasActive && !traveller.isShutdown()) {
                jobExecutor.start();
            }
        }
    }

    /** The executor takes no more, but what it has taken goes on. */
    private void finishWhatIsRunning() {
        var deadline = System.nanoTime() + LONGEST_STOP.toNanos();
        while (jobThreads.getActiveCount() + jobThreads.getQueueSize() > 0) {
            requireTime(deadline);
            LockSupport.parkNanos(SHORT_WHILE.toNanos());
        }
    }

    private void requireTime(long deadline) {
        if (System.nanoTime() > deadline) {
            throw Refusal.conflict("clock.tooLong");
        }
        if (traveller.isShutdown()) {
            throw new CancellationException("the application is going down");
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

    private void runDueJobs() {
        var deadline = System.nanoTime() + LONGEST_STOP.toNanos();
        for (var job = firstDue(); job != null; job = firstDue()) {
            requireTime(deadline);
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

    /** The job that runs is finished, and no other begun. */
    @Override
    public void destroy() throws InterruptedException {
        traveller.shutdown();
        if (!traveller.awaitTermination(LONGEST_GOODBYE.toSeconds(), TimeUnit.SECONDS)) {
            traveller.shutdownNow();
        }
    }
}
