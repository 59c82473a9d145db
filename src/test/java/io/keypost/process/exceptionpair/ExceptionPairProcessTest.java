package io.keypost.process.exceptionpair;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.agreement.Agreement;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.exceptionpair.ExceptionPair;
import io.keypost.exceptionpair.ExceptionPair.Status;
import io.keypost.process.OverdueTasks;
import io.keypost.process.ProcessTest;
import io.keypost.staff.People;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whichever way the decision on an exception goes, and what it lets pass. */
@ProcessTest("exception-pair")
class ExceptionPairProcessTest extends ExceptionPairCase {

    @Autowired
    People people;

    @Autowired
    AuditLog audit;

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

    private String nameOf(Agreement holder) {
        return people.findById(holder.staffNo()).orElseThrow().name();
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
