package io.keypost.process.clearance;

import static io.keypost.WebUser.variables;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.AtOnce;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.WebUser;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndingAgreements;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.ClearingHolders;
import io.keypost.exit.Exits;
import io.keypost.exit.Receipt;
import io.keypost.process.Cases;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may complete the tasks of a clearance, and when, on the routes that Tasklist's own REST interface offers. */
@KeypostTest
class TasklistTest {

    private static final String PASSWORD = "clearance-test";
    private static final Receipt GIVEN = new Receipt("许静", "冯涛", null, "DA-7", null);

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    ClearingHolders clearing;

    @Autowired
    ClearanceProcess process;

    @Autowired
    Exits exits;

    @Autowired
    EndingAgreements ending;

    @Autowired
    IdentityService identityService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    TestClock clock;

    private final Map<String, WebUser> users = new HashMap<>();
    private Instant before;
    private Agreement agreement;
    private String number;
    private String holder;

    @BeforeEach
    void aSecurityAdministratorWithEveryRoleLeaves() {
        cases.countNoCoverage();
        before = clock.instant();
        clock.set(LocalDate.of(2060, 3, 2));
        agreement = cases.sealed("SECURITY");
        number = agreement.number();
        holder = agreement.staffNo();
        clock.set(agreement.term().lastDay().plusDays(1));
        ending.look(number);
        cases.runJobs(number);
        if (cases.instance("clearance", number) == null) {
            runtimeService.startProcessInstanceByKey("clearance", number, Map.of("agreementNumber", number));
            cases.runJobs(number);
        }
        user(holder, "holder", "archivist", "camunda-admin", "office");
        user("clr-admin", "camunda-admin", "office");
        user("clr-archive", "archivist");
        user("clr-office", "office");
        user("clr-hr", "hr");
    }

    @AfterEach
    void back() {
        clock.set(before);
    }

    @Test
    void nobodyDoesAnothersPartAndNobodyTheirOwnCase() {
        settle(Kind.HANDOVER, holder);
        settle(Kind.ACCESS, "clr-admin");
        settle(Kind.MATERIAL, "clr-archive");
        refused("userTask_handOver", "clr-admin", "clr-archive", "clr-office", "clr-hr");
        refused("userTask_revokeAccess", holder, "clr-archive", "clr-office", "clr-hr");
        refused("userTask_returnMaterial", holder, "clr-admin", "clr-office", "clr-hr");
        done("userTask_handOver", holder);
        refused("userTask_commit", "clr-admin", "clr-archive", "clr-office", "clr-hr");
    }

    @Test
    void nobodyVerifiesWhatTheyRevokedNorTheirOwnCase() {
        settle(Kind.HANDOVER, holder);
        done("userTask_handOver", holder);
        assertThat(loggedIn(holder)
                        .engine(
                                "POST",
                                "/task/" + task("userTask_commit") + "/submit-form",
                                variables(Map.of("committed", false, "reason", "不同意")))
                        .status())
                .isEqualTo(204);
        settle(Kind.ACCESS, "clr-admin");
        settle(Kind.MATERIAL, "clr-archive");
        done("userTask_revokeAccess", "clr-admin");
        done("userTask_returnMaterial", "clr-archive");

        refused("userTask_verifyClearance", holder, "clr-admin", "clr-archive", "clr-hr");
        done("userTask_verifyClearance", "clr-office");
    }

    @Test
    void aTaskWithSomethingOpenIsNotCompletedAndSaysWhat() {
        var answer = complete("userTask_revokeAccess", "clr-admin");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.message()).contains("未了结", "系统账号", "安全设备账号");
        task("userTask_revokeAccess");
    }

    /** Each must see that the other has settled the last but one, or the holder's tasks wait for ever. */
    @Test
    void twoWhoConfirmTheLastTwoThingsAtOnceTakeTheCaseOn() {
        var theirs = open(Kind.HANDOVER, Kind.COMMITMENT);
        theirs.forEach(item -> clearing.askWriteOff(cases.clearanceOf(number), item, "无法办理", "clr-hr"));
        theirs.stream().skip(2).forEach(item -> confirm(item, "clr-office"));
        assertThat(open(Kind.HANDOVER, Kind.COMMITMENT)).hasSize(2);

        var outcomes = AtOnce.run(
                List.of(() -> confirm(theirs.get(0), "clr-office"), () -> confirm(theirs.get(1), "clr-archive")));

        assertThat(outcomes).allMatch(AtOnce.Outcome::succeeded);
        assertThat(cases.hasPassed("clearance", number, "event_holdersPartSettled"))
                .isTrue();
    }

    private boolean confirm(long item, String by) {
        return cases.by(by, () -> {
            process.confirmWriteOff(cases.clearanceOf(number), item);
            return true;
        });
    }

    /** On each route that takes or completes a task they are told no, and it waits as before. */
    private void refused(String key, String... intruders) {
        var task = task(key);
        var assignee = assigneeOf(task);
        for (var who : intruders) {
            for (var route : List.of("complete", "submit-form", "claim", "assignee", "delegate", "resolve")) {
                var body = route.matches("complete|submit-form|resolve")
                        ? variables(Map.of("committed", false))
                        : Map.of("userId", who);
                var answer = loggedIn(who).engine("POST", "/task/" + task + "/" + route, body);
                assertThat(answer.status()).as(who + " " + route + " " + answer).isBetween(400, 499);
                assertThat(answer.message()).as(who + " " + route).isNotBlank();
            }
        }
        assertThat(task(key)).isEqualTo(task);
        assertThat(assigneeOf(task)).isEqualTo(assignee);
    }

    private String assigneeOf(String task) {
        return String.valueOf(
                taskService.createTaskQuery().taskId(task).singleResult().getAssignee());
    }

    private void done(String key, String by) {
        assertThat(complete(key, by).status()).as(key).isEqualTo(204);
        cases.runJobs(number);
    }

    private WebUser.Answer complete(String key, String by) {
        return loggedIn(by).engine("POST", "/task/" + task(key) + "/submit-form", variables(Map.of()));
    }

    private String task(String key) {
        return cases.task(number, key).getId();
    }

    private void settle(Kind kind, String by) {
        open(kind).forEach(item -> clearing.settle(cases.clearanceOf(number), item, GIVEN, by));
    }

    private List<Long> open(Kind... kinds) {
        return exits.findByAgreementNumber(number).orElseThrow().items().stream()
                .filter(item -> item.isOpen() && List.of(kinds).contains(item.kind()))
                .map(ClearanceItem::id)
                .toList();
    }

    private WebUser loggedIn(String id) {
        return Objects.requireNonNull(users.get(id), id);
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
