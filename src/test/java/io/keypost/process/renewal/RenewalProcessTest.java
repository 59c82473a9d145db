package io.keypost.process.renewal;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.Renewal.Status;
import io.keypost.audit.Deed;
import io.keypost.process.Cases;
import io.keypost.process.OverdueTasks;
import io.keypost.process.ProcessTest;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.LabourContract;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whichever way a renewal goes, as its diagram shows it. */
@ProcessTest("renewal")
class RenewalProcessTest extends RenewalCase {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSignedSuccessorTakesOverWithNoDayBetweenWhicheverTimerComesFirst(boolean oldEndsFirst) {
        var old = cases.inForce("NETWORK", 60);
        var successor = cases.successor(old);
        assertThat(successor.predecessor()).contains(old.number());
        assertThat(successor.term().firstDay()).isEqualTo(old.term().lastDay().plusDays(1));
        assertThat(successor.term().years()).isEqualTo(2);
        cases.seal(successor);
        cases.file(successor);
        cases.runJobs(old.number());

        assertThat(latest(old).status()).isEqualTo(Status.SIGNED);
        path(old).hasPassed("serviceTask_completeRenewal", "endEvent_renewed").isEnded();
        clock.set(old.term().lastDay());
        assertThat(inForceToday(old)).containsExactly(old.number());
        if (oldEndsFirst) {
            ends(old);
            cases.fire("term", successor.number(), "event_firstDayReached");
        } else {
            cases.fire("term", successor.number(), "event_firstDayReached");
            ends(old);
        }

        assertThat(clock.instant())
                .isEqualTo(TestClock.dayAfter(old.term().lastDay()).toInstant());
        assertThat(cases.get(old).status(clock.today())).isEqualTo(Agreement.Status.ENDED);
        assertThat(cases.get(old).endReason(clock.today())).contains(EndReason.EXPIRED);
        assertThat(cases.get(successor).status(clock.today())).isEqualTo(Agreement.Status.ACTIVE);
        assertThat(appointing.get(old.appointmentId()).status()).isEqualTo(Appointment.Status.IN_POST);
        assertThat(inForceToday(old)).containsExactly(successor.number());
    }

    @Test
    void theDepartmentProposesNoneAndSaysWhy() {
        var old = cases.inForce("SYSTEM", 60);
        begun(old);
        var task = task(old, "userTask_proposeRenewal");
        refused("input.missing", () -> cases.complete(task, "manager1", Map.of("renewalWanted", false)));

        cases.complete(task, "manager1", Map.of("renewalWanted", false, "reason", "岗位调整"));

        assertThat(latest(old).status()).isEqualTo(Status.DECLINED);
        assertThat(latest(old).reason()).contains("岗位调整");
        path(old).hasPassed("endEvent_declined").isEnded();
    }

    @Test
    void theHolderDoesNotConsentAndSaysWhy() {
        var old = cases.inForce("SYSTEM", 60);
        proposed(old);
        var task = task(old, "userTask_consentToRenewal");
        assertThat(task.getAssignee()).isEqualTo(old.staffNo());
        refused("input.missing", () -> cases.complete(task, old.staffNo(), Map.of("consented", false)));

        cases.complete(task, old.staffNo(), Map.of("consented", false, "reason", "另有打算"));

        assertThat(latest(old).status()).isEqualTo(Status.REFUSED);
        path(old).hasPassed("endEvent_refused").isEnded();
    }

    /** A labour contract that ends with the agreement must be prolonged first. */
    @Test
    void whatTheRulesFindSendsItBackToTheDepartment() {
        var old = cases.inForce("NETWORK", 60);
        contract(old, LabourContract.Kind.FIXED_TERM, old.term().lastDay());
        proposed(old);
        consents(old);

        assertThat(whatHappenedTo(old)).containsOnlyOnce("renewal.conflict");
        var again = task(old, "userTask_proposeRenewal");
        contract(old, LabourContract.Kind.OPEN_ENDED, null);
        var proposal = new HashMap<>(Cases.proposal(1));
        proposal.put("remarks", "合同已续签");
        cases.complete(again, "manager2", proposal);
        assertThat(latest(old).consentedAt()).isEmpty();
        consents(old);

        assertThat(latest(old).proposed()).map(Deed::by).contains("manager2");
        assertThat(latest(old).remarks()).contains("合同已续签");
        path(old).isWaitingAt("userTask_approveRenewal");
    }

