package io.keypost.process;

import static io.keypost.WebUser.variables;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.AtOnce;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.WebUser;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.DutyNotices;
import io.keypost.agreement.Removal;
import io.keypost.agreement.Removing;
import io.keypost.audit.AuditLog;
import io.keypost.post.Adjusting;
import io.keypost.post.DutyAdjustment;
import io.keypost.post.DutyVersions;
import io.keypost.post.Post;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Removal and the adjustment of duties need two people whatever roles one of them has, on the routes that Tasklist's REST calls offer. */
@KeypostTest
class RemovalAndDutiesByRestTest {

    private static final String PASSWORD = "two-people-test";
    private static final String POST = "SYSTEM";
    private static final String[] EVERY_ROLE = {"hr", "leading-group", "office", "camunda-admin", "holder"};

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    IdentityService identityService;

    @Autowired
    TaskService taskService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    Removing removing;

    @Autowired
    Adjusting adjusting;

    @Autowired
    DutyNotices dutyNotices;

    @Autowired
    DutyVersions versions;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    private final Map<String, WebUser> users = new HashMap<>();
    private Agreement agreement;
    private String holder;

    /** The proposer, who decides and the holder all have every role: only who they are keeps them apart. */
    @BeforeEach
    void putSomebodyInPost() {
        cases.countNoCoverage();
        agreement = cases.inForce(POST, 1000);
        holder = agreement.staffNo();
        versions.findFirstByPostCodeOrderByVersionDesc(POST)
                .flatMap(latest -> latest.effectiveOn())
                .filter(day -> day.isAfter(clock.today()))
                .ifPresent(clock::set);
        user(holder, EVERY_ROLE);
        user("all1", EVERY_ROLE);
        user("all2", EVERY_ROLE);
        user("office7", "office");
        user("leader7", "leading-group");
        user("hr7", "hr");
        user("admin7", "camunda-admin");
        user("manager7", "manager");
        user("auditor7", "auditor");
    }

    @Test
    void onlyTheOfficeProposes() {
        for (var who : List.of("leader7", "hr7", "manager7", "auditor7", "admin7")) {
            for (var route : List.of("submit-form", "start")) {
                assertThat(start(who, "removal", route, removalForm(true)).status())
                        .as(who)
                        .isEqualTo(403);
                assertThat(start(who, "duty-adjustment", route, dutiesForm()).status())
                        .as(who)
                        .isEqualTo(403);
            }
        }
        var own = start(holder, "removal", "submit-form", removalForm(false));
        assertThat(own.status()).as(own.toString()).isEqualTo(403);
        assertThat(own.message()).contains("当事人");
        assertThat(removing.latest(agreement)).isEmpty();
    }

    @Test
    void aRemovalIsDecidedServedAndCarriedOutByOthers() {
        assertThat(start("all1", "removal", "submit-form", removalForm(true)).status())
                .isEqualTo(200);
        var number = agreement.number();
        refused(
                "userTask_suspendAccess",
                number,
                Map.of("note", "门禁"),
                holder,
                "office7",
                "leader7",
                "hr7",
                "auditor7");
        done("userTask_suspendAccess", number, Map.of("note", "门禁"), "admin7");
        refused(
                "userTask_approveRemoval",
                number,
                Map.of("approved", true),
                holder,
                "all1",
                "office7",
                "hr7",
                "admin7",
                "auditor7");
        done("userTask_approveRemoval", number, Map.of("approved", true), "all2");
        var today = clock.today().toString();
        var served = Map.<String, Object>of("servedOn", today, "lastDay", today, "servedHow", "当面送达");
        refused("userTask_serveRemoval", number, served, holder, "all2", "office7", "leader7", "admin7", "auditor7");
        done("userTask_serveRemoval", number, served, "hr7");

        assertThat(removing.get(number).status()).isEqualTo(Removal.Status.SERVED);
        assertThat(cases.get(agreement).endsOn()).isEqualTo(LocalDate.parse(today));
    }

    @Test
    void accessIsGivenBackByAnotherThanTheHolder() {
        var number = agreement.number();
        start("office7", "removal", "submit-form", removalForm(true));
        done("userTask_suspendAccess", number, Map.of("note", "门禁"), "admin7");
        done("userTask_approveRemoval", number, Map.of("approved", false, "reason", "事实不清"), "leader7");
        refused("userTask_restoreAccess", number, Map.of("note", "门禁"), holder, "office7", "hr7", "auditor7");
        done("userTask_restoreAccess", number, Map.of("note", "门禁"), "admin7");
        assertThat(removing.get(number).closedAt()).isPresent();
    }

