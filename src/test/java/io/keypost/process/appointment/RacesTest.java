package io.keypost.process.appointment;

import static io.keypost.process.Cases.keyOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.AtOnce;
import io.keypost.AtOnce.Outcome;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Appointment.Status;
import io.keypost.agreement.DraftingAgreements;
import io.keypost.agreement.SigningAgreements;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.process.Cases;
import io.keypost.rule.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two at the same moment, and once more after a failure: the outcome is the one of somebody who had come alone. */
@KeypostTest
class RacesTest {

    @Autowired
    Cases cases;

    @Autowired
    AppointmentProcess appointmentProcess;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    DraftingAgreements drafting;

    @Autowired
    SigningAgreements signing;

    @Autowired
    Agreements agreements;

    @Autowired
    Archive archive;

    @Autowired
    AuditLog audit;

    @Autowired
    ManagementService managementService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestClock clock;

    @BeforeEach
    void severalThreads() {
        cases.countNoCoverage();
    }

    /** Scenario 6. */
    @RepeatedTest(5)
    void ofTwoApprovalsOfOnePersonAtTheSameMomentOneSucceeds() {
        var person = cases.person();
        var firstDay = clock.today().plusDays(10);
        var network = reviewed(cases.nominate(cases.nomination(person, "NETWORK", firstDay)));
        var database = reviewed(cases.nominate(cases.nomination(person, "DATABASE", firstDay)));
        var both = AtOnce.run(List.of(() -> approve(network, "leader1"), () -> approve(database, "leader2")));
        assertThat(both).allMatch(Outcome::succeeded);

        var jobs = List.of(job(network).getId(), job(database).getId());
        AtOnce.run(jobs.stream().<Callable<?>>map(id -> () -> execute(id)).toList());
        cases.runJobs(network);
        cases.runJobs(database);

        assertThat(List.of(cases.get(network).status(), cases.get(database).status()))
                .containsExactlyInAnyOrder(Status.APPROVED, Status.PROPOSED);
        var second = cases.get(network).status() == Status.PROPOSED ? network : database;
        var first = second == network ? database : network;
        assertThat(cases.task(second, "userTask_correct").getAssignee()).isEqualTo("manager1");
        assertThat(whatHappenedTo(second)).contains("appointment.conflict").doesNotContain("appointment.appointed");
        assertThat(whatHappenedTo(first)).containsOnlyOnce("appointment.appointed");
        assertThat(agreements.findByAppointmentIdOrderByNumber(first.id())).hasSize(1);
        assertThat(agreements.findByAppointmentIdOrderByNumber(second.id())).isEmpty();
    }

    /** One after the other on different days, nobody holds two posts. */
    @RepeatedTest(3)
    void ofTwoApprovalsForDaysThatDoNotOverlapBothSucceed() {
        var network = reviewed(cases.nominate(
                cases.nomination(cases.person(), "NETWORK", clock.today().plusDays(10))));
        var from = network.term().lastDay().plusDays(1);
        var database = reviewed(cases.nominate(cases.nomination(network.staffNo(), "DATABASE", from)));
        assertThat(AtOnce.run(List.of(() -> approve(network, "leader1"), () -> approve(database, "leader2"))))
                .allMatch(Outcome::succeeded);

        var jobs = List.of(job(network).getId(), job(database).getId());
        AtOnce.run(jobs.stream().<Callable<?>>map(id -> () -> execute(id)).toList());
        cases.runJobs(network);
        cases.runJobs(database);
        assertThat(List.of(cases.get(network).status(), cases.get(database).status()))
                .containsOnly(Status.APPROVED);
    }