    @Test
    void theLeadingGroupRejectsWithAReason() {
        var old = cases.inForce("SYSTEM", 60);
        cases.consented(old);
        var task = task(old, "userTask_approveRenewal");
        refused("input.missing", () -> cases.complete(task, "leader1", Map.of("approved", false)));

        cases.complete(task, "leader1", Map.of("approved", false, "reason", "考核不合格"));

        assertThat(latest(old).status()).isEqualTo(Status.REJECTED);
        path(old).hasPassed("endEvent_rejected").isEnded();
        assertThat(cases.get(old).status(clock.today())).isEqualTo(Agreement.Status.ACTIVE);
    }

    @Test
    void anOverdueProposalAndAnOverdueDecisionRiseAndAreShownToTheOffice() {
        var old = cases.inForce("SYSTEM", 60);
        begun(old);
        cases.fire("renewal", old.number(), "event_proposalOverdue");
        assertThat(task(old, "userTask_proposeRenewal").getPriority()).isEqualTo(OverdueTasks.PRIORITY);
        assertThat(clock.today()).isEqualTo(old.term().lastDay().minusDays(45));

        proposes(old);
        consents(old);
        cases.fire("renewal", old.number(), "event_approvalOverdue");
        assertThat(task(old, "userTask_approveRenewal").getPriority()).isEqualTo(OverdueTasks.PRIORITY);
        assertThat(whatHappenedTo(old)).filteredOn("renewal.overdue"::equals).hasSize(2);
        path(old).hasPassed("serviceTask_escalateRenewal", "endEvent_escalated").isWaitingAt("userTask_approveRenewal");
    }

    @Test
    void aSuccessorTheHolderRefusesToSignEndsTheRenewalAndAnotherMayBegin() {
        var old = cases.inForce("NETWORK", 60);
        var refused = cases.successor(old);
        cases.complete(cases.task(refused.number(), "userTask_check"), "hr1", Map.of("textCorrect", true));
        cases.complete(
                cases.task(refused.number(), "userTask_sign"),
                old.staffNo(),
                Map.of("signed", false, "reason", "不同意第四条"));
        cases.runJobs(old.number());

        assertThat(latest(old).status()).isEqualTo(Status.REFUSED);
        assertThat(latest(old).reason()).contains("不同意第四条");
        path(old).hasPassed("event_signatureRefused", "endEvent_notSigned").isEnded();
        assertThat(appointing.get(old.appointmentId()).status()).isEqualTo(Appointment.Status.IN_POST);

        var second = cases.seal(cases.successor(old));
        assertThat(second.number()).isGreaterThan(refused.number());
        assertThat(agreements.successorOf(old.number()).map(Agreement::number)).contains(second.number());
    }

    @Test
    void aSuccessorNotSignedWithinItsPeriodEndsTheRenewalLongBeforeTheLastDay() {
        var old = cases.inForce("NETWORK", 60);
        var successor = cases.successor(old);
        cases.fire("signing", successor.number(), "event_deadlinePassed");
        cases.runJobs(old.number());

        assertThat(clock.today()).isEqualTo(old.term().lastDay().minusDays(29));
        assertThat(latest(old).status()).isEqualTo(Status.LAPSED);
        path(old).hasPassed("event_signatureLapsed", "endEvent_notSigned").isEnded();
        assertThat(cases.get(old).status(clock.today())).isEqualTo(Agreement.Status.ACTIVE);
        assertThat(renewing.mayBegin(old.number(), "hr1")).isTrue();
    }

    @Test
    void anotherEndCancelsTheRenewalAndItsUnsignedSuccessor() {
        var old = cases.inForce("NETWORK", 60);
        var successor = cases.successor(old);
        staff.endEmployment(old.staffNo(), clock.today().plusDays(10), EmploymentEnd.TERMINATED, "hr1");

        assertThat(latest(old).status()).isEqualTo(Status.CANCELLED);
        assertThat(latest(old).reason()).contains(EndReason.LABOUR_CONTRACT.name());
        assertThat(cases.instance("signing", successor.number())).isNull();
        assertThat(cases.get(successor).status(clock.today())).isEqualTo(Agreement.Status.VOID);
        path(old).hasPassed("endEvent_cancelled").isEnded();
        assertThat(renewing.mayBegin(old.number(), "hr1")).isFalse();
    }

    private void contract(Agreement old, LabourContract.Kind kind, @Nullable LocalDate endsOn) {
        var person = appointing.person(appointing.get(old.appointmentId()));
        var contract = new LabourContract(kind, "LD-1", LocalDate.of(2020, 1, 2), endsOn);
        staff.replace(person.staffNo(), person.name(), person.department(), List.of(), contract, "hr1");
    }
}
