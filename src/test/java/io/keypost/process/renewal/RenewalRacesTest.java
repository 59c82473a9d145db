package io.keypost.process.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.AtOnce;
import io.keypost.AtOnce.Outcome;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Renewal;
import io.keypost.agreement.Renewal.Status;
import io.keypost.agreement.Renewals;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.process.Cases;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Two at the same moment, one of whom ends what the other goes on with. */
@KeypostTest
class RenewalRacesTest {

    @Autowired
    Cases cases;

    @Autowired
    RenewalProcess renewalProcess;

    @Autowired
    Renewals renewals;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    Staff staff;

    @Autowired
    ManagementService managementService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    @BeforeEach
    void severalThreads() {
        cases.countNoCoverage();
        clock.set(LocalDate.of(2026, 1, 5));
    }

    @RepeatedTest(3)
    void theDeadlineToSignAndTheLastDayAtTheSameMomentLapseItOnce() {
        var old = cases.inForce("SYSTEM", 20);
        var successor = cases.successor(old);
        clock.set(old.term().lastDay().plusDays(1).atStartOfDay(TestClock.ZONE).toInstant());
        AtOnce.run(List.of(
                () -> execute(timer("term", old.number(), "event_lastDayReached")),
                () -> execute(timer("signing", successor.number(), "event_deadlinePassed"))));
        for (var jobs = jobsOf(old, successor); !jobs.isEmpty(); jobs = jobsOf(old, successor)) {
            AtOnce.run(jobs.stream().<Callable<?>>map(job -> () -> execute(job)).toList());
        }

        assertThat(latest(old).status()).isEqualTo(Status.LAPSED);
        assertThat(whatHappenedTo(old)).containsOnlyOnce("renewal.LAPSED", "agreement.expired");
        assertThat(cases.get(successor).hasLapsed()).isTrue();
        assertThat(appointing.get(old.appointmentId()).status()).isEqualTo(Appointment.Status.LEFT);
        assertThat(cases.instance("renewal", old.number())).isNull();
        assertThat(cases.instance("signing", successor.number())).isNull();
        assertThat(runtimeService.createIncidentQuery().list())
                .noneMatch(incident -> List.of(old.number(), successor.number())
                        .contains(businessKeyOf(incident.getProcessInstanceId())));
    }

    /** The labour contract's end is reported while the successor is sealed: signed before it, or void with it. */
    @RepeatedTest(5)
    void theSealAndAnotherEndAtTheSameMomentAgreeOnWhichWasFirst() {
        var old = cases.inForce("SYSTEM", 20);
        var successor = cases.successor(old);
        var number = successor.number();
        cases.complete(cases.task(number, "userTask_check"), "hr1", Map.of("textCorrect", true));
        cases.complete(
                cases.task(number, "userTask_sign"),
                old.staffNo(),
                Map.of("signed", true, "scanId", cases.scan(old.staffNo())));
        cases.runJobs(number);
        var seal = cases.task(number, "userTask_seal");
        var answer = Map.<String, Object>of("scanConfirmed", true, "scanId", cases.scan("seal1"));
        var both = AtOnce.run(List.of(
                () -> {
                    cases.complete(seal, "seal1", answer);
                    return true;
                },
                () -> {
                    staff.endEmployment(old.staffNo(), clock.today().minusDays(1), EmploymentEnd.TERMINATED, "hr1");
                    return true;
                }));
        if (!both.get(1).succeeded()) {
            staff.endEmployment(old.staffNo(), clock.today().minusDays(1), EmploymentEnd.TERMINATED, "hr1");
        }

        var isSealed = both.get(0).succeeded();
        assertThat(cases.get(successor).status(clock.today()))
                .isEqualTo(isSealed ? Agreement.Status.ENDED : Agreement.Status.VOID);
        assertThat(latest(old).status()).isEqualTo(isSealed ? Status.SIGNED : Status.CANCELLED);
        assertThat(cases.instance("signing", number) != null).isEqualTo(isSealed);
        assertThat(cases.get(old).status(clock.today())).isEqualTo(Agreement.Status.ENDED);
        assertThat(appointing.get(old.appointmentId()).status()).isEqualTo(Appointment.Status.LEFT);
    }

    @RepeatedTest(3)
    void ofTwoWhoBeginTheSameRenewalOneDoes() {
        var old = cases.inForce("SYSTEM", 60);
        var both = AtOnce.run(List.of(() -> begin(old, "hr1"), () -> begin(old, "manager1")));

        assertThat(both).filteredOn(Outcome::succeeded).hasSize(1);
        assertThat(renewals.findByPredecessorOrderById(old.number())).hasSize(1);
        assertThat(cases.instance("renewal", old.number())).isNotNull();
    }

    private boolean begin(Agreement old, String by) {
        renewalProcess.begin(old.number(), by);
        return true;
    }

    private Job timer(String process, String businessKey, String id) {
        return managementService
                .createJobQuery()
                .processInstanceId(cases.instance(process, businessKey).getId())
                .activityId(id)
                .singleResult();
    }

    private boolean execute(Job job) {
        managementService.executeJob(job.getId());
        return true;
    }

    /** What waits to be done about either, what has lost and is tried again included. */
    private List<Job> jobsOf(Agreement... agreements) {
        return Stream.of(agreements)
                .flatMap(agreement ->
                        runtimeService
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(agreement.number())
                                .list()
                                .stream())
                .flatMap(
                        instance -> managementService
                                .createJobQuery()
                                .messages()
                                .processInstanceId(instance.getId())
                                .withRetriesLeft()
                                .list()
                                .stream())
                .toList();
    }

    private Renewal latest(Agreement old) {
        var all = renewals.findByPredecessorOrderById(old.number());
        return all.get(all.size() - 1);
    }

    private List<String> whatHappenedTo(Agreement old) {
        return audit.of(old.subject()).stream().map(AuditEvent::what).toList();
    }

    private String businessKeyOf(String instanceId) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult()
                .getBusinessKey();
    }
}
