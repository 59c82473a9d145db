package io.keypost.process.renewal;

import static io.keypost.process.ByRest.Call.post;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.RenewingAgreements;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.process.ByRest;
import io.keypost.process.Cases;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two people decide a renewal, on every route that Tasklist's own REST interface offers. */
@KeypostTest
class RenewalTwoPeopleTest {

    private static final String DEPARTMENT = DepartmentGroups.idOf("信息中心");
    /** Only who they are keeps them from deciding. */
    private static final String[] EVERY_ROLE = {"manager", "hr", "leading-group", "office", "holder", DEPARTMENT};

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    RenewingAgreements renewing;

    @Autowired
    RenewalProcess renewalProcess;

    @Autowired
    ProcessEngine engine;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    private ByRest rest;
    private Agreement old;
    private String holder;
    private String number;

    @BeforeEach
    void begin() {
        cases.countNoCoverage();
        clock.set(LocalDate.of(2026, 1, 5));
        old = cases.inForce("SYSTEM", 60);
        number = old.number();
        holder = old.staffNo();
        rest = new ByRest(port, cases, engine, this::onRecord);
        rest.user(holder, EVERY_ROLE);
        rest.user("everything9", EVERY_ROLE);
        rest.user("manager9", "manager", DEPARTMENT);
        rest.user("otherManager9", "manager");
        rest.user("hr9", "hr");
        rest.user("leader9", "leading-group");
        rest.user("auditor9", "auditor");
        renewalProcess.begin(number, "hr9");
    }

    @Test
    void theDepartmentsOwnManagersPropose() {
        refused("userTask_proposeRenewal", Cases.proposal(3), holder, "otherManager9", "hr9", "leader9", "auditor9");
        done("userTask_proposeRenewal", "manager9", Cases.proposal(3));
    }

    @Test
    void theHolderAloneConsents() {
        done("userTask_proposeRenewal", "everything9", Cases.proposal(3));
        refused("userTask_consentToRenewal", Map.of("consented", true), "everything9", "manager9", "hr9", "auditor9");
        done("userTask_consentToRenewal", holder, Map.of("consented", true));
    }

    @Test
    void neitherTheProposerNorTheHolderDecides() {
        done("userTask_proposeRenewal", "everything9", Cases.proposal(3));
        done("userTask_consentToRenewal", holder, Map.of("consented", true));
        refused("userTask_approveRenewal", Map.of("approved", true), "everything9", holder, "manager9", "auditor9");
        done("userTask_approveRenewal", "leader9", Map.of("approved", true));
    }

    @Test
    void nobodyStartsOrEndsARenewalPastItsDoors() {
        var other = cases.inForce("SYSTEM", 60);
        for (var who : List.of(holder, "everything9", "manager9", "hr9", "auditor9")) {
            rest.refusedCalls(
                    who,
                    post(
                            "/process-definition/key/renewal/start",
                            Map.of("businessKey", other.number(), "variables", Map.of())),
                    post("/message", Map.of("messageName", "keypost.renewalCancelled", "businessKey", number)));
        }
    }

    private void refused(String key, Map<String, Object> answer, String... intruders) {
        rest.refused(key, number, answer, intruders);
    }

    private void done(String key, String who, Map<String, Object> answer) {
        rest.done(key, number, answer, who);
    }

    private List<Object> onRecord() {
        var renewal = renewing.get(number);
        return List.of(
                renewal.status(),
                renewal.proposed(),
                renewal.decided(),
                audit.of(old.subject()).stream().map(AuditEvent::what).toList());
    }
}
