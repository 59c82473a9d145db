package io.keypost.process.renewal;

import static io.keypost.WebUser.variables;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.WebUser;
import io.keypost.WebUser.Answer;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Renewing;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.platform.DepartmentGroups;
import io.keypost.process.Cases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two people decide a renewal, on every route that Tasklist's own REST interface offers. */
@KeypostTest
class RenewalTwoPeopleTest {

    private static final String PASSWORD = "two-people-test";
    private static final String DEPARTMENT = DepartmentGroups.idOf("信息中心");
    /** Only who they are keeps them from deciding. */
    private static final String[] EVERY_ROLE = {"manager", "hr", "leading-group", "office", "holder", DEPARTMENT};

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    Renewing renewing;

    @Autowired
    RenewalProcess renewalProcess;

    @Autowired
    IdentityService identityService;

    @Autowired
    TaskService taskService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    private final Map<String, WebUser> users = new HashMap<>();
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
        user(holder, EVERY_ROLE);
        user("everything9", EVERY_ROLE);
        user("manager9", "manager", DEPARTMENT);
        user("otherManager9", "manager");
        user("hr9", "hr");
        user("leader9", "leading-group");
        user("auditor9", "auditor");
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
        cases.runJobs(number);
        refused("userTask_approveRenewal", Map.of("approved", true), "everything9", holder, "manager9", "auditor9");
        done("userTask_approveRenewal", "leader9", Map.of("approved", true));
    }

    @Test
    void nobodyStartsOrEndsARenewalPastItsDoors() {
        var escaped = new ArrayList<String>();
        var other = cases.inForce("SYSTEM", 60);
        for (var who : List.of(holder, "everything9", "manager9", "hr9", "auditor9")) {
            var before = state();
            attempt(
                    escaped,
                    who,
                    "/process-definition/key/renewal/start",
                    Map.of("businessKey", other.number(), "variables", Map.of()));
            attempt(escaped, who, "/message", Map.of("messageName", "keypost.renewalCancelled", "businessKey", number));
            assertThat(state()).as(who).isEqualTo(before);
        }
        assertThat(escaped).isEmpty();
    }

    private void refused(String key, Map<String, Object> answer, String... intruders) {
        var task = "/task/" + cases.task(number, key).getId();
        var escaped = new ArrayList<String>();
        for (var who : intruders) {
            var before = state();
            attempt(escaped, who, task + "/complete", variables(answer));
            attempt(escaped, who, task + "/submit-form", variables(answer));
            attempt(escaped, who, task + "/claim", Map.of("userId", who));
            attempt(escaped, who, task + "/assignee", Map.of("userId", who));
            attempt(escaped, who, task + "/delegate", Map.of("userId", who));
            attempt(escaped, who, task + "/resolve", variables(answer));
            attempt(escaped, who, task + "/identity-links", Map.of("userId", who, "type", "assignee"));
            assertThat(state()).as(who).isEqualTo(before);
        }
        assertThat(escaped).isEmpty();
    }

    private void attempt(List<String> escaped, String who, String path, Object body) {
        var answer = as(who).engine("POST", path, body);
        if (answer.status() < 400 || answer.status() > 499 || answer.message().isBlank()) {
            escaped.add("%s: %s: %s".formatted(who.equals(holder) ? "holder" : who, path, answer));
        }
    }

    private void done(String key, String who, Map<String, Object> answer) {
        Answer completed =
                as(who).engine("POST", "/task/" + cases.task(number, key).getId() + "/submit-form", variables(answer));
        assertThat(completed.status()).as(key + " " + completed).isEqualTo(204);
    }

    private WebUser as(String who) {
        return Objects.requireNonNull(users.get(who), who);
    }

    private List<Object> state() {
        var renewal = renewing.get(number);
        var instance = cases.instance("renewal", number);
        var task = taskService
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        return List.of(
                renewal.status(),
                renewal.proposedBy(),
                renewal.decidedBy(),
                audit.of(old.subject()).stream().map(AuditEvent::what).toList(),
                runtimeService.createProcessInstanceQuery().count(),
                runtimeService.getVariables(instance.getId()).toString(),
                task.getTaskDefinitionKey() + task.getAssignee() + task.getOwner() + task.getDelegationState(),
                taskService.getIdentityLinksForTask(task.getId()).size());
    }

    private void user(String id, String... groups) {
        if (identityService.createUserQuery().userId(id).count() == 0) {
            var user = identityService.newUser(id);
            user.setFirstName(id);
            user.setPassword(PASSWORD);
            identityService.saveUser(user);
            for (var group : groups) {
                identityService.createMembership(id, group);
            }
        }
        users.put(id, WebUser.logIn(port, id, PASSWORD));
    }
}
