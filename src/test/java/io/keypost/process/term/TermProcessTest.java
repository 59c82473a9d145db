package io.keypost.process.term;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.Reminder;
import io.keypost.agreement.Reminders;
import io.keypost.agreement.Renewal;
import io.keypost.agreement.RenewingAgreements;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.exit.ClearingHolders;
import io.keypost.exit.Secrecy;
import io.keypost.process.Cases;
import io.keypost.process.ProcessTest;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("term")
class TermProcessTest {

    @Autowired
    Cases cases;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    EndingAgreements ending;

    @Autowired
    ClearingHolders clearing;

    @Autowired
    Secrecy secrecy;

    @Autowired
    RenewingAgreements renewing;

    @Autowired
    Reminders reminders;

    @Autowired
    WorkdayCalendar calendar;

    @Autowired
    Staff staff;

    @Autowired
    TermProcess termProcess;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    ManagementService managementService;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    @Test
    void theHolderIsInPostFromTheFirstDayAndLeavesAfterTheLast() {
        var agreement = cases.sealed("NETWORK");
        var term = agreement.term();
        var number = agreement.number();

        cases.fire("term", number, "event_firstDayReached");
        assertThat(clock.instant())
                .isEqualTo(term.firstDay().atStartOfDay(TestClock.ZONE).toInstant());
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ACTIVE);
        assertThat(statusOf(agreement)).isEqualTo(Appointment.Status.IN_POST);

        cases.fire("term", number, "event_renewalDue");
        assertThat(clock.today()).isEqualTo(term.lastDay().minusDays(90));
        assertThat(renewing.get(number).status()).isEqualTo(Renewal.Status.DUE);

        cases.fire("term", number, "event_lastDayReached");
        assertThat(clock.instant())
                .isEqualTo(
                        term.lastDay().plusDays(1).atStartOfDay(TestClock.ZONE).toInstant());
        var ended = cases.get(agreement);
        assertThat(ended.status(clock.today())).isEqualTo(Status.ENDED);
        assertThat(ended.endedOn(clock.today())).contains(term.lastDay());
        assertThat(ended.endReason(clock.today())).contains(EndReason.EXPIRED);
        assertThat(ended.endRecordedAt()).contains(clock.instant());
        assertThat(statusOf(agreement)).isEqualTo(Appointment.Status.LEFT);
        assertThat(renewing.open(number)).isEmpty();
        cases.path("term", number)
                .hasPassed("endEvent_renewalStarted", "endEvent_lastDayOver")
                .isWaitingAt("callActivity_clearance");

