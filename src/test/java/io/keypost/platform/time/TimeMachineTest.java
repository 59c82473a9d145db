package io.keypost.platform.time;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.TestClock;
import io.keypost.platform.web.WebTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WebTest
class TimeMachineTest {

    @Autowired
    TimeMachine timeMachine;

    @Autowired
    MovableClock clock;

    @Autowired
    TestClock testClock;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    RepositoryService repositoryService;

    @Autowired
    ManagementService managementService;

    @Autowired
    HistoryService historyService;

    private String deployment = "";

    @BeforeEach
    void waitingProcess() {
        clock.restore(managementService);
        var model = Bpmn.createExecutableProcess("waiting")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .intermediateCatchEvent("until")
                .timerWithDate("${until}")
                .serviceTask("then")
                .camundaAsyncBefore()
                .camundaExpression("${true}")
                .endEvent()
                .done();
        deployment = repositoryService
                .createDeployment()
                .addModelInstance("waiting.bpmn", model)
                .deploy()
                .getId();
    }

    @AfterEach
    void backToTheTestsOwnTime() {
        repositoryService.deleteDeployment(deployment, true);
        testClock.set(testClock.instant());
    }

    @Test
    void eachJobRunsInItsOwnTimeAndNoneIsDueInTheEnd() {
        var start = timeMachine.now().truncatedTo(ChronoUnit.SECONDS);
        var late = start.plus(Duration.ofDays(400));
        var early = start.plus(Duration.ofDays(3));
        var never = start.plus(Duration.ofDays(1000));
        for (var until : new Instant[] {late, early, never}) {
            runtimeService.startProcessInstanceByKey("waiting", Map.of("until", Date.from(until)));
        }

        timeMachine.moveTo(start.plus(Duration.ofDays(500)));

        var ended = historyService
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("waiting")
                .finished()
                .orderByProcessInstanceEndTime()
                .asc()
                .list();
        assertThat(ended)
                .extracting(instance -> instance.getEndTime().toInstant().truncatedTo(ChronoUnit.MINUTES))
                .containsExactly(early.truncatedTo(ChronoUnit.MINUTES), late.truncatedTo(ChronoUnit.MINUTES));
        assertThat(managementService
                        .createJobQuery()
                        .executable()
                        .processDefinitionKey("waiting")
                        .count())
                .isZero();
        assertThat(timeMachine.now()).isAfterOrEqualTo(start.plus(Duration.ofDays(500)));
        assertThat(ClockUtil.getCurrentTime().toInstant()).isCloseTo(timeMachine.now(), within(Duration.ofSeconds(2)));
    }

    @Test
    void timeMovesForwardOnlyAndARestartKeepsIt() {
        refused(() -> timeMachine.moveTo(timeMachine.now().minusSeconds(60)));
        var moment = timeMachine.now().plus(Duration.ofDays(1));
        timeMachine.moveTo(moment);

        var afterRestart = new MovableClock(Clock.systemUTC());
        afterRestart.restore(managementService);

        assertThat(afterRestart.instant()).isAfterOrEqualTo(moment.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Else a job due just then would be passed over, and run at the next stop. */
    @Test
    void theEngineIsNotAFractionBehindTheMomentReached() {
        var reached = Clock.fixed(Instant.parse("2026-01-05T02:00:00.000600Z"), ZoneOffset.UTC);
        var fractions = new MovableClock(reached);
        var moment = Instant.parse("2026-02-01T00:00:00Z");
        fractions.moveTo(moment, managementService);

        var offset = Duration.between(reached.instant(), fractions.instant());
        assertThat(offset).isEqualTo(Duration.ofMillis(offset.toMillis()));
        assertThat(reached.instant().truncatedTo(ChronoUnit.MILLIS).plus(offset))
                .isEqualTo(moment);
    }

    private static org.assertj.core.data.TemporalUnitOffset within(Duration duration) {
        return new org.assertj.core.data.TemporalUnitWithinOffset(duration.toMillis(), ChronoUnit.MILLIS);
    }
}
