package io.keypost.process.renewal;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Renewal.Status;
import io.keypost.staff.EmploymentEnd;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is not complete by the last day comes to nothing, and what is sealed by then holds. */
@KeypostTest
class RenewalAndLastDayTest extends RenewalCase {

    private static final Map<String, Object> APPROVED = Map.of("approved", true);

    @Autowired
    TaskService taskService;

    @Autowired
    ManagementService managementService;

    /** Scenario 7: what is not complete by the last day comes to nothing, however far it has come. */
    @ParameterizedTest
    @EnumSource(names = {"DUE", "PROPOSED", "CONSENTED", "APPROVED"})
    void theLastDayEndsWhatIsNotComplete(Status stage) {
        var old = cases.inForce("SYSTEM", 20);
        reach(old, stage);
        assertThat(latest(old).status()).isEqualTo(stage);
        ends(old);

        lapsedOnce(old);
        path(old).hasPassed("startEvent_renewalCancelled", "endEvent_cancelled").isEnded();
        assertThat(appointing.get(old.appointmentId()).status()).isEqualTo(Appointment.Status.LEFT);
    }

    @Test
    void ofTheDeadlineToSignAndTheLastDayAtTheSameMomentEitherMayComeFirst() {
        for (var deadlineFirst : List.of(true, false)) {
            today();
            var old = cases.inForce("SYSTEM", 20);
            var successor = cases.successor(old);
            assertThat(successor.signBefore()).isEqualTo(old.term().lastDay());
            if (deadlineFirst) {
                cases.fire("signing", successor.number(), "event_deadlinePassed");
                cases.runJobs(old.number());
            }
            ends(old);

            assertThat(clock.instant())
                    .isEqualTo(TestClock.dayAfter(old.term().lastDay()).toInstant());
            lapsedOnce(old);
            assertThat(cases.get(successor).hasLapsed()).isTrue();
            assertThat(cases.instance("signing", successor.number())).isNull();
        }
    }

    /** The deadline's timer has fired, and what comes of it still waits when the agreement ends. */
    @Test
    void betweenTheDeadlineAndItsRecordTheLastDayIsFirst() {
        for (var steps : List.of(1, 2)) {
            today();
            var old = cases.inForce("SYSTEM", 20);
            var successor = cases.successor(old);
            clock.set(TestClock.dayAfter(old.term().lastDay()).toInstant());
            var timer = managementService
                    .createJobQuery()
                    .processInstanceId(
                            cases.instance("signing", successor.number()).getId())
                    .activityId("event_deadlinePassed")
                    .singleResult();
            managementService.executeJob(timer.getId());
            if (steps == 2) {
                cases.runJobs(successor.number());
            }
            ends(old);
            lapsedOnce(old);
        }
    }

    @Test
    void anEndWithNoInstanceWaitingClosesTheRowAllTheSame() {
        var old = cases.inForce("NETWORK", 60);
        renewing.begin(old.number(), "hr1");
        staff.endEmployment(old.staffNo(), clock.today(), EmploymentEnd.DEATH, "hr1");
        assertThat(latest(old).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void sealedOnTheLastDayItHoldsThoughTheCopiesAreFiledDaysLater() {
        var old = cases.inForce("NETWORK", 20);
        var successor = cases.successor(old);
        clock.set(old.term().lastDay());
        cases.seal(successor);
        ends(old);

        assertThat(latest(old).status()).isEqualTo(Status.SIGNED);
        assertThat(appointing.get(old.appointmentId()).status()).isEqualTo(Appointment.Status.IN_POST);
        assertThat(cases.get(successor).status(clock.today())).isEqualTo(Agreement.Status.ACTIVE);

        clock.set(clock.today().plusDays(4));
        cases.file(successor);
        cases.runJobs(old.number());
        assertThat(whatHappenedTo(old)).containsOnlyOnce("renewal.signed");
        path(old).hasPassed("endEvent_renewed").isEnded();
        noIncident();
    }

    @Test
    void onTheDayAfterTheLastNobodySealsThoughNoTimerHasFired() {
        var old = cases.inForce("NETWORK", 20);
        var successor = cases.successor(old);
        var number = successor.number();
        cases.complete(cases.task(number, "userTask_check"), "hr1", Map.of("textCorrect", true));
        clock.set(old.term().lastDay().minusDays(1));
        cases.complete(
                cases.task(number, "userTask_sign"),
                old.staffNo(),
                Map.of("signed", true, "scanId", cases.scan(old.staffNo())));
        cases.runJobs(number);
        clock.set(old.term().lastDay().plusDays(4));
        refused(
                "eligibility.startInThePast",
                () -> cases.complete(
                        cases.task(number, "userTask_seal"),
                        "seal1",
                        Map.of("scanConfirmed", true, "scanId", cases.scan("seal1"))));

        ends(old);
        lapsedOnce(old);
        assertThat(cases.get(old).endedOn(clock.today())).contains(old.term().lastDay());
        assertThat(inForceToday(old)).isEmpty();
    }

    private void reach(Agreement old, Status stage) {
        switch (stage) {
            case DUE -> begun(old);
            case PROPOSED -> proposed(old);
            case CONSENTED -> {
                proposed(old);
                cases.complete(task(old, "userTask_consentToRenewal"), old.staffNo(), Map.of("consented", true));
            }
            default -> {
                cases.consented(old);
                cases.complete(task(old, "userTask_approveRenewal"), "leader1", APPROVED);
            }
        }
    }

    private void lapsedOnce(Agreement old) {
        assertThat(latest(old).status()).isEqualTo(Status.LAPSED);
        assertThat(whatHappenedTo(old)).containsOnlyOnce("renewal.LAPSED", "agreement.expired");
        assertThat(cases.instance("renewal", old.number())).isNull();
        assertThat(taskService
                        .createTaskQuery()
                        .processDefinitionKey("renewal")
                        .processInstanceBusinessKey(old.number())
                        .count())
                .isZero();
        noIncident();
    }

    private void noIncident() {
        assertThat(runtimeService
                        .createIncidentQuery()
                        .processDefinitionKeyIn("renewal")
                        .list())
                .isEmpty();
        assertThat(managementService
                        .createJobQuery()
                        .processDefinitionKey("renewal")
                        .withException()
                        .list())
                .isEmpty();
    }
}
