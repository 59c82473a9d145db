package io.keypost.process.resignation;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.EndReason;
import io.keypost.exit.Clearances;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.process.Cases;
import io.keypost.process.term.TermProcess;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.LabourContract;
import io.keypost.staff.People;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;

/** Ends that are reported after their day, or recorded after it: whoever was on the post leaves something to clear, and what is over stays so. */
@KeypostTest
class LateEndTest {

    @Autowired
    Cases cases;

    @Autowired
    Notices notices;

    @Autowired
    Exits exits;

    @Autowired
    Clearances clearances;

    @Autowired
    Staff staff;

    @Autowired
    People people;

    @Autowired
    TermProcess termProcess;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init")
    private Agreement agreement;

    @SuppressWarnings("NullAway.Init")
    private Agreement successor;

    @BeforeEach
    void countNoCoverage() {
        cases.countNoCoverage();
    }

    @Test
    void anEndBeforeTheSignedSuccessorBeginsClearsTheAgreementInForce() {
        withSuccessorAndNotice();
        ended(clock.today().minusDays(3));
        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.LABOUR_CONTRACT);
        assertThat(cases.get(successor).status(clock.today())).isEqualTo(Status.ENDED);
        cleared(agreement);
        assertThat(cases.instance("clearance", successor.number())).isNull();
    }

    @Test
    void anEndFoundOutWhenTheSuccessorHasBegunClearsTheSuccessor() {
        withSuccessorAndNotice();
        cases.fire("term", agreement.number(), "event_lastDayReached");
        cases.fire("term", successor.number(), "event_firstDayReached");
        clock.set(successor.term().firstDay().plusDays(3));
        ended(agreement.term().lastDay().minusDays(1));
        assertThat(cases.get(successor).endsOn()).isBefore(successor.term().firstDay());
        cleared(successor);
    }

    @Test
    void anEndFoundOutBetweenThemIsClearedByTheNextRun() {
        withSuccessorAndNotice();
        cases.fire("term", agreement.number(), "event_lastDayReached");
        ended(agreement.term().lastDay().minusDays(1));
        cases.runJobs(successor.number());
        assertThat(cases.instance("term", successor.number())).isNull();
        assertThat(notices.of(agreement).agreementNumber()).isEqualTo(agreement.number());
        assertThat(clearances.unsettled()).contains(agreement.number());
        termProcess.start(agreement.number());
        cases.fireWhatIsDue("term", agreement.number());
        cleared(agreement);
    }

    @Test
    void whoWasOnThePostIsClearedThoughTheEndTurnsOutToBeBeforeTheFirstDay() {
        clock.set(Notices.START);
        agreement = cases.inForce("NETWORK", 1000);
        ended(agreement.term().firstDay().minusDays(3));
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ENDED);
        cleared(agreement);
    }

    @Test
    void aNoticeThatIsOverIsNotTakenBackThoughNobodyHasRecordedItsEnd() {
        var given = notices.inForceOn(LocalDate.of(2026, 8, 14));
        var unconfirmed = notices.give(given);
        clock.set(unconfirmed.lastDay().plusDays(2));
        refused("resignation.state", () -> notices.askWithdrawal(given));

        agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        var exit = notices.running(agreement);
        clock.set(exit.lastDay());
        notices.askWithdrawal(agreement);
        clock.set(exit.lastDay().plusDays(2));
        refused("resignation.state", this::consent);
        for (var over : List.of(given, agreement)) {
            assertThat(cases.get(over).status(clock.today())).isEqualTo(Status.ENDED);
            cases.fireWhatIsDue("term", over.number());
            assertThat(cases.get(over).endReason(clock.today())).contains(EndReason.NOTICE);
            cleared(over);
        }
    }

    @Test
    void aConsentOnTheLastDayCountsThoughItsCaseGetsThereLater() {
        agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        var exit = notices.running(agreement);
        clock.set(exit.lastDay());
        notices.askWithdrawal(agreement);
        consent();
        clock.set(exit.lastDay().plusDays(1));
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ACTIVE);
        cases.runJobs(agreement.number());
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.WITHDRAWN);
        assertThat(cases.get(agreement).endsOn()).isEqualTo(agreement.term().lastDay());
    }

    @Test
    void aLongerLabourContractDoesNotReopenWhatIsOver() {
        clock.set(Notices.START);
        agreement = cases.inForce("NETWORK", 1000);
        var lastDay = clock.today().plusDays(10);
        contractUntil(lastDay);
        clock.set(lastDay.plusDays(2));
        contractUntil(lastDay.plusYears(1));
        assertThat(cases.get(agreement).endedOn(clock.today())).contains(lastDay);
        cleared(agreement);
    }

    @Test
    void whatIsAskedBeforeTheReceiptIsIssuedIsNotLost() {
        agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.give(agreement);
        notices.complete(agreement, "userTask_confirmReceipt", "hr1", Map.of("received", true));
        assertThatThrownBy(() -> notices.askWithdrawal(agreement)).isInstanceOf(ConcurrencyFailureException.class);
        cases.runJobs(agreement.number());
        notices.askWithdrawal(agreement);
        assertThat(cases.task(agreement.number(), "userTask_approveWithdrawal")).isNotNull();
    }

    @Test
    void anEndBeforeTheReceiptIsIssuedLeavesNothingOfTheNoticeToDo() {
        agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.give(agreement);
        notices.complete(agreement, "userTask_confirmReceipt", "hr1", Map.of("received", true));
        ended(clock.today().minusDays(1));
        cases.fireWhatIsDue("resignation", agreement.number());
        assertThat(cases.instance("resignation", agreement.number())).isNull();
        assertThat(notices.log(agreement)).containsOnlyOnce("agreement.ended.LABOUR_CONTRACT", "clearance.opened");
        cleared(agreement);
    }

    private void consent() {
        notices.complete(
                agreement,
                "userTask_approveWithdrawal",
                "leader1",
                Map.of("consented", true, "successorChoice", "KEEP"));
    }

    private void contractUntil(LocalDate lastDay) {
        var person = people.findById(agreement.staffNo()).orElseThrow();
        staff.replace(
                person.staffNo(),
                person.name(),
                person.department(),
                List.of(),
                new LabourContract(LabourContract.Kind.FIXED_TERM, "LD-1", LocalDate.of(2020, 1, 2), lastDay),
                "hr1");
    }

    /** In force, 30 days before its last, its successor signed, a notice running beyond it. */
    private void withSuccessorAndNotice() {
        clock.set(Notices.START);
        agreement = cases.inForce("NETWORK", 60);
        successor = cases.renewed(agreement);
        clock.set(agreement.term().lastDay().minusDays(30));
        notices.running(agreement);
    }

    private void ended(LocalDate lastDay) {
        staff.endEmployment(agreement.staffNo(), lastDay, EmploymentEnd.TERMINATED, "hr1");
        cases.runJobs(agreement.number());
    }

    private void cleared(Agreement over) {
        cases.runJobs(over.number());
        assertThat(exits.findByAgreementNumber(over.number()).orElseThrow().status())
                .isEqualTo(Exit.Status.CLEARANCE);
        assertThat(cases.instance("clearance", over.number())).isNotNull();
        assertThat(exits.findByAppointmentIdOrderById(over.appointmentId())).hasSize(1);
    }
}