    @RepeatedTest(3)
    void ofTheSameNominationSentTwiceAtTheSameMomentOneIsTaken() {
        var nomination =
                cases.nomination(cases.person(), "SYSTEM", clock.today().plusDays(10));
        Callable<?> send = () -> cases.nominate(nomination);
        var both = AtOnce.run(List.of(send, send));

        assertThat(both).filteredOn(Outcome::succeeded).hasSize(1);
        assertThat(both)
                .filteredOn(outcome -> !outcome.succeeded())
                .allMatch(outcome ->
                        outcome.failedBy(Refusal.class) || outcome.failedBy(DataIntegrityViolationException.class));
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("appointment")
                        .variableValueEquals("nominator", "manager1")
                        .list())
                .filteredOn(instance -> isFor(nomination.staffNo(), instance.getBusinessKey()))
                .hasSize(1);
    }

    @RepeatedTest(3)
    void ofTwoWhoCompleteTheSameTaskOneDoes() {
        var appointment = cases.nominated("SYSTEM");
        cases.runJobs(appointment);
        var task = cases.task(appointment, "userTask_review");
        var both = AtOnce.run(List.of(
                () -> complete(() -> cases.complete(task, "hr1", Map.of("qualified", true))),
                () -> complete(() -> cases.complete(task, "hr2", Map.of("qualified", true)))));

        assertThat(both).filteredOn(Outcome::succeeded).hasSize(1);
        assertThat(cases.get(appointment).status()).isEqualTo(Status.REVIEWED);
        assertThat(whatHappenedTo(appointment)).containsOnlyOnce("appointment.reviewed");
        cases.task(appointment, "userTask_approve");
    }

    @Test
    void aJobWhoseTransactionFailedLeavesNothingAndIsDoneOnceByTheNextTry() {
        var before = cases.drafted("SYSTEM").number();
        var appointment = reviewed(cases.nominated("SYSTEM"));
        approve(appointment, "leader1");
        while (job(appointment) != null) {
            var job = job(appointment).getId();
            // All is done, and then the commit fails.
            new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                managementService.executeJob(job);
                transaction.setRollbackOnly();
            });
            managementService.executeJob(job);
        }
        var agreement = signing.of(appointment.id());
        assertThat(whatHappenedTo(appointment)).doesNotHaveDuplicates().contains("document.APPOINTMENT_NOTICE");
        assertThat(archive.of(agreement.subject()))
                .extracting(Document::version)
                .containsExactly(1);
        assertThat(agreement.number()).isEqualTo(numberAfter(before));
    }

    @RepeatedTest(3)
    void ofTwoNodesThatRunTheSameJobOneDoes() {
        var appointment = reviewed(cases.nominated("SYSTEM"));
        approve(appointment, "leader1");
        while (job(appointment) != null) {
            var id = job(appointment).getId();
            var both = AtOnce.run(List.of(() -> execute(id), () -> execute(id)));
            assertThat(both).filteredOn(Outcome::succeeded).isNotEmpty();
        }
        assertThat(agreements.findByAppointmentIdOrderByNumber(appointment.id()))
                .hasSize(1);
        assertThat(whatHappenedTo(appointment)).doesNotHaveDuplicates();
        assertThat(archive.of(signing.of(appointment.id()).subject())).hasSize(1);
    }

    @RepeatedTest(3)
    void anAgreementOpenedTwiceAtTheSameMomentIsOneAndCostsOneNumber() {
        var appointment = reviewed(cases.nominated("SYSTEM"));
        approve(appointment, "leader1");
        managementService.executeJob(job(appointment).getId());
        var before = cases.drafted("NETWORK").number();
        AtOnce.run(List.of(() -> drafting.open(appointment.id()), () -> drafting.open(appointment.id())));

        assertThat(agreements.findByAppointmentIdOrderByNumber(appointment.id()))
                .extracting(agreement -> agreement.number())
                .containsExactly(numberAfter(before));
        assertThat(cases.drafted("NETWORK").number()).isEqualTo(numberAfter(numberAfter(before)));
    }

    private static String numberAfter(String number) {
        var sequence = number.lastIndexOf('-') + 1;
        return number.substring(0, sequence) + "%04d".formatted(Integer.parseInt(number.substring(sequence)) + 1);
    }

    private boolean isFor(String staffNo, String businessKey) {
        return Optional.ofNullable(businessKey)
                .map(Long::valueOf)
                .filter(id -> nominationOf(id).equals(staffNo))
                .isPresent();
    }

    private String nominationOf(long id) {
        return appointing.get(id).staffNo();
    }

    private List<String> whatHappenedTo(Appointment appointment) {
        return audit.of(appointment.subject()).stream().map(AuditEvent::what).toList();
    }

    private Appointment reviewed(Appointment appointment) {
        cases.runJobs(appointment);
        cases.complete(cases.task(appointment, "userTask_review"), "hr1", Map.of("qualified", true));
        return appointment;
    }

    private boolean approve(Appointment appointment, String by) {
        cases.complete(cases.task(appointment, "userTask_approve"), by, Map.of("approved", true));
        return true;
    }

    private boolean execute(String jobId) {
        managementService.executeJob(jobId);
        return true;
    }

    private static boolean complete(Runnable step) {
        step.run();
        return true;
    }

    /** The job that waits in the case or in the process it has called. */
    private Job job(Appointment appointment) {
        var instance = cases.instance("appointment", keyOf(appointment));
        var called = runtimeService
                .createProcessInstanceQuery()
                .superProcessInstanceId(instance.getId())
                .singleResult();
        return managementService
                .createJobQuery()
                .messages()
                .processInstanceId(called == null ? instance.getId() : called.getId())
                .singleResult();
    }
}
