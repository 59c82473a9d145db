package io.keypost.process.term;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.Nomination;
import io.keypost.calendar.Holiday;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.process.Cases;
import io.keypost.process.removal.RemovalProcess;
import io.keypost.process.resignation.Notices;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From one post to another: two posts exclude each other on the same day, and on no other. */
@KeypostTest
class PlannedMoveTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 10);
    private static final LocalDate END_OF_JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate FIRST_OF_JULY = LocalDate.of(2026, 7, 1);

    @Autowired
    Cases cases;

    @Autowired
    Notices notices;

    @Autowired
    EndingAgreements ending;

    @Autowired
    RemovalProcess removals;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    Agreements agreements;

    @Autowired
    Staff staff;

    @Autowired
    WorkdayCalendar calendar;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TestClock clock;

    private Agreement first;

    /** In force from 15 January 2026 to 14 January 2029. */
    @BeforeEach
    void onOnePost() {
        cases.countNoCoverage();
        first = notices.inForceOn(TODAY);
    }

    /** Scenario 11. */
    @Test
    void whoLeavesOnePostInJuneIsNominatedAndSignsInJuneForAnotherFromJuly() {
        agreedEnd();
        refused("eligibility.onePostOnly", () -> cases.nominate(security(END_OF_JUNE)));

        var second = cases.seal(cases.drafted(cases.nominate(security(FIRST_OF_JULY))));
        assertThat(second.beginsOn()).isEqualTo(FIRST_OF_JULY);
        reconciliation.run();
        assertThat(cases.get(first).conflict()).isEmpty();
        assertThat(cases.get(second).conflict()).isEmpty();
        assertThat(heldOn(END_OF_JUNE)).containsExactly("NETWORK");
        assertThat(heldOn(FIRST_OF_JULY)).containsExactly("SECURITY");

        // What the dates say does not wait for a timer.
        clock.set(FIRST_OF_JULY);
        assertThat(cases.get(first).status(FIRST_OF_JULY)).isEqualTo(Status.ENDED);
        assertThat(cases.get(second).status(FIRST_OF_JULY)).isEqualTo(Status.ACTIVE);
        cases.fireWhatIsDue("term", second.number());
        cases.fireWhatIsDue("term", first.number());
        assertThat(statusOf(second)).isEqualTo(Appointment.Status.IN_POST);
        assertThat(statusOf(first)).isEqualTo(Appointment.Status.LEFT);

        // They hand over the first while on the second.
        assertThat(cases.instance("clearance", first.number())).isNotNull();
        reconciliation.run();
        assertThat(cases.get(second).conflict()).isEmpty();
        cases.clear(first.number());
        assertThat(cases.instance("term", first.number())).isNull();
    }

    @Test
    void aNominationFromTasklistThatOverlapsGoesBackAndOnceCorrectedGoesItsWay() {
        agreedEnd();
        var instance = cases.by(
                "manager1",
                () -> runtimeService.startProcessInstanceByKey("appointment", Cases.form(security(END_OF_JUNE))));
        var started = appointing.get(Long.parseLong(instance.getBusinessKey()));
        cases.runJobs(started);
        cases.complete(cases.task(started, "userTask_correct"), "manager1", resubmitted(END_OF_JUNE));
        cases.runJobs(started);
        cases.complete(cases.task(started, "userTask_correct"), "manager1", resubmitted(FIRST_OF_JULY));
        assertThat(cases.drafted(cases.get(started)).term().firstDay()).isEqualTo(FIRST_OF_JULY);
    }

    private Map<String, Object> resubmitted(LocalDate firstDay) {
        var form = Cases.form(security(firstDay));
        form.put("resubmitted", true);
        return form;
    }

    /** How the first post may come to its end, known beforehand. */
    enum End {
        MUTUAL,
        REMOVAL,
        NOTICE,
        TRANSFER,
        TERM
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void whateverEndsTheFirstTheSecondBeginsOnTheDayAfterAtTheEarliest(End end) {
        var today = clock.today();
        switch (end) {
            case MUTUAL -> agreedEnd();
            case REMOVAL -> ending.byRemoval(first.number(), END_OF_JUNE, "失职", "office1");
            case NOTICE -> notices.running(first);
            case TRANSFER -> {
                notices.running(first);
                notices.declassifying(first);
            }
            case TERM -> assertThat(today).isBefore(cases.get(first).endsOn());
        }
        var last = cases.get(first).endsOn();
        refused("eligibility.onePostOnly", () -> cases.nominate(another(last)));
        assertThat(cases.seal(cases.drafted(cases.nominate(another(last.plusDays(1)))))
                        .beginsOn())
                .isEqualTo(last.plusDays(1));
    }

    @Test
    void aHolderWithoutAccessHoldsThePostStill() {
        cases.by("office1", () -> removals.propose(first.number(), "严重违反保密规定", true));
        assertThat(appointing.get(first.appointmentId()).isWithoutAccess()).isTrue();
        refused("eligibility.onePostOnly", () -> cases.nominate(another(FIRST_OF_JULY)));
    }

    @Test
    void theSamePostIsHeldAgainAfterItsEndAndNotBefore() {
        agreedEnd();
        refused(
                "eligibility.alreadyNominated",
                () -> cases.nominate(cases.nomination(first.staffNo(), "NETWORK", END_OF_JUNE)));
        var again =
                cases.seal(cases.drafted(cases.nominate(cases.nomination(first.staffNo(), "NETWORK", FIRST_OF_JULY))));
        assertThat(again.beginsOn()).isEqualTo(FIRST_OF_JULY);
    }

    /** The post itself is free from the day after, whoever takes it. */
    @Test
    void somebodyElseTakesThePostOnTheDayAfter() {
        agreedEnd();
        var next =
                cases.seal(cases.drafted(cases.nominate(cases.nomination(cases.person(), "NETWORK", FIRST_OF_JULY))));
        assertThat(next.beginsOn()).isEqualTo(FIRST_OF_JULY);
        assertThat(agreements.inForceOn(END_OF_JUNE))
                .extracting(Agreement::number)
                .contains(first.number())
                .doesNotContain(next.number());
        assertThat(agreements.inForceOn(FIRST_OF_JULY))
                .extracting(Agreement::number)
                .contains(next.number())
                .doesNotContain(first.number());
    }

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

    @Test
    void aRenewalBeyondTheDayOnWhichTheSecondBeginsIsRefused() {
        var last = first.term().lastDay();
        clock.set(last.minusDays(60));
        cases.drafted(cases.nominate(another(last.plusDays(1))));
        cases.consented(first);
        cases.task(first.number(), "userTask_proposeRenewal");
        cases.path("renewal", first.number()).hasNotPassed("userTask_approveRenewal");
    }

    @Test
    void ofARenewalAndASecondPostForTheSameDaysTheOneApprovedFirstStands() {
        var last = first.term().lastDay();
        clock.set(last.minusDays(60));
        cases.consented(first);
        var second = cases.nominate(another(last.plusDays(1)));
        cases.drafted(second);
        BiConsumer<Boolean, String> decide = (approved, reason) -> cases.complete(
                cases.task(first.number(), "userTask_approveRenewal"),
                "leader1",
                Map.of("approved", approved, "reason", reason));
        refused("eligibility.onePostOnly", () -> decide.accept(true, "同意"));
        decide.accept(false, "已任他岗");
        assertThat(statusOf(first)).isEqualTo(Appointment.Status.IN_POST);
    }

    @Test
    void anApprovedRenewalKeepsItsHolderFromAnotherPost() {
        var last = first.term().lastDay();
        clock.set(last.minusDays(60));
        cases.successor(first);
        refused("eligibility.onePostOnly", () -> cases.nominate(another(last.plusDays(1))));
        assertThat(cases.nominate(another(last.plusYears(2).plusDays(1))).status())
                .isEqualTo(Appointment.Status.PROPOSED);
    }

    private void agreedEnd() {
        ending.byMutualConsent(first.number(), END_OF_JUNE, cases.scan("hr1"), "转任", "hr1");
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

    private Nomination another(LocalDate firstDay) {
        return cases.nomination(first.staffNo(), "DATABASE", firstDay);
    }

    private Nomination security(LocalDate firstDay) {
        return new Nomination("SECURITY", first.staffNo(), "信息中心", true, 3, firstDay, null, "BM-2026-001", null);
    }

    private List<String> heldOn(LocalDate day) {
        return agreements.inForceOn(day).stream()
                .filter(agreement -> agreement.staffNo().equals(first.staffNo()))
                .map(Agreement::postCode)
                .toList();
    }

    private Appointment.Status statusOf(Agreement agreement) {
        return appointing.get(agreement.appointmentId()).status();
    }
}
