package io.keypost.process.signing;

import static io.keypost.process.ByRest.Call.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.TestClock;
import io.keypost.WebUser;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.SigningAgreements;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.process.ByRest;
import io.keypost.process.Cases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A nomination, and calls by people with every role: only who they are keeps them from deciding. */
abstract class NominationByRest {

    static final Set<String> SIGNING =
            Set.of("userTask_check", "userTask_sign", "userTask_seal", "userTask_fileCopies");

    static final String[] EVERY_ROLE = {
        "manager", "hr", "leading-group", "seal-keeper", "archivist", "office", "holder", DepartmentGroups.idOf("信息中心")
    };

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    ProcessEngine engine;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    SigningAgreements signing;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    ByRest rest;
    String candidate;
    Appointment appointment;

    /** Both the nominator and the candidate have every role: only who they are keeps them from deciding. */
    @BeforeEach
    void nominate() {
        cases.countNoCoverage();
        rest = new ByRest(port, cases, engine, this::onRecord);
        candidate = cases.person();
        rest.user(candidate, EVERY_ROLE);
        rest.user("everything1", EVERY_ROLE);
        rest.user("hr8", "hr");
        rest.user("leader8", "leading-group");
        rest.user("seal8", "seal-keeper", "archivist");
        rest.user("archive8", "archivist");
        rest.user("manager8", "manager", DepartmentGroups.idOf("信息中心"));
        rest.user("auditor8", "auditor");
        var started = rest.start("everything1", "appointment", "submit-form", nominationOf(candidate, "SYSTEM"));
        assertThat(started.status()).as(started.toString()).isEqualTo(200);
        appointment = appointing.get(idIn(started));
        cases.runJobs(appointment);
    }

    /** The case, the agreement, the log. */
    List<Object> onRecord() {
        var fresh = cases.get(appointment);
        var known = new ArrayList<Object>(List.of(fresh.status(), fresh.reviewed(), fresh.decided()));
        known.add(logOf(fresh.subject()));
        if (fresh.status() == Appointment.Status.APPROVED) {
            var agreement = signing.of(fresh.id());
            known.addAll(List.of(
                    agreement.status(clock.today()),
                    agreement.checkedBy(),
                    agreement.signatures().holderScanId(),
                    agreement.signatures().filedBy(),
                    logOf(agreement.subject())));
        }
        return known;
    }

    List<String> logOf(String subject) {
        return audit.of(subject).stream().map(AuditEvent::what).toList();
    }

    void reviewed() {
        done("userTask_review", "hr8", Map.of("qualified", true));
    }

    void approved() {
        reviewed();
        done("userTask_approve", "leader8", Map.of("approved", true));
    }

    void done(String key, String by, Map<String, Object> answer) {
        rest.done(key, caseOf(key), answer, by);
        cases.runJobs(appointment);
    }

    Task task(String key) {
        return cases.task(caseOf(key), key);
    }

    /** A called case goes by its agreement's number. */
    String caseOf(String task) {
        return SIGNING.contains(task) ? signing.of(appointment.id()).number() : Cases.keyOf(appointment);
    }

    Map<String, Object> nominationOf(String staffNo, String post) {
        return new HashMap<>(
                Cases.form(cases.nomination(staffNo, post, clock.today().plusDays(10))));
    }

    long idIn(WebUser.Answer started) {
        return Long.parseLong(engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(started.body().path("id").asText())
                .singleResult()
                .getBusinessKey());
    }
}
