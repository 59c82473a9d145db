package io.keypost.process.exceptionpair;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.AtOnce;
import io.keypost.KeypostTest;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndingAgreements;
import io.keypost.exceptionpair.ExceptionPair;
import io.keypost.exceptionpair.ExceptionPair.Status;
import io.keypost.rule.Refusal;
import io.keypost.staff.EmploymentEnd;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

/** What is not to be proposed or granted, and by whom. */
@KeypostTest
class ExceptionPairRulesTest extends ExceptionPairCase {

    @Autowired
    EndingAgreements ending;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    IdentityService identityService;

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
}
