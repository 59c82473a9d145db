package io.keypost.process.resignation;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.AtOnce;
import io.keypost.KeypostTest;
import io.keypost.agreement.EndReason;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.staff.EmploymentEnd;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;

/** One notice at a time, and one end of it, whatever else comes in between. */
@KeypostTest
class OneNoticeOneEndTest extends ResignationFixture {

    @Autowired
    Exits exits;

    @Autowired
    ManagementService managementService;

    @Test
    void aSecondNoticeWhileOneRunsIsRefused() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.give(agreement);
        refused("resignation.underWay", () -> notices.give(agreement));
        notices.confirm(agreement, "hr1");
        refused("resignation.underWay", () -> notices.enter(agreement, "hr1", LocalDate.of(2026, 8, 1)));
        assertThat(exits.findByAppointmentIdOrderById(agreement.appointmentId()))
                .hasSize(1);
    }

    @RepeatedTest(2)
    void givenTwiceAtTheSameMomentItIsOneNotice() {
        cases.countNoCoverage();
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        Callable<?> give = () -> notices.give(agreement);
        var outcomes = AtOnce.run(List.of(give, give));
        assertThat(outcomes).filteredOn(AtOnce.Outcome::succeeded).hasSize(1);
        assertThat(exits.findByAppointmentIdOrderById(agreement.appointmentId()))
                .hasSize(1);
    }

    @RepeatedTest(3)
    void aTimerAndTwoLooksAtTheSameMomentMakeOneEnd() {
        cases.countNoCoverage();
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        var exit = notices.running(agreement);
        clock.set(exit.lastDay().plusDays(1));
        Callable<?> look = () -> ending.look(agreement.number());
        var outcomes = AtOnce.run(List.of(timer("term", agreement.number()), look, look));
        assertThat(outcomes)
                .allMatch(outcome -> outcome.succeeded()
                        || outcome.failedBy(OptimisticLockingException.class)
                        || outcome.failedBy(ConcurrencyFailureException.class));
        cases.fireWhatIsDue("term", agreement.number());
        cases.runJobs(agreement.number());
        assertThat(notices.log(agreement)).containsOnlyOnce("agreement.ended.NOTICE", "clearance.opened");
        assertThat(notices.isOver(agreement)).isTrue();
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.CLEARANCE);
    }

    @Test
    void deathAndRemovalInsideTheNoticeComeFirst() {
        var dead = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.give(dead);
        staff.endEmployment(dead.staffNo(), LocalDate.of(2026, 8, 13), EmploymentEnd.DEATH, "hr1");
        cases.runJobs(dead.number());
        assertThat(notices.of(dead).reason()).contains(EndReason.DEATH);
        assertThat(notices.of(dead).clearance().orElseThrow().holderActs()).isFalse();
        assertThat(notices.isOver(dead)).isTrue();

        var removed = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.running(removed);
        ending.byRemoval(removed.number(), LocalDate.of(2026, 8, 20), "失职", "office1");
        cases.fire("term", removed.number(), "event_lastDayReached");
        assertThat(notices.of(removed).reason()).contains(EndReason.REMOVAL);
        assertThat(notices.isOver(removed)).isTrue();
    }

    @Test
    void aNoticeOnPaperRecordedLateEndsTheAgreementOnItsDay() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 9, 1));
        refused("resignation.scanMissing", () -> notices.enter(agreement, "hr1", LocalDate.of(2026, 5, 6), null));
        refused("input.missing", () -> notices.enter(agreement, "hr1", null, null));
        refused("resignation.receivedOn", () -> notices.enter(agreement, "hr1", LocalDate.of(2026, 9, 2)));
        refused(
                "resignation.onlyTheHolderOrHr",
                () -> notices.enter(agreement, cases.person(), LocalDate.of(2026, 9, 1), null));
        notices.enter(agreement, "hr1", LocalDate.of(2026, 5, 6));
        notices.confirm(agreement, "hr2");
        assertThat(cases.get(agreement).endedOn(clock.today())).contains(LocalDate.of(2026, 8, 6));
        assertThat(cases.get(agreement).endRecordedAt()).contains(clock.instant());
        assertThat(notices.isOver(agreement)).isTrue();
        cases.runJobs(agreement.number());
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.CLEARANCE);
    }

    private Callable<?> timer(String process, String number) {
        var job = managementService
                .createJobQuery()
                .processInstanceId(cases.instance(process, number).getId())
                .activityId("event_lastDayReached")
                .singleResult();
        return () -> {
            managementService.executeJob(job.getId());
            return null;
        };
    }
}
