package io.keypost.process.resignation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.AtOnce;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.Renewal;
import io.keypost.agreement.Renewals;
import io.keypost.calendar.Holiday;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.exit.ArrangingSuccession;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.process.Cases;
import io.keypost.process.renewal.RenewalProcess;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;

/** When notices run and end, whatever else comes in between (domain.md §3, §4, §9). */
@KeypostTest
class NoticePeriodTest {

    @Autowired
    Notices notices;

    @Autowired
    Cases cases;

    @Autowired
    ArrangingSuccession succession;

    @Autowired
    EndingAgreements ending;

    @Autowired
    Exits exits;

    @Autowired
    Renewals renewals;

    @Autowired
    RenewalProcess renewalProcess;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    Staff staff;

    @Autowired
    WorkdayCalendar calendar;

    @Autowired
    ManagementService managementService;

    @Autowired
    TestClock clock;

    @Test
    void theDayOfReceiptIsTheDayInShanghai() {
        var late = inForceIn2025();
        clock.set(at(LocalDate.of(2025, 11, 30), LocalTime.of(23, 50)));
        assertThat(notices.give(late).lastDay()).isEqualTo(LocalDate.of(2026, 2, 28));

        // Still 30 November in UTC.
        var early = inForceIn2025();
        clock.set(at(LocalDate.of(2025, 12, 1), LocalTime.of(0, 30)));
        assertThat(notices.give(early).lastDay()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(cases.get(early).endsOn()).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void whereTheTermEndsInsideTheNoticeItExpiresAndTheRenewalIsCancelled() {
        clock.set(LocalDate.of(2023, 12, 20));
        var agreement = cases.sealed("NETWORK", LocalDate.of(2024, 1, 1), 3);
        cases.fire("term", agreement.number(), "event_firstDayReached");
        clock.set(LocalDate.of(2026, 10, 10));
        cases.consented(agreement);
        clock.set(LocalDate.of(2026, 10, 15));

        var exit = notices.running(agreement);
        assertThat(exit.lastDay()).isEqualTo(LocalDate.of(2027, 1, 15));
        assertThat(cases.get(agreement).endsOn()).isEqualTo(LocalDate.of(2026, 12, 31));
        var renewal = renewals.findByPredecessorOrderById(agreement.number()).get(0);
        assertThat(renewal.status()).isEqualTo(Renewal.Status.CANCELLED);
        assertThat(renewal.reason()).contains(EndReason.NOTICE.name());
        assertThat(cases.instance("renewal", agreement.number())).isNull();
        refused("renewal.ends", () -> renewalProcess.begin(agreement.number(), "hr1"));

        cases.fire("term", agreement.number(), "event_lastDayReached");
        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.EXPIRED);
        assertThat(notices.of(agreement).reason()).contains(EndReason.EXPIRED);
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.CLEARANCE);
        assertThat(notices.isOver(agreement)).isTrue();
    }

