package io.keypost.process.exceptionpair;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.AtOnce;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndingAgreements;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.exceptionpair.ExceptionPair;
import io.keypost.exceptionpair.ExceptionPair.Status;
import io.keypost.exceptionpair.GrantingExceptionPairs;
import io.keypost.platform.language.Messages;
import io.keypost.process.Cases;
import io.keypost.process.OverdueTasks;
import io.keypost.process.ProcessTest;
import io.keypost.process.eligibility.Eligibility;
import io.keypost.process.eligibility.Eligibility.Findings;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.People;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

@ProcessTest("exception-pair")
class ExceptionPairProcessTest {

    @Autowired
    Cases cases;

    @Autowired
    ExceptionPairProcess process;

    @Autowired
    GrantingExceptionPairs granting;

    @Autowired
    Eligibility eligibility;

    @Autowired
    EndingAgreements ending;

    @Autowired
    Staff staff;

    @Autowired
    People people;

    @Autowired
    AuditLog audit;

    @Autowired
    Messages messages;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    IdentityService identityService;

    @Autowired
    TestClock clock;

    @Test
    void anApprovedExceptionLetsAHolderBeProposedForTheOtherPost() {
        var holder = inForce("NETWORK");
        var first = clock.today().plusDays(10);
        assertThat(rules(holder, "DATABASE", first)).containsExactly("eligibility.onePostOnly");
        var pair = propose(holder, "DATABASE", first, first.plusDays(99));
        assertThat(rules(holder, "DATABASE", first)).containsExactly("eligibility.onePostOnly");
        assertThat(task(pair).getName()).isEqualTo("审批兼任例外：" + nameOf(holder) + " · 网络管理员 · 数据库管理员");
        approve(pair);

        assertThat(status(pair)).isEqualTo(Status.SCHEDULED);
        var found = check(holder, "DATABASE", first);
        assertThat(found.violations()).isEmpty();
        assertThat(found.warnings())
                .extracting(messages::of)
                .containsExactly(nameOf(holder) + "依领导小组的例外决定，可以同时担任数据库管理员与网络管理员。");
        assertThat(rules(holder, "SYSTEM", first)).containsExactly("eligibility.onePostOnly");
        assertThat(hasPassed(pair, "endEvent_granted")).isTrue();
        assertThat(log(pair)).containsExactly("exceptionPair.proposed", "exceptionPair.approved");
    }

    /** It covers the days on which both posts are held from the first of them; what comes after its last, the night finds. */
    @Test
    void anExceptionCountsFromItsFirstDayToItsLast() {
        var holder = inForce("NETWORK");
        var first = clock.today().plusDays(10);
        var last = first.plusDays(99);
        approve(propose(holder, "DATABASE", first, last));

        assertThat(rules(holder, "DATABASE", first.minusDays(1))).containsExactly("eligibility.onePostOnly");
        assertThat(rules(holder, "DATABASE", first)).isEmpty();
        assertThat(rules(holder, "DATABASE", last)).isEmpty();
        assertThat(check(holder, "DATABASE", last.plusDays(1)).violations())
                .extracting(messages::of)
                .containsExactly(
                        "领导小组准许%s同时担任数据库管理员与网络管理员的例外决定已于%s到期。请解除其中一岗的任职，或提请领导小组重新决定。".formatted(nameOf(holder), last));
        approve(propose(holder, "DATABASE", last.plusDays(1), last.plusDays(20)));
        assertThat(rules(holder, "DATABASE", last.plusDays(1))).isEmpty();
    }

    @Test
    void aRejectedExceptionLeavesThePostsApart() {
        var holder = inForce("NETWORK");
        var pair = propose(holder, "DATABASE");
        refused("input.missing", () -> cases.complete(task(pair), "leader1", Map.of("approved", false)));
        reject(pair);

        assertThat(status(pair)).isEqualTo(Status.REJECTED);
        assertThat(hasPassed(pair, "endEvent_rejected")).isTrue();
        assertThat(rules(holder, "DATABASE", pair.firstDay())).containsExactly("eligibility.onePostOnly");
        assertThat(log(pair)).containsExactly("exceptionPair.proposed", "exceptionPair.rejected");
        propose(holder, "DATABASE");
    }

    /** Approved only now, it begins now and not on the day proposed. */
    @Test
    void anOverdueDecisionRisesAndNeverReachesBack() {
        var pair = propose(inForce("NETWORK"), "DATABASE");
        cases.fire("exception-pair", key(pair), "event_approvalOverdue");

        assertThat(task(pair).getPriority()).isEqualTo(OverdueTasks.PRIORITY);
        assertThat(hasPassed(pair, "endEvent_escalated")).isTrue();
        assertThat(log(pair)).endsWith("exceptionPair.overdue");
        assertThat(pair.firstDay()).isBefore(clock.today());
        approve(pair);
        assertThat(granting.get(pair.id()).firstDay()).isEqualTo(clock.today());
    }

