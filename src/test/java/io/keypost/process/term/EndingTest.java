package io.keypost.process.term;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.AtOnce;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.WatchingTerms;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.document.Archive;
import io.keypost.process.Cases;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;

/** Every agreement ends once, on its day, whoever says so and however often. */
@KeypostTest
class EndingTest {

    @Autowired
    Cases cases;

    @Autowired
    EndingAgreements ending;

    @Autowired
    WatchingTerms terms;

    @Autowired
    Staff staff;

    @Autowired
    Archive archive;

    @Autowired
    AuditLog audit;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    ManagementService managementService;

    @Autowired
    TestClock clock;

    @BeforeEach
    void severalThreads() {
        cases.countNoCoverage();
    }

    @Test
    void theFirstOfSeveralEndsWins() {
        var agreement = cases.inForce("NETWORK", 300);
        var number = agreement.number();
        var today = clock.today();
        ending.byMutualConsent(number, today.plusDays(60), cases.scan("hr1"), "协商一致", "hr1");
        staff.endEmployment(agreement.staffNo(), today.plusDays(90), EmploymentEnd.EXPIRED, "hr1");
        assertThat(cases.get(agreement).endsOn()).isEqualTo(today.plusDays(60));
        ending.byRemoval(number, today.plusDays(30), "失职", "office1");

        cases.fire("term", number, "event_lastDayReached");
        var ended = cases.get(agreement);
        assertThat(ended.endedOn(clock.today())).contains(today.plusDays(30));
        assertThat(ended.endReason(clock.today())).contains(EndReason.REMOVAL);
    }

    @Test
    void deathEndsItOnThatDayAndASignedSuccessorNeverBegins() {
        var agreement = cases.inForce("NETWORK", 100);
        var successor = cases.renewed(agreement);
        var died = clock.today().minusDays(1);
        staff.endEmployment(agreement.staffNo(), died, EmploymentEnd.DEATH, "hr1");
        cases.runJobs(agreement.number());
        cases.runJobs(successor.number());

        for (var each : List.of(agreement, successor)) {
            assertThat(cases.get(each).endedOn(clock.today())).contains(died);
            assertThat(cases.get(each).endReason(clock.today())).contains(EndReason.DEATH);
        }
        assertThat(whatHappenedTo(successor)).doesNotContain("agreement.inForce");
        clock.set(successor.term().firstDay());
        assertThat(cases.get(successor).status(clock.today())).isEqualTo(Status.ENDED);
        assertThat(cases.instance("clearance", agreement.number())).isNotNull();
        assertThat(cases.instance("clearance", successor.number())).isNull();
    }

    @Test
    void onceItIsRenewedNobodyIsRemindedOfItsEnd() {
        var agreement = cases.inForce("NETWORK", 60);
        assertThat(terms.nextReminder(agreement.number())).isPresent();
        cases.renewed(agreement);
        assertThat(terms.nextReminder(agreement.number())).isEmpty();
        terms.remind(agreement.number());
        assertThat(whatHappenedTo(agreement)).doesNotContain("agreement.endReminded");
    }

    @Test
    void anEndThatHasPassedIsNotReportedOtherwise() {
        var agreement = cases.inForce("NETWORK", 300);
        var today = clock.today();
        staff.endEmployment(agreement.staffNo(), today.minusDays(3), EmploymentEnd.TERMINATED, "hr1");
        staff.endEmployment(agreement.staffNo(), today.minusDays(3), EmploymentEnd.TERMINATED, "hr2");
        refused(
                "staff.employmentEnded",
                () -> staff.endEmployment(agreement.staffNo(), today.minusDays(2), EmploymentEnd.TERMINATED, "hr1"));
        refused("ending.notRunning", () -> ending.byRemoval(agreement.number(), today.plusDays(1), "失职", "office1"));
        assertThat(whatHappenedTo(agreement)).containsOnlyOnce("agreement.ended.LABOUR_CONTRACT");
    }

    @RepeatedTest(3)
    void reportedByTwoPeopleAndTheTimerAtTheSameMomentItEndsOnce() {
        var agreement = cases.inForce("NETWORK", 0);
        var number = agreement.number();
        var job = managementService
                .createJobQuery()
                .processInstanceId(cases.instance("term", number).getId())
                .activityId("event_lastDayReached")
                .singleResult();
        clock.set(job.getDuedate().toInstant());
        var lastDay = agreement.term().lastDay();
        Callable<?> timer = () -> {
            managementService.executeJob(job.getId());
            return null;
        };
        Callable<?> hr1 = () -> staff.endEmployment(agreement.staffNo(), lastDay, EmploymentEnd.TERMINATED, "hr1");
        Callable<?> hr2 = () -> staff.endEmployment(agreement.staffNo(), lastDay, EmploymentEnd.TERMINATED, "hr2");
        var outcomes = AtOnce.run(List.of(timer, hr1, hr2));
        // Whoever comes second may be told to come again; nobody ends it a second time.
        assertThat(outcomes)
                .allMatch(outcome -> outcome.succeeded()
                        || outcome.failedBy(OptimisticLockingException.class)
                        || outcome.failedBy(ConcurrencyFailureException.class));
        cases.fireWhatIsDue("term", number);
        cases.runJobs(number);

        assertThat(cases.get(agreement).endedOn(clock.today())).contains(lastDay);
        assertThat(whatHappenedTo(agreement))
                .filteredOn(what -> what.equals("agreement.expired") || what.startsWith("agreement.ended."))
                .hasSize(1);
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("clearance")
                        .variableValueEquals("agreementNumber", number)
                        .count())
                .isEqualTo(1);
    }

    private List<String> whatHappenedTo(Agreement agreement) {
        return audit.of(agreement.subject()).stream().map(AuditEvent::what).toList();
    }
}