    @Test
    void aSignedSuccessorCarriesTheNoticeOn() {
        clock.set(Notices.START);
        var agreement = cases.inForce("NETWORK", 60);
        var successor = cases.renewed(agreement);
        clock.set(agreement.term().lastDay().minusDays(30));
        var exit = notices.running(agreement);
        var lastDay = exit.lastDay();
        assertThat(lastDay).isAfter(agreement.term().lastDay());
        assertThat(cases.get(successor).endsOn()).isEqualTo(lastDay);

        cases.fire("term", agreement.number(), "event_lastDayReached");
        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.EXPIRED);
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.NOTICE);
        assertThat(notices.of(agreement).agreementNumber()).isEqualTo(successor.number());
        refused("resignation.underWay", () -> notices.give(successor));
        cases.fire("term", successor.number(), "event_firstDayReached");
        notices.declassifying(agreement);

        clock.set(lastDay.plusDays(1));
        cases.fireWhatIsDue("term", successor.number());
        assertThat(cases.get(successor).endReason(clock.today())).contains(EndReason.NOTICE);
        assertThat(notices.isOver(agreement)).isTrue();
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.CLEARANCE);
        assertThat(cases.instance("clearance", successor.number())).isNotNull();
        assertThat(cases.instance("clearance", agreement.number())).isNull();
    }

    @Test
    void noticeBeforeTheFirstDayRunsFromReceiptToo() {
        clock.set(Notices.START);
        var agreement = cases.sealed("NETWORK", clock.today().plusMonths(6), 3);
        var exit = notices.running(agreement);
        assertThat(exit.lastDay()).isBefore(agreement.term().firstDay());
        clock.set(exit.lastDay().plusDays(1));
        cases.fireWhatIsDue("term", agreement.number());
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ENDED);
        assertThat(notices.statusOf(agreement)).isEqualTo(Appointment.Status.LEFT);
        // Nobody has been on the post: there is nothing to clear.
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.CLOSED);
        assertThat(cases.instance("clearance", agreement.number())).isNull();
        assertThat(notices.isOver(agreement)).isTrue();
        assertThat(cases.instance("term", agreement.number())).isNull();
    }

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
    void withTheExecutorDownTheStatusFollowsFromTheDates() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        var exit = notices.running(agreement);
        clock.set(at(exit.lastDay(), LocalTime.of(23, 59, 59)));
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ACTIVE);
        clock.set(clock.instant().plusSeconds(1));
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ENDED);
        refused("resignation.state", () -> {
            ending.look(agreement.number());
            cases.runJobs(agreement.number());
            notices.askWithdrawal(agreement);
        });
    }

    @Test
    void aProvisionalLastDayIsWorkedOutOnceMoreWhenItsCalendarIsLoaded() {
        clock.set(LocalDate.of(2070, 9, 1));
        var agreement = cases.sealed("NETWORK", LocalDate.of(2070, 9, 11), 3);
        cases.fire("term", agreement.number(), "event_firstDayReached");
        clock.set(LocalDate.of(2070, 10, 15));
        var exit = notices.running(agreement);
        assertThat(exit.lastDay()).isEqualTo(LocalDate.of(2071, 1, 15));
        assertThat(exit.resignation().orElseThrow().notice().provisional()).isTrue();

        var holiday = new Holiday(LocalDate.of(2071, 1, 15), LocalDate.of(2071, 1, 16), "测试");
        calendar.replace(2071, List.of(holiday), List.of(), null, "hr1");
        var settled = notices.of(agreement);
        assertThat(settled.resignation().orElseThrow().notice().provisional()).isFalse();
        assertThat(settled.lastDay()).isEqualTo(LocalDate.of(2071, 1, 19));
        assertThat(cases.get(agreement).endsOn()).isEqualTo(LocalDate.of(2071, 1, 19));

        // Once: what is settled does not move with a later correction.
        calendar.replace(
                2071,
                List.of(new Holiday(LocalDate.of(2071, 1, 1), LocalDate.of(2071, 1, 1), "元旦")),
                List.of(),
                null,
                "hr1");
        assertThat(notices.of(agreement).lastDay()).isEqualTo(LocalDate.of(2071, 1, 19));
        cases.fire("term", agreement.number(), "event_lastDayReached");
        assertThat(clock.today()).isEqualTo(LocalDate.of(2071, 1, 20));
        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.NOTICE);
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

    @Test
    void anApprovedSuccessorIsResolvedBeforeTheHolderStays() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.running(agreement);
        var successor = cases.person();
        refused(
                "twoPeople.ownCase",
                () -> notices.tries(
                        agreement,
                        "userTask_arrangeSuccession",
                        agreement.staffNo(),
                        Map.of("nominated", false, "reason", "无")));
        notices.complete(
                agreement,
                "userTask_arrangeSuccession",
                "manager1",
                Map.of(
                        "nominated",
                        true,
                        "staffNo",
                        successor,
                        "fullTime",
                        false,
                        "years",
                        3,
                        "firstDay",
                        "2026-11-17",
                        "confidentialityAgreementNo",
                        "BM-2026-009"));
        var nomination = appointing.get(notices.of(agreement)
                .resignation()
                .orElseThrow()
                .succession()
                .appointmentId()
                .orElseThrow());
        assertThat(nomination.staffNo()).isEqualTo(successor);
        assertThat(nomination.postCode()).isEqualTo("NETWORK");
        assertThat(succession.approved(notices.of(agreement).resignation().orElseThrow()))
                .isEmpty();
        var drafted = cases.drafted(nomination);

        notices.askWithdrawal(agreement);
        refused("resignation.successor", () -> consent(agreement, Map.of("consented", true)));
        refused("input.choice", () -> consent(agreement, Map.of("consented", true, "successorChoice", "BOTH")));
        consent(agreement, Map.of("consented", true, "successorChoice", "REVOKE"));
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.WITHDRAWN);
        assertThat(appointing.get(nomination.id()).status()).isEqualTo(Appointment.Status.WITHDRAWN);
        assertThat(cases.get(drafted).status(clock.today())).isEqualTo(Status.VOID);
        assertThat(cases.instance("appointment", Cases.keyOf(nomination))).isNull();
    }

    @Test
    void aSuccessorBothHaveSignedWithStays() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.running(agreement);
        // Nominated outside the case, and found all the same.
        var signed = cases.sealed("NETWORK", LocalDate.of(2026, 9, 1), 3);
        notices.askWithdrawal(agreement);
        refused(
                "appointment.alreadySigned",
                () -> consent(agreement, Map.of("consented", true, "successorChoice", "REVOKE")));
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.NOTICE);
        consent(agreement, Map.of("consented", true, "successorChoice", "KEEP"));
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.WITHDRAWN);
        assertThat(cases.get(signed).status(clock.today())).isEqualTo(Status.SCHEDULED);
    }

    private void consent(Agreement agreement, Map<String, Object> answers) {
        notices.complete(agreement, "userTask_approveWithdrawal", "leader1", answers);
        cases.runJobs(agreement.number());
    }

    private Agreement inForceIn2025() {
        clock.set(LocalDate.of(2025, 1, 5));
        var agreement = cases.sealed("NETWORK");
        cases.fire("term", agreement.number(), "event_firstDayReached");
        return agreement;
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

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(TestClock.ZONE).toInstant();
    }

    private static void refused(String rule, ThrowingCallable step) {
        assertThatThrownBy(step).hasMessageContaining(rule);
    }
}
