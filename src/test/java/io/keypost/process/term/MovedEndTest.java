package io.keypost.process.term;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.Appointment;
import io.keypost.calendar.Holiday;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of the second post when the end of the first one moves, however far the second has come. */
@KeypostTest
class MovedEndTest extends SecondPost {

    @Autowired
    Staff staff;

    @Autowired
    WorkdayCalendar calendar;

    /** How far the second post has come when the first one's end moves. */
    @Test
    void takenBackAfterTheNominationTheNoticeSendsItBack() {
        var nominated = cases.nominate(another(dayAfterNotice()));
        withdrawNotice();
        cases.runJobs(nominated);
        assertThat(cases.task(nominated, "userTask_correct").getAssignee()).isEqualTo("manager1");
    }

    @Test
    void takenBackAfterTheApprovalTheNoticeKeepsTheAgreementFromTheSeal() {
        var drafted = cases.drafted(cases.nominate(another(dayAfterNotice())));
        withdrawNotice();
        reconciliation.run();
        assertThat(cases.get(first).conflict()).contains("eligibility.onePostOnly");
        cases.complete(cases.task(drafted.number(), "userTask_check"), "hr1", Map.of("textCorrect", true));
        cases.complete(
                cases.task(drafted.number(), "userTask_sign"),
                drafted.staffNo(),
                Map.of("signed", true, "scanId", cases.scan(drafted.staffNo())));
        cases.runJobs(drafted.number());
        cases.task(drafted.number(), "userTask_settleConflict");
        assertThat(cases.get(drafted).conflict()).contains("eligibility.onePostOnly");
    }

    @Test
    void takenBackAfterTheSealTheNoticeHoldsTheSecondUntilTheFirstHasEnded() {
        var agreed = dayAfterNotice();
        var second = cases.seal(cases.drafted(cases.nominate(another(agreed))));
        withdrawNotice();
        assertThat(cases.get(second).beginsOn())
                .isEqualTo(first.term().lastDay().plusDays(1));
        reconciliation.run();
        for (var each : List.of(first, second)) {
            assertThat(cases.get(each).conflict()).contains("eligibility.onePostOnly");
            cases.task(each.number(), "userTask_resolveConflict");
        }

        clock.set(agreed);
        cases.fireWhatIsDue("term", second.number());
        assertThat(cases.get(second).status(agreed)).isEqualTo(Status.SCHEDULED);
        assertThat(statusOf(second)).isEqualTo(Appointment.Status.APPROVED);
        assertThat(heldOn(agreed)).containsExactly("NETWORK");

        ending.byMutualConsent(first.number(), agreed.plusDays(9), cases.scan("hr1"), null, "hr1");
        assertThat(cases.get(second).beginsOn()).isEqualTo(agreed.plusDays(10));
        cases.fire("term", second.number(), "event_firstDayReached");
        assertThat(clock.today()).isEqualTo(agreed.plusDays(10));
        assertThat(heldOn(clock.today())).containsExactly("DATABASE");
        assertThat(statusOf(second)).isEqualTo(Appointment.Status.IN_POST);
        cases.fireWhatIsDue("term", first.number());
        reconciliation.run();
        assertThat(cases.get(second).conflict()).isEmpty();
    }

    @Test
    void whatIsOverIsNotTakenBackUnderTheSecond() {
        var agreed = dayAfterNotice();
        var second = cases.seal(cases.drafted(cases.nominate(another(agreed))));
        cases.fire("term", second.number(), "event_firstDayReached");
        refused("resignation.state", () -> notices.askWithdrawal(first));
        assertThat(heldOn(agreed)).containsExactly("DATABASE");
    }

    @Test
    void anEndOfTheFirstThatComesEarlierLeavesTheSecondAsAgreed() {
        agreedEnd();
        var second = cases.seal(cases.drafted(cases.nominate(another(FIRST_OF_JULY))));
        ending.byRemoval(first.number(), TODAY.plusDays(3), "失职", "office1");
        assertThat(cases.get(second).beginsOn()).isEqualTo(FIRST_OF_JULY);
        assertThat(heldOn(TODAY.plusDays(4))).isEmpty();
    }

    @Test
    void theLabourContractEndsBothAndItsExtensionBringsBackBoth() {
        agreedEnd();
        var second = cases.seal(cases.drafted(cases.nominate(another(FIRST_OF_JULY))));
        staff.endEmployment(first.staffNo(), TODAY.plusDays(10), EmploymentEnd.TERMINATED, "hr1");
        assertThat(cases.get(second).isEverInForce()).isFalse();
        staff.endEmployment(first.staffNo(), second.term().lastDay(), EmploymentEnd.TERMINATED, "hr1");
        assertThat(cases.get(first).endsOn()).isEqualTo(END_OF_JUNE);
        assertThat(cases.get(second).beginsOn()).isEqualTo(FIRST_OF_JULY);
        assertThat(cases.get(second).endsOn()).isEqualTo(second.term().lastDay());
    }

    @Test
    void deathEndsBothAndTheSecondNeverBegins() {
        agreedEnd();
        var second = cases.seal(cases.drafted(cases.nominate(another(FIRST_OF_JULY))));
        staff.endEmployment(first.staffNo(), TODAY, EmploymentEnd.DEATH, "hr1");
        clock.set(FIRST_OF_JULY);
        cases.fireWhatIsDue("term", first.number());
        cases.fireWhatIsDue("term", second.number());
        assertThat(heldOn(FIRST_OF_JULY)).isEmpty();
        assertThat(cases.instance("clearance", first.number())).isNotNull();
        assertThat(cases.instance("clearance", second.number())).isNull();
    }

    /** Of a notice whose year has no calendar yet. */
    @Test
    void aLastDayWorkedOutAnewMovesTheFirstDayOfTheSecond() {
        clock.set(LocalDate.of(2080, 9, 1));
        first = cases.sealed("NETWORK", LocalDate.of(2080, 9, 11), 3);
        cases.fire("term", first.number(), "event_firstDayReached");
        clock.set(LocalDate.of(2080, 10, 15));
        notices.running(first);
        var agreed = cases.get(first).endsOn().plusDays(1);
        clock.set(agreed.minusDays(20));
        var second = cases.seal(cases.drafted(cases.nominate(another(agreed))));
        var holiday = new Holiday(agreed.minusDays(1), agreed.plusDays(1), "测试");
        calendar.replace(agreed.getYear(), List.of(holiday), List.of(), null, "hr1");
        var last = cases.get(first).endsOn();
        assertThat(last).isAfterOrEqualTo(agreed);
        assertThat(cases.get(second).beginsOn()).isEqualTo(last.plusDays(1));
        cases.fire("term", second.number(), "event_firstDayReached");
        assertThat(clock.today()).isEqualTo(last.plusDays(1));
    }

    private LocalDate dayAfterNotice() {
        notices.running(first);
        return cases.get(first).endsOn().plusDays(1);
    }

    private void withdrawNotice() {
        notices.askWithdrawal(first);
        notices.complete(first, "userTask_approveWithdrawal", "leader2", Map.of("consented", true));
        cases.runJobs(first.number());
        assertThat(cases.get(first).endsOn()).isEqualTo(first.term().lastDay());
    }
}
