package io.keypost.process.term;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.Reminder;
import io.keypost.agreement.Renewal;
import io.keypost.agreement.RenewingAgreements;
import io.keypost.process.ProcessTest;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens in a term, as its diagram shows it. */
@ProcessTest("term")
class TermProcessTest extends WatchedTerm {

    @Autowired
    AppointingHolders appointing;

    @Autowired
    RenewingAgreements renewing;

    @Autowired
    Staff staff;

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

    private Appointment.Status statusOf(Agreement agreement) {
        return appointing.get(agreement.appointmentId()).status();
    }

    private int latestReminder(Agreement agreement) {
        var sent = reminders.findByAgreementNumberOrderById(agreement.number());
        return sent.get(sent.size() - 1).daysBefore();
    }
}
