package io.keypost.process;

import static io.keypost.WebUser.variables;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.AtOnce;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.AcknowledgingDuties;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Removal;
import io.keypost.agreement.RemovingHolders;
import io.keypost.audit.AuditLog;
import io.keypost.post.AdjustingDuties;
import io.keypost.post.DutyAdjustment;
import io.keypost.post.DutyVersions;
import io.keypost.post.Post;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Removal and the adjustment of duties need two people whatever roles one of them has, on the routes that Tasklist's REST calls offer. */
@KeypostTest
class RemovalAndDutiesByRestTest {

    private static final String POST = "SYSTEM";
    private static final String[] EVERY_ROLE = {"hr", "leading-group", "office", "camunda-admin", "holder"};

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    ProcessEngine engine;

    @Autowired
    TaskService taskService;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    RemovingHolders removing;

    @Autowired
    AdjustingDuties adjusting;

    @Autowired
    AcknowledgingDuties dutyNotices;

    @Autowired
    DutyVersions versions;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    private ByRest rest;
    private Agreement agreement;
    private String holder;

    /** The proposer, who decides and the holder all have every role: only who they are keeps them apart. */
    @BeforeEach
    void putSomebodyInPost() {
        cases.countNoCoverage();
        rest = new ByRest(port, cases, engine, () -> audit.of(agreement.subject(), Post.subject(POST))
                .size());
        agreement = cases.inForce(POST, 1000);
        holder = agreement.staffNo();
        versions.findFirstByPostCodeOrderByVersionDesc(POST)
                .flatMap(latest -> latest.effectiveOn())
                .filter(day -> day.isAfter(clock.today()))
                .ifPresent(clock::set);
        rest.user(holder, EVERY_ROLE);
        rest.user("all1", EVERY_ROLE);
        rest.user("all2", EVERY_ROLE);
        rest.user("office7", "office");
        rest.user("leader7", "leading-group");
        rest.user("hr7", "hr");
        rest.user("admin7", "camunda-admin");
        rest.user("manager7", "manager");
        rest.user("auditor7", "auditor");
    }

    @Test
    void onlyTheOfficeProposes() {
        for (var who : List.of("leader7", "hr7", "manager7", "auditor7", "admin7")) {
            for (var route : List.of("submit-form", "start")) {
                assertThat(rest.start(who, "removal", route, removalForm(true)).status())
                        .as(who)
                        .isEqualTo(403);
                assertThat(rest.start(who, "duty-adjustment", route, dutiesForm())
                                .status())
                        .as(who)
                        .isEqualTo(403);
            }
        }
        var own = rest.start(holder, "removal", "submit-form", removalForm(false));
        assertThat(own.status()).as(own.toString()).isEqualTo(403);
        assertThat(own.message()).contains("当事人");
        assertThat(removing.latest(agreement)).isEmpty();
    }

    @Test
    void aRemovalIsDecidedServedAndCarriedOutByOthers() {
        assertThat(rest.start("all1", "removal", "submit-form", removalForm(true))
                        .status())
                .isEqualTo(200);
        var number = agreement.number();
        rest.refused(
                "userTask_suspendAccess",
                number,
                Map.of("note", "门禁"),
                holder,
                "office7",
                "leader7",
                "hr7",
                "auditor7");
        rest.done("userTask_suspendAccess", number, Map.of("note", "门禁"), "admin7");
        rest.refused(
                "userTask_approveRemoval",
                number,
                Map.of("approved", true),
                holder,
                "all1",
                "office7",
                "hr7",
                "admin7",
                "auditor7");
        rest.done("userTask_approveRemoval", number, Map.of("approved", true), "all2");
        var today = clock.today().toString();
        var served = Map.<String, Object>of("servedOn", today, "lastDay", today, "servedHow", "当面送达");
        rest.refused(
                "userTask_serveRemoval", number, served, holder, "all2", "office7", "leader7", "admin7", "auditor7");
        rest.done("userTask_serveRemoval", number, served, "hr7");

        assertThat(removing.get(number).status()).isEqualTo(Removal.Status.SERVED);
        assertThat(cases.get(agreement).endsOn()).isEqualTo(LocalDate.parse(today));
    }

    @Test
    void accessIsGivenBackByAnotherThanTheHolder() {
        var number = agreement.number();
        rest.start("office7", "removal", "submit-form", removalForm(true));
        rest.done("userTask_suspendAccess", number, Map.of("note", "门禁"), "admin7");
        rest.done("userTask_approveRemoval", number, Map.of("approved", false, "reason", "事实不清"), "leader7");
        rest.refused("userTask_restoreAccess", number, Map.of("note", "门禁"), holder, "office7", "hr7", "auditor7");
        rest.done("userTask_restoreAccess", number, Map.of("note", "门禁"), "admin7");
        assertThat(removing.get(number).closedAt()).isPresent();
    }

    @Test
    void dutiesAreDecidedByAnotherAndAcknowledgedByTheHolder() {
        var started = rest.start("all1", "duty-adjustment", "submit-form", dutiesForm());
        assertThat(started.status()).as(started.toString()).isEqualTo(200);
        var key = runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(started.body().path("id").asText())
                .singleResult()
                .getBusinessKey();
        rest.refused(
                "userTask_approveDuties",
                key,
                Map.of("approved", true),
                holder,
                "all1",
                "office7",
                "hr7",
                "admin7",
                "auditor7");
        rest.done("userTask_approveDuties", key, Map.of("approved", true), "leader7");
        assertThat(adjusting.get(key).status()).isEqualTo(DutyAdjustment.Status.ADOPTED);
        var acknowledge = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskAssignee(holder)
                .singleResult()
                .getId();
        rest.refusedTask(acknowledge, Map.of("accepted", true), "all1", "all2", "office7", "leader7", "auditor7");
        var answer = rest.user(holder)
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
                    .<Callable<?>>map(who ->
                            () -> statuses.add(rest.start(who, process.getKey(), "submit-form", process.getValue())
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
}
