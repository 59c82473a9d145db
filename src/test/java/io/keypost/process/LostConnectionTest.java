package io.keypost.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.Waiting;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.Appointment;
import io.keypost.audit.AuditLog;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The database throws everybody out while jobs run; afterwards every case goes on, and nothing has been done twice. */
@KeypostTest
@EnabledIfSystemProperty(named = "keypost.test.database", matches = "postgresql")
class LostConnectionTest {

    private static final int CASES = 12;

    @Autowired
    Cases cases;

    @Autowired
    Agreements agreements;

    @Autowired
    Archive archive;

    @Autowired
    AuditLog audit;

    @Autowired
    ManagementService managementService;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    Environment environment;

    @Test
    void everyCaseGoesOnAfterTheConnectionsWereLost() throws Exception {
        cases.countNoCoverage();
        var approved = new ArrayList<Appointment>();
        for (var i = 0; i < CASES; i++) {
            approved.add(approved());
        }

        beforeAllOthers(approved);
        engine.getJobExecutor().start();
        try {
            for (var round = 0; round < 100 && jobsFailed(approved) < 3; round++) {
                Thread.sleep(50);
                throwEverybodyOut();
            }
        } finally {
            engine.getJobExecutor().shutdown();
        }
        Waiting.waitFor("jobs that lost their connection", Duration.ofSeconds(20), () -> jobsFailed(approved) > 0);
        approved.forEach(this::goesOn);

        var numbers = new HashSet<String>();
        for (var appointment : approved) {
            var its = agreements.findByAppointmentIdOrderByNumber(appointment.id());
            assertThat(its).hasSize(1);
            var agreement = its.get(0);
            numbers.add(agreement.number());
            assertThat(archive.of(agreement.subject()))
                    .extracting(Document::version)
                    .containsExactly(1);
            assertThat(archive.of(appointment.subject())).hasSize(1);
            assertThat(audit.of(appointment.subject(), agreement.subject()))
                    .extracting(event -> event.subject() + " " + event.what())
                    .doesNotHaveDuplicates();
            cases.complete(cases.task(agreement.number(), "userTask_check"), "hr1", Map.of("textCorrect", true));
        }
        var sequences = numbers.stream()
                .map(number -> Integer.parseInt(number.substring(number.lastIndexOf('-') + 1)))
                .sorted()
                .toList();
        assertThat(sequences)
                .containsExactlyElementsOf(IntStream.range(sequences.get(0), sequences.get(0) + CASES)
                        .boxed()
                        .toList());
    }

    /** Other tests leave jobs behind that have been due for longer. */
    private void beforeAllOthers(List<Appointment> approved) {
        managementService.createJobQuery().messages().list().stream()
                .filter(job -> approved.stream().anyMatch(appointment -> cases.isOf(job, appointment)))
                .forEach(job -> managementService.setJobDuedate(job.getId(), Date.from(Instant.EPOCH)));
    }

    private Appointment approved() {
        var appointment = cases.nominated("SYSTEM");
        cases.runJobs(appointment);
        cases.complete(cases.task(appointment, "userTask_review"), "hr1", Map.of("qualified", true));
        cases.complete(cases.task(appointment, "userTask_approve"), "leader1", Map.of("approved", true));
        return appointment;
    }

    /** What the job executor does a minute later. */
    private void goesOn(Appointment appointment) {
        managementService.createJobQuery().messages().noRetriesLeft().list().stream()
                .filter(job -> cases.isOf(job, appointment))
                .forEach(job -> {
                    throw new AssertionError("given up: " + job.getExceptionMessage());
                });
        cases.runJobs(appointment);
    }

    /** Asked again while the pool replaces what it has lost. */
    private long jobsFailed(List<Appointment> approved) {
        try {
            return managementService.createJobQuery().withException().list().stream()
                    .filter(job -> approved.stream().anyMatch(appointment -> cases.isOf(job, appointment)))
                    .count();
        } catch (RuntimeException lostAsWell) {
            return 0;
        }
    }

    private void throwEverybodyOut() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }
}
