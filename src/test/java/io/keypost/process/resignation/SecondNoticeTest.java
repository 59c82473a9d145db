package io.keypost.process.resignation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.EndingAgreements;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.process.Cases;
import io.keypost.process.ProcessTest;
import io.keypost.process.removal.RemovalProcess;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A notice was withdrawn and another is given: each is a case of its own, and whatever ends the agreement ends it once. */
@ProcessTest("resignation")
@Tag("database")
class SecondNoticeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 8, 14);

    @Autowired
    Notices notices;

    @Autowired
    Cases cases;

    @Autowired
    Exits exits;

    @Autowired
    RemovalProcess removals;

    @Autowired
    EndingAgreements ending;

    @Autowired
    Staff staff;

    @Autowired
    TestClock clock;

    @ParameterizedTest
    @EnumSource(
            value = EndReason.class,
            names = {"POST_ABOLISHED"},
            mode = EnumSource.Mode.EXCLUDE)
    void anEndAfterAWithdrawnNoticeAndInsideTheNextOneIsOneEnd(EndReason reason) {
        cases.countNoCoverage();
        // Shortly before the last day the term ends first.
        var agreement = reason == EndReason.EXPIRED ? cases.inForce("NETWORK", 20) : notices.inForceOn(TODAY);
        notices.running(agreement);
        notices.declassifying(agreement);
        notices.askWithdrawal(agreement);
        notices.complete(
                agreement,
                "userTask_approveWithdrawal",
                "leader1",
                Map.of("consented", true, "successorChoice", "KEEP"));
        cases.runJobs(agreement.number());
        var first = notices.of(agreement);

        // While the access taken for the first is still to be given back.
        var second = notices.give(agreement);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.status()).isEqualTo(Exit.Status.RECEIVED);
        notices.confirm(agreement, "hr1");

        end(agreement, reason);
        cases.runJobs(agreement.number());
        clock.set(cases.get(agreement).endsOn().plusDays(1));
        cases.fireWhatIsDue("term", agreement.number());

        assertThat(cases.get(agreement).endReason(clock.today())).contains(reason);
        assertThat(notices.log(agreement))
                .filteredOn(what -> what.startsWith("agreement.ended.") || what.equals("agreement.expired"))
                .hasSize(1);
        assertThat(notices.log(agreement)).containsOnlyOnce("clearance.opened");
        assertThat(exits.findByAppointmentIdOrderById(agreement.appointmentId()))
                .extracting(Exit::status)
                .containsExactly(Exit.Status.WITHDRAWN, Exit.Status.CLEARANCE);
        cases.task(agreement.number(), "userTask_revokeAccess");
        assertThat(notices.isOver(agreement)).as("both cases of notice").isTrue();
        assertThat(notices.hasPassed(agreement, "endEvent_nothingToRestore", "endEvent_left"))
                .isTrue();
    }

    /** The renewal has not begun: both have their last day at once. */
    @Test
    void anEndOfAnAgreementAndOfItsSignedRenewalIsOneEnd() {
        cases.countNoCoverage();
        var agreement = cases.inForce("NETWORK", 60);
        var renewal = cases.renewed(agreement);
        notices.give(renewal);
        cases.by("office1", () -> removals.propose(agreement.number(), "失职", true));
        staff.endEmployment(agreement.staffNo(), clock.today(), EmploymentEnd.TERMINATED, "hr1");

        clock.set(clock.today().plusDays(1));
        cases.fireWhatIsDue("term", agreement.number());

        assertThat(notices.log(agreement)).containsOnlyOnce("clearance.opened", "removal.overtaken");
        assertThat(exits.findByAppointmentIdOrderById(agreement.appointmentId()))
                .extracting(Exit::status, Exit::agreementNumber)
                .containsExactly(tuple(Exit.Status.CLEARANCE, agreement.number()));
        assertThat(notices.isOver(renewal)).isTrue();
        assertThat(cases.instance("removal", agreement.number())).isNull();
    }

    private void end(Agreement agreement, EndReason reason) {
        var day = TODAY.plusDays(20);
        switch (reason) {
            case EXPIRED, NOTICE -> {}
            case MUTUAL -> ending.byMutualConsent(agreement.number(), day, cases.scan("hr1"), null, "hr1");
            case REMOVAL -> ending.byRemoval(agreement.number(), day, "失职", "office1");
            case LABOUR_CONTRACT -> staff.endEmployment(agreement.staffNo(), day, EmploymentEnd.TERMINATED, "hr1");
            case DEATH -> staff.endEmployment(agreement.staffNo(), TODAY.minusDays(1), EmploymentEnd.DEATH, "hr1");
            case POST_ABOLISHED -> throw new IllegalArgumentException();
        }
    }
}