    @Test
    void dutiesAreDecidedByAnotherAndAcknowledgedByTheHolder() {
        var started = start("all1", "duty-adjustment", "submit-form", dutiesForm());
        assertThat(started.status()).as(started.toString()).isEqualTo(200);
        var key = runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(started.body().path("id").asText())
                .singleResult()
                .getBusinessKey();
        refused(
                "userTask_approveDuties",
                key,
                Map.of("approved", true),
                holder,
                "all1",
                "office7",
                "hr7",
                "admin7",
                "auditor7");
        done("userTask_approveDuties", key, Map.of("approved", true), "leader7");
        assertThat(adjusting.get(key).status()).isEqualTo(DutyAdjustment.Status.ADOPTED);
        var acknowledge = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskAssignee(holder)
                .singleResult()
                .getId();
        refusedTask(acknowledge, Map.of("accepted", true), "all1", "all2", "office7", "leader7", "auditor7");
        var answer = user(holder)
                .engine("POST", "/task/" + acknowledge + "/submit-form", variables(Map.of("accepted", true)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(dutyNotices.of(key, holder).acknowledgedOn()).contains(clock.today());
    }

    @Test
    void ofTwoProposalsAtOnceOneIsStarted() {
        for (var process : Map.of("removal", removalForm(true), "duty-adjustment", dutiesForm())
                .entrySet()) {
            var statuses = new ConcurrentLinkedQueue<Integer>();
            AtOnce.run(Stream.of("office7", "all1")
                    .<Callable<?>>map(
                            who -> () -> statuses.add(start(who, process.getKey(), "submit-form", process.getValue())
                                    .status()))
                    .toList());
            assertThat(statuses).as(process.getKey()).containsExactlyInAnyOrder(200, 409);
        }
        var open = taskService
                .createTaskQuery()
                .processDefinitionKey("duty-adjustment")
                .taskDefinitionKey("userTask_approveDuties")
                .singleResult();
        cases.complete(open, "leader1", Map.of("approved", false, "reason", "不予调整"));
    }

    private Map<String, Object> removalForm(boolean suspendNow) {
        return Map.of("agreementNumber", agreement.number(), "grounds", "违反操作规程", "suspendNow", suspendNow);
    }

    private Map<String, Object> dutiesForm() {
        var next = versions.findFirstByPostCodeOrderByVersionDesc(POST)
                        .orElseThrow()
                        .version()
                + 1;
        return Map.of(
                "postCode",
                POST,
                "duties",
                "负责第%d代系统的运行维护。".formatted(next),
                "effectiveOn",
                clock.today().toString(),
                "reason",
                "系统更换");
    }

    private WebUser.Answer start(String who, String process, String route, Map<String, Object> form) {
        return user(who).engine("POST", "/process-definition/key/%s/%s".formatted(process, route), variables(form));
    }

    private void done(String key, String businessKey, Map<String, Object> answers, String by) {
        var task = cases.task(businessKey, key).getId();
        var answer = user(by).engine("POST", "/task/" + task + "/submit-form", variables(answers));
        assertThat(answer.status()).as(by + " " + answer).isEqualTo(204);
        cases.runJobs(businessKey);
    }

    private void refused(String key, String businessKey, Map<String, Object> answers, String... intruders) {
        refusedTask(cases.task(businessKey, key).getId(), answers, intruders);
    }

    /** Each of them is told why not, on each route that takes, hands on or completes the task, and nothing has changed. */
    private void refusedTask(String id, Map<String, Object> answers, String... intruders) {
        var task = "/task/" + id;
        var escaped = new ArrayList<String>();
        for (var who : intruders) {
            var before = state(id);
            attempt(escaped, who, task + "/complete", variables(answers));
            attempt(escaped, who, task + "/submit-form", variables(answers));
            attempt(escaped, who, task + "/claim", Map.of("userId", who));
            attempt(escaped, who, task + "/assignee", Map.of("userId", who));
            attempt(escaped, who, task + "/delegate", Map.of("userId", who));
            attempt(escaped, who, task + "/resolve", variables(answers));
            assertThat(state(id)).as(who).isEqualTo(before);
        }
        assertThat(escaped).isEmpty();
    }

    private void attempt(List<String> escaped, String who, String path, Object body) {
        var answer = user(who).engine("POST", path, body);
        if (answer.status() < 400 || answer.status() > 499 || answer.message().isBlank()) {
            escaped.add("%s: %s: %s".formatted(who, path, answer));
        }
    }

    private List<Object> state(String taskId) {
        var task = taskService.createTaskQuery().taskId(taskId).singleResult();
        return List.of(
                String.valueOf(task.getAssignee()),
                String.valueOf(task.getDelegationState()),
                runtimeService.getVariables(task.getProcessInstanceId()).toString(),
                audit.of(agreement.subject(), Post.subject(POST)).size());
    }

    private WebUser user(String id, String... groups) {
        return users.computeIfAbsent(id, missing -> {
            if (identityService.createUserQuery().userId(id).count() == 0) {
                var user = identityService.newUser(id);
                user.setFirstName(id);
                user.setPassword(PASSWORD);
                identityService.saveUser(user);
                for (var group : groups) {
                    identityService.createMembership(id, group);
                }
            }
            return WebUser.logIn(port, id, PASSWORD);
        });
    }
}
