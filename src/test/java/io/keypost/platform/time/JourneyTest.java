package io.keypost.platform.time;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.keypost.rule.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The time machine and the job executor never work at the same time, whenever a journey is asked for and however it ends. */
class JourneyTest {

    private static final Instant NOW = Instant.parse("2026-01-05T02:00:00Z");

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final JobExecutor jobExecutor = mock(JobExecutor.class);
    private final ManagementService jobs = mock(ManagementService.class);
    private final TimeMachine timeMachine = timeMachine();

    @BeforeEach
    void jobsCannotBeRead() {
        when(jobExecutor.isActive()).thenReturn(true);
        when(jobs.createJobQuery()).thenThrow(new IllegalStateException("no database"));
    }

    @AfterEach
    void goDown() throws InterruptedException {
        timeMachine.destroy();
    }

    @Test
    void aJourneyWaitsForTheExecutorAndIsTheOnlyOne() {
        var journey = timeMachine.setOut(NOW.plusSeconds(60));

        assertThat(journey.way()).failsWithin(HALF_A_SECOND).withThrowableOfType(TimeoutException.class);
        verifyNoInteractions(jobExecutor, jobs);
        refused(() -> timeMachine.setOut(NOW.plusSeconds(120))).ofKind(Refusal.Kind.CONFLICT);
    }

    @Test
    void theExecutorRestsMeanwhileAndRunsAgainWhereTheJourneyFails() {
        var journey = timeMachine.setOut(NOW.plusSeconds(60));
        timeMachine.open();

        assertThatThrownBy(journey::arrive).hasMessage("no database");
        var order = inOrder(jobExecutor, jobs);
        order.verify(jobExecutor).shutdown();
        order.verify(jobs).createJobQuery();
        order.verify(jobExecutor).start();
        assertThat(journey.failure()).isPresent();
        assertThatCode(() -> timeMachine.setOut(NOW.plusSeconds(60))).doesNotThrowAnyException();
    }

    private TimeMachine timeMachine() {
        var configuration = mock(ProcessEngineConfigurationImpl.class);
        when(configuration.getJobExecutor()).thenReturn(jobExecutor);
        var engine = mock(ProcessEngine.class);
        when(engine.getProcessEngineConfiguration()).thenReturn(configuration);
        return new TimeMachine(
                new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC)), jobs, engine, mock(ThreadPoolTaskExecutor.class));
    }
}
