package io.keypost.process.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.AtOnce;
import io.keypost.AtOnce.Outcome;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment.Status;
import io.keypost.rule.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** Two at the same moment: the outcome is the one of somebody who had come alone. */
@KeypostTest
class RacesTest extends NominationRace {

    @Autowired
    AppointingHolders appointing;

    @Autowired
    TestClock clock;

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

    private boolean isFor(String staffNo, String businessKey) {
        return Optional.ofNullable(businessKey)
                .map(Long::valueOf)
                .filter(id -> nominationOf(id).equals(staffNo))
                .isPresent();
    }

    private String nominationOf(long id) {
        return appointing.get(id).staffNo();
    }
}