    @Test
    void whatIsDecidedAfterItsLastDayCanOnlyBeRejected() {
        var pair = propose(inForce("NETWORK"), "DATABASE");
        clock.set(pair.lastDay().plusDays(1));
        refused("exceptionPair.over", () -> approve(pair));
        reject(pair);
        refused("exceptionPair.state", () -> granting.decide(pair.id(), "leader1", false, "重复", rule -> {}));
    }

    @Test
    void whoHasLeftOrDiedBeforeTheDecisionIsGrantedNothing() {
        for (var how : List.of(EmploymentEnd.DEATH, EmploymentEnd.TERMINATED)) {
            var holder = inForce("NETWORK");
            var pair = propose(holder, "DATABASE");
            staff.endEmployment(holder.staffNo(), clock.today(), how, "hr1");
            clock.set(clock.today().plusDays(1));
            ending.look(holder.number());
            refused("exceptionPair.notHeld", () -> approve(pair));
            reject(pair);
            refused("exceptionPair.notHeld", () -> propose(holder, "DATABASE"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NETWORK, SECURITY, eligibility.neverCombined, 网络管理员与安全管理员",
        "SYSTEM, DATABASE, eligibility.notAtThisLevel, 系统管理员与数据库管理员",
        "DATABASE, SYSTEM, eligibility.notAtThisLevel, 数据库管理员与系统管理员",
    })
    void whatNobodyMayGrantIsNotProposed(String held, String other, String rule, String said) {
        var holder = inForce(held);
        refused(rule, () -> propose(holder, other));
        // On file in spite of the rules, which may have become stricter since.
        var today = clock.today();
        var pair = granting.propose(holder.number(), other, today, today, "业务需要", "office1", unjudged -> {});
        assertThat(eligibility.check(pair).violations())
                .extracting(messages::of)
                .allMatch(one -> one.contains(said));
        refused(rule, () -> granting.decide(pair.id(), "leader1", true, null, this::judge));
    }

    private void judge(ExceptionPair pair) {
        eligibility.check(pair).orRefuse();
    }

    @Test
    void whatCannotStandIsRefusedBeforeAnythingIsStarted() {
        var holder = inForce("NETWORK");
        var instances = runtimeService.createProcessInstanceQuery().count();
        var today = clock.today();
        refused("agreement.unknown", () -> start("AQXY-1999-0001", "DATABASE", today, today, "业务需要"));
        refused("post.unknown", () -> propose(holder, "NOTHING"));
        refused("post.unknown", () -> propose(holder, "AUDIT"));
        refused("exceptionPair.samePost", () -> propose(holder, "NETWORK"));
        refused("exceptionPair.inThePast", () -> propose(holder, "DATABASE", today.minusDays(1), today));
        refused("exceptionPair.lastDay", () -> propose(holder, "DATABASE", today, today.minusDays(1)));
        refused("exceptionPair.lastDay", () -> propose(holder, "DATABASE", today, today.plusYears(1)));
        refused("input.missing", () -> start(holder.number(), "DATABASE", today, today, " "));
        refused("input.tooLong", () -> start(holder.number(), "DATABASE", today, today, "长".repeat(1001)));
        assertThat(runtimeService.createProcessInstanceQuery().count()).isEqualTo(instances);

        propose(holder, "DATABASE", today, today.plusYears(1).minusDays(1));
    }

    @Test
    void twoNaturalPersonsDecideAndNeitherIsTheHolder() {
        var holder = inForce("NETWORK");
        refused("twoPeople.ownCase", () -> startAs(holder.staffNo(), "office", holder));
        var pair = propose(holder, "DATABASE");
        refused("twoPeople.ownCase", () -> completeAs(holder.staffNo(), pair));
        refused("twoPeople.proposerDecides", () -> completeAs("office1", pair));
        refused("twoPeople.ownCase", () -> granting.decide(pair.id(), holder.staffNo(), true, null, rule -> {}));
        refused("twoPeople.proposerDecides", () -> granting.decide(pair.id(), "office1", true, null, rule -> {}));
        refused(
                "input.anotherCase",
                () -> cases.complete(
                        task(pair), "leader1", Map.of("approved", true, "exceptionPairId", pair.id() + 1)));
        assertThat(status(pair)).isEqualTo(Status.PROPOSED);
    }

    private void startAs(String userId, String group, Agreement holder) {
        as(userId, group, () -> process.propose(holder.number(), "DATABASE", clock.today(), clock.today(), "业务需要"));
    }

    private void completeAs(String userId, ExceptionPair pair) {
        var task = task(pair);
        as(userId, "leading-group", () -> taskService.complete(task.getId(), Map.of("approved", true)));
    }

    private void as(String userId, String group, Runnable what) {
        identityService.setAuthentication(userId, List.of(group));
        try {
            what.run();
        } finally {
            identityService.clearAuthentication();
        }
    }

    @Test
    void ofTwoProposalsOfOnePairOneStands() {
        cases.countNoCoverage();
        var holder = inForce("NETWORK");
        var both = AtOnce.run(List.of(() -> propose(holder, "DATABASE"), () -> propose(holder, "DATABASE")));
        assertThat(both).filteredOn(AtOnce.Outcome::succeeded).hasSize(1);
        assertThat(both).filteredOn(one -> one.failedBy(Refusal.class)).hasSize(1);
        refused("exceptionPair.underWay", () -> propose(holder, "DATABASE"));
        propose(holder, "MACHINE_ROOM");
    }

    @Test
    void aHolderWhoIsRenamedIsTheSameHolder() {
        var holder = inForce("NETWORK");
        var pair = propose(holder, "DATABASE");
        var person = people.findById(holder.staffNo()).orElseThrow();
        staff.replace(
                holder.staffNo(),
                "改名后",
                person.department(),
                List.of(),
                person.labourContract().orElseThrow(),
                "hr1");
        approve(pair);
        assertThat(check(holder, "DATABASE", pair.firstDay()).warnings())
                .extracting(messages::of)
                .allMatch(said -> said.startsWith("改名后依"));
    }

    /** Nothing new; what was granted before counts to its last day. */
    @Test
    void switchedOffNothingIsProposedNorGranted() throws ReflectiveOperationException {
        var holder = inForce("NETWORK");
        var granted = propose(holder, "DATABASE");
        approve(granted);
        var waiting = propose(holder, "MACHINE_ROOM");
        switchTo(false);
        try {
            refused("exceptionPair.off", () -> propose(holder, "MACHINE_ROOM"));
            refused("exceptionPair.off", () -> approve(waiting));
            assertThat(rules(holder, "DATABASE", granted.firstDay())).isEmpty();
            reject(waiting);
        } finally {
            switchTo(true);
        }
    }

    private void switchTo(boolean enabled) throws ReflectiveOperationException {
        var service = AopTestUtils.getUltimateTargetObject(granting);
        var settings =
                ReflectionTestUtils.getField(service, "settings").getClass().getDeclaredConstructor(boolean.class);
        settings.setAccessible(true);
        ReflectionTestUtils.setField(service, "settings", settings.newInstance(enabled));
    }

    private Agreement inForce(String post) {
        return cases.inForce(post, 1000);
    }

    private String nameOf(Agreement holder) {
        return people.findById(holder.staffNo()).orElseThrow().name();
    }

    /** What the rules find of the holder's nomination for another post. */
    private Findings check(Agreement holder, String other, LocalDate firstDay) {
        return eligibility.check(cases.nomination(holder.staffNo(), other, firstDay), null);
    }

    private List<String> rules(Agreement holder, String other, LocalDate firstDay) {
        return check(holder, other, firstDay).violations().stream()
                .map(Violation::rule)
                .toList();
    }

    private ExceptionPair propose(Agreement holder, String other) {
        return propose(holder, other, clock.today(), clock.today().plusDays(99));
    }

    private ExceptionPair propose(Agreement holder, String other, LocalDate firstDay, LocalDate lastDay) {
        return start(holder.number(), other, firstDay, lastDay, "业务需要");
    }

    private ExceptionPair start(String number, String other, LocalDate firstDay, LocalDate lastDay, String reason) {
        return cases.by("office1", () -> process.propose(number, other, firstDay, lastDay, reason));
    }

    private void approve(ExceptionPair pair) {
        cases.complete(task(pair), "leader1", Map.of("approved", true));
    }

    private void reject(ExceptionPair pair) {
        cases.complete(task(pair), "leader1", Map.of("approved", false, "reason", "另行招聘"));
    }

    private Task task(ExceptionPair pair) {
        return cases.task(key(pair), "userTask_approveException");
    }

    private static String key(ExceptionPair pair) {
        return "exception-pair-" + pair.id();
    }

    private Status status(ExceptionPair pair) {
        return granting.get(pair.id()).status(clock.today());
    }

    private boolean hasPassed(ExceptionPair pair, String... elements) {
        return cases.hasPassed("exception-pair", key(pair), elements);
    }

    private List<String> log(ExceptionPair pair) {
        return audit.of("exceptionPair:" + pair.id()).stream()
                .map(AuditEvent::what)
                .toList();
    }
}
