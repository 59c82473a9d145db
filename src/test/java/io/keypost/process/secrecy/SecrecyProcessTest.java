package io.keypost.process.secrecy;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.Deed;
import io.keypost.exit.Exit;
import io.keypost.exit.SecrecyPeriod.Status;
import io.keypost.process.ProcessTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("secrecy")
class SecrecyProcessTest extends SecrecyFixture {

    @Autowired
    ManagementService managementService;

    @Test
    void aPeriodIsWatchedAfterTheExitIsClosedAndEndsWithItsLastDay() {
        var agreement = cases.inForce("NETWORK", 0);
        var number = agreement.number();
        cases.fire("term", number, "event_lastDayReached");
        cases.clear(number);
        assertThat(exit(number).status()).isEqualTo(Exit.Status.CLOSED);
        assertThat(goesOn(number).period()).isEmpty();

        var from = clock.today();
        var to = from.plusYears(2).minusDays(1);
        secrecy.set(number, from, to, WHY, "hr1");
        assertThat(dueOf(number))
                .isEqualTo(to.plusDays(1).atStartOfDay(TestClock.ZONE).toInstant());
        clock.set(to);
        cases.fireWhatIsDue("secrecy", number);
        assertThat(period(number).status()).isEqualTo(Status.RUNNING);

        cases.fire("secrecy", number, "event_periodOver");
        assertThat(clock.today()).isEqualTo(to.plusDays(1));
        assertThat(period(number).status()).isEqualTo(Status.OVER);
        assertThat(period(number).overAt()).contains(clock.instant());
        var task = cases.task(number, "userTask_confirmSecrecyOver");
        assertThat(taskService.getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId)
                .contains("hr");

        cases.complete(task, "hr1", Map.of("note", "已面谈"));
        assertThat(period(number).status()).isEqualTo(Status.CONFIRMED);
        assertThat(period(number).confirmed()).map(Deed::by).contains("hr1");
        assertThat(cases.instance("secrecy", number)).isNull();
        assertThat(cases.hasPassed("secrecy", number, "endEvent_confirmed")).isTrue();
        assertThat(log(number))
                .containsSubsequence("clearance.closed", "secrecy.set", "secrecy.over", "secrecy.confirmed");
    }

    @Test
    void aCorrectionMovesTheTimerEitherWay() {
        var number = ended();
        var from = clock.today();
        secrecy.set(number, from, from.plusYears(1), WHY, "hr1");
        for (var to : List.of(from.plusYears(3), from.plusDays(10))) {
            secrecy.set(number, from, to, WHY, "hr2");
            assertThat(dueOf(number))
                    .isEqualTo(to.plusDays(1).atStartOfDay(TestClock.ZONE).toInstant());
        }
        assertThat(period(number).entered().by()).isEqualTo("hr2");
        cases.fire("secrecy", number, "event_periodOver");
        assertThat(clock.today()).isEqualTo(from.plusDays(11));
        assertThat(period(number).status()).isEqualTo(Status.OVER);
        assertThat(log(number)).containsSubsequence("secrecy.set", "secrecy.corrected", "secrecy.corrected");
    }

    @Test
    void aPeriodProlongedWhileItsTaskWaitsRunsOn() {
        var number = ended();
        var from = clock.today();
        secrecy.set(number, from, from.plusDays(30), WHY, "hr1");
        cases.fire("secrecy", number, "event_periodOver");
        var task = cases.task(number, "userTask_confirmSecrecyOver");

        secrecy.set(number, from, from.plusDays(60), WHY, "hr1");
        assertThat(taskService.createTaskQuery().taskId(task.getId()).count()).isZero();
        assertThat(period(number).status()).isEqualTo(Status.RUNNING);
        assertThat(period(number).overAt()).isEmpty();
        cases.fire("secrecy", number, "event_periodOver");
        assertThat(clock.today()).isEqualTo(from.plusDays(61));
        cases.complete(cases.task(number, "userTask_confirmSecrecyOver"), "hr1", Map.of());
        assertThat(log(number)).filteredOn("secrecy.over"::equals).hasSize(2);
    }

    @Test
    void aTimerMeansLookAndThePeriodDecides() {
        var number = ended();
        var from = clock.today();
        secrecy.set(number, from, from.plusDays(30), WHY, "hr1");
        clock.set(from.plusDays(31));
        managementService.executeJob(timer(number).getId());

        // It has gone off, but nothing has looked yet.
        secrecy.set(number, from, from.plusDays(90), WHY, "hr1");
        cases.runJobs(number);
        assertThat(period(number).status()).isEqualTo(Status.RUNNING);
        assertThat(log(number)).doesNotContain("secrecy.over");
        assertThat(dueOf(number))
                .isEqualTo(from.plusDays(91).atStartOfDay(TestClock.ZONE).toInstant());
    }

    @Test
    void whatIsEnteredLateIsOverAtOnceAndAnotherMayFollow() {
        var number = ended();
        var today = clock.today();
        secrecy.set(number, today.minusDays(40), today.minusDays(10), WHY, "hr1");
        cases.fireWhatIsDue("secrecy", number);
        refused("secrecy.none", () -> secrecy.confirm(ended(), "hr1", null));
        cases.complete(cases.task(number, "userTask_confirmSecrecyOver"), "hr1", Map.of());

        secrecy.set(number, today, today.plusDays(10), WHY, "hr1");
        assertThat(period(number).status()).isEqualTo(Status.RUNNING);
        assertThat(cases.instance("secrecy", number)).isNotNull();
        refused("secrecy.notOver", () -> secrecy.confirm(number, "hr1", null));
    }

    private Job timer(String number) {
        return managementService
                .createJobQuery()
                .processInstanceId(cases.instance("secrecy", number).getId())
                .timers()
                .singleResult();
    }

    private Instant dueOf(String number) {
        return timer(number).getDuedate().toInstant();
    }

    private List<String> log(String number) {
        return audit.of(Agreement.subject(number)).stream()
                .map(AuditEvent::what)
                .toList();
    }
}