        cases.clear(number);
        cases.path("term", number).hasPassed("endEvent_cleared").isEnded();
    }

    @Test
    void theLastDayIsRemindedOfOnWorkdaysUntilAllIsSaid() {
        var agreement = inForce();
        var number = agreement.number();
        var lastDay = agreement.term().lastDay();
        for (var daysBefore : List.of(90, 60, 30, 15, 7, 1, 0)) {
            cases.fire("term", number, "event_reminderDue");
            assertThat(clock.today()).isBeforeOrEqualTo(lastDay.minusDays(daysBefore));
            assertThat(latestReminder(agreement)).isEqualTo(daysBefore);
        }
        assertThat(reminders.findByAgreementNumberOrderById(number)).hasSize(7 * Reminder.Recipient.values().length);
        cases.path("term", number)
                .hasPassed("endEvent_reminded")
                .isNotWaitingAt("event_reminderDue")
                .isWaitingAt("event_lastDayReached");
    }

    @Test
    void aSignedSuccessorTakesOverWithNoDayBetweenAndNoClearance() {
        var agreement = inForce();
        var number = agreement.number();
        var successor = cases.renewed(agreement);
        var lastDay = agreement.term().lastDay();
        assertThat(successor.term().firstDay()).isEqualTo(lastDay.plusDays(1));

        cases.fire("term", number, "event_lastDayReached");
        cases.fire("term", successor.number(), "event_firstDayReached");
        assertThat(cases.get(agreement).endedOn(clock.today())).contains(lastDay);
        assertThat(cases.get(successor).status(clock.today())).isEqualTo(Status.ACTIVE);
        assertThat(statusOf(agreement)).isEqualTo(Appointment.Status.IN_POST);
        cases.path("term", number).hasPassed("endEvent_nothingToClear").isEnded();
        assertThat(cases.instance("clearance", number)).isNull();
    }

    @Test
    void anEndRecordedLateGoesOnToClearanceAtOnce() {
        var agreement = inForce();
        var number = agreement.number();
        clock.set(clock.today().plusDays(20));
        var endedOn = clock.today().minusDays(5);

        staff.endEmployment(agreement.staffNo(), endedOn, EmploymentEnd.TERMINATED, "hr1");
        var ended = cases.get(agreement);
        assertThat(ended.endedOn(clock.today())).contains(endedOn);
        assertThat(ended.endReason(clock.today())).contains(EndReason.LABOUR_CONTRACT);
        assertThat(ended.endRecordedAt()).contains(clock.instant());

        cases.runJobs(number);
        cases.path("term", number)
                .hasPassed("event_endedEarly", "serviceTask_endTerm")
                .hasNotPassed("endEvent_lastDayOver")
                .isWaitingAt("callActivity_clearance");
    }

    @Test
    void aPlannedEndMovesTheTimersAndAnExtensionMovesThemBack() {
        var agreement = inForce();
        var number = agreement.number();
        var lastDay = agreement.term().lastDay();
        var earlier = lastDay.minusYears(1);
        staff.endEmployment(agreement.staffNo(), earlier, EmploymentEnd.TERMINATED, "hr1");
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ACTIVE);
        assertThat(dayOf(number, "event_lastDayReached")).isEqualTo(earlier.plusDays(1));
        assertThat(dayOf(number, "event_reminderDue")).isBeforeOrEqualTo(earlier.minusDays(90));
        cases.fire("term", number, "event_reminderDue");

        staff.endEmployment(agreement.staffNo(), lastDay.plusYears(1), EmploymentEnd.TERMINATED, "hr1");
        assertThat(dayOf(number, "event_lastDayReached")).isEqualTo(lastDay.plusDays(1));
        assertThat(dayOf(number, "event_reminderDue"))
                .as("told anew of the new day")
                .isBetween(lastDay.minusDays(100), lastDay.minusDays(90));
    }

    @Test
    void aHolderWhoNoLongerMeetsTheRulesIsATaskOfTheOfficeOnce() {
        var agreement = cases.sealed("SYSTEM");
        var number = agreement.number();
        cases.fire("term", number, "event_firstDayReached");
        staff.replace(agreement.staffNo(), "测试", "信息中心", List.of(), null, "hr1");

        reconciliation.run();
        reconciliation.run();
        assertThat(cases.get(agreement).conflict()).contains("eligibility.labourContractMissing");
        cases.complete(cases.task(number, "userTask_resolveConflict"), "office1", Map.of("reason", "已补登劳动合同"));
        reconciliation.run();
        assertThat(eventsOf(agreement)).containsOnlyOnce("agreement.conflict", "agreement.conflictResolved");
        cases.path("term", number).hasPassed("endEvent_conflictResolved").isNotWaitingAt("userTask_resolveConflict");
    }

    @Test
    void theStatusFollowsFromDatesWithTheTimersNotFired() {
        var agreement = cases.sealed("NETWORK");
        var number = agreement.number();
        var lastSecond = agreement.term().endsAt(TestClock.ZONE).toInstant().minusSeconds(1);
        clock.set(lastSecond);
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ACTIVE);

        clock.set(lastSecond.plusSeconds(1));
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ENDED);
        assertThat(cases.get(agreement).endRecordedAt()).isEmpty();

        // The executor is back: what it missed is caught up with, each thing once.
        cases.fireWhatIsDue("term", number);
        ending.look(number);
        assertThat(eventsOf(agreement)).containsOnlyOnce("agreement.expired");
        assertThat(reminders.findByAgreementNumberOrderById(number))
                .hasSizeLessThanOrEqualTo(Reminder.Recipient.values().length);
    }

    @Test
    void oneInstanceWatchesAnAgreementHoweverOftenItIsStarted() {
        var agreement = cases.sealed("NETWORK");
        termProcess.start(agreement.number());
        reconciliation.run();
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("term")
                        .processInstanceBusinessKey(agreement.number())
                        .count())
                .isEqualTo(1);
        assertThat(eventsOf(agreement)).doesNotContain("agreement.watchRestored", "agreement.timersMended");
    }

    @Test
    void aMissingInstanceAndAMissingOrWrongTimerAreRebuiltFromTheRegister() {
        var agreement = inForce();
        var number = agreement.number();
        var timers = timersOf(number);
        runtimeService.deleteProcessInstance(cases.instance("term", number).getId(), "a slip of the hand");
        reconciliation.run();
        cases.fire("term", number, "event_firstDayReached");
        assertThat(timersOf(number)).isEqualTo(timers);
        assertThat(eventsOf(agreement)).containsOnlyOnce("agreement.watchRestored", "agreement.inForce");

        managementService.deleteJob(timer(number, "event_reminderDue").getId());
        managementService.setJobDuedate(timer(number, "event_lastDayReached").getId(), null);
        var instance = cases.instance("term", number);
        runtimeService
                .createProcessInstanceModification(instance.getId())
                .cancelAllForActivity("event_renewalDue")
                .execute();
        runtimeService
                .createProcessInstanceModification(instance.getId())
                .cancelAllForActivity("event_reminderDue")
                .execute();
        reconciliation.run();
        assertThat(timersOf(number)).isEqualTo(timers);
        assertThat(eventsOf(agreement)).containsOnlyOnce("agreement.timersMended");
    }

    @Test
    void aSecrecyPeriodThatNobodyWatchesIsWatchedAgain() {
        var agreement = inForce();
        var number = agreement.number();
        clock.set(agreement.term().lastDay().plusDays(1));
        ending.look(number);
        clearing.open(number);
        secrecy.set(number, clock.today(), clock.today().plusYears(1), "涉密", "hr1");
        reconciliation.run();
        assertThat(eventsOf(agreement)).doesNotContain("secrecy.watchRestored");

        runtimeService.deleteProcessInstance(cases.instance("secrecy", number).getId(), "a slip of the hand");
        reconciliation.run();
        assertThat(cases.instance("secrecy", number)).isNotNull();
        assertThat(eventsOf(agreement)).containsOnlyOnce("secrecy.watchRestored");
    }

    private Agreement inForce() {
        var agreement = cases.sealed("NETWORK");
        cases.fire("term", agreement.number(), "event_firstDayReached");
        return agreement;
    }

    private List<String> eventsOf(Agreement agreement) {
        return audit.of(agreement.subject()).stream().map(AuditEvent::what).toList();
    }

    private Appointment.Status statusOf(Agreement agreement) {
        return appointing.get(agreement.appointmentId()).status();
    }

    private int latestReminder(Agreement agreement) {
        var sent = reminders.findByAgreementNumberOrderById(agreement.number());
        return sent.get(sent.size() - 1).daysBefore();
    }

    private LocalDate dayOf(String number, String timer) {
        return LocalDate.ofInstant(timer(number, timer).getDuedate().toInstant(), TestClock.ZONE);
    }

    private Set<String> timersOf(String number) {
        var timers = new TreeSet<String>();
        for (var timer : Arrays.asList("event_lastDayReached", "event_renewalDue", "event_reminderDue")) {
            timers.add(timer + " " + dayOf(number, timer));
        }
        return timers;
    }

    private Job timer(String number, String timer) {
        return managementService
                .createJobQuery()
                .processInstanceId(cases.instance("term", number).getId())
                .activityId(timer)
                .singleResult();
    }
}
