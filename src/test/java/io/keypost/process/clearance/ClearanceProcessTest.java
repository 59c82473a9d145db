package io.keypost.process.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndReason;
import io.keypost.audit.AuditEvent;
import io.keypost.document.Document;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.Exit;
import io.keypost.exit.Receipt;
import io.keypost.process.OverdueTasks;
import io.keypost.process.ProcessTest;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("clearance")
class ClearanceProcessTest extends ClearanceCaseFixture {

    @Autowired
    Staff staff;

    @Test
    void everybodyDoesTheirPartAndTheSecurityAdministratorVerifies() {
        var agreement = cleared("SYSTEM");
        var number = agreement.number();
        var holder = agreement.staffNo();
        var security = inPost("SECURITY");
        assertThat(cases.task(number, "userTask_handOver").getAssignee()).isEqualTo(holder);
        assertThatThrownBy(() -> cases.complete(cases.task(number, "userTask_handOver"), holder, Map.of()))
                .hasMessageContaining("clearance.itemsOpen");

        settleAll(number, Kind.HANDOVER, holder);
        cases.complete(cases.task(number, "userTask_handOver"), holder, Map.of("remark", "交给李秀英"));
        cases.complete(
                cases.task(number, "userTask_commit"), holder, Map.of("committed", true, "scanId", cases.scan(holder)));
        settleAll(number, Kind.ACCESS, "admin1");
        cases.complete(cases.task(number, "userTask_revokeAccess"), "admin1", Map.of());
        clearing.add(cases.clearanceOf(number), "U 盘", "SM-017", 2, "archive1");
        settleAll(number, Kind.MATERIAL, "archive1");
        cases.complete(cases.task(number, "userTask_returnMaterial"), "archive1", Map.of());

        var verify = cases.task(number, "userTask_verifyClearance");
        assertThat(verify.getAssignee()).isEqualTo(security.staffNo());
        cases.complete(verify, security.staffNo(), Map.of("remark", "逐项核对无误"));
        cases.runJobs(number);

        assertThat(exit(number).status()).isEqualTo(Exit.Status.CLOSED);
        assertThat(exit(number).closedAt()).contains(clock.instant());
        assertThat(cases.hasPassed("clearance", number, "endEvent_cleared")).isTrue();
        assertThat(audit.of(agreement.subject()))
                .extracting(AuditEvent::what)
                .containsSubsequence(
                        "clearance.opened",
                        "clearance.settled.HANDOVER",
                        "clearance.finished.HANDOVER",
                        "clearance.committed",
                        "clearance.settled.ACCESS",
                        "clearance.materialAdded",
                        "clearance.settled.MATERIAL",
                        "clearance.finished.MATERIAL",
                        "clearance.verified",
                        "clearance.closed");
    }

    @Test
    void nothingIsAskedOfTheDeadAndTwoWitnessesCollect() {
        var agreement = cases.sealed("NETWORK");
        var number = agreement.number();
        clock.set(agreement.term().firstDay().plusDays(20));
        staff.endEmployment(agreement.staffNo(), clock.today().minusDays(1), EmploymentEnd.DEATH, "hr1");
        start(number);

        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.DEATH);
        assertThat(exit(number).items())
                .extracting(ClearanceItem::kind)
                .doesNotContain(Kind.HANDOVER, Kind.COMMITMENT)
                .contains(Kind.ACCESS, Kind.MATERIAL, Kind.VERIFICATION);
        assertThat(papers(agreement)).doesNotContain(Document.Kind.EXIT_COMMITMENT);
        assertThat(tasks(number)).containsExactlyInAnyOrder("userTask_revokeAccess", "userTask_returnMaterial");
        var count = open(number, Kind.MATERIAL).get(0).id();
        assertThatThrownBy(() -> clearing.settle(cases.clearanceOf(number), count, GIVEN, "archive1"))
                .hasMessageContaining("secondWitness");
        clearing.settle(cases.clearanceOf(number), count, new Receipt("许静", "冯涛", "吴芳", "DA-8", null), "archive1");
        assertThat(text(agreement, Document.Kind.HANDOVER_LIST, 1)).contains("冯涛", "吴芳");

        cases.complete(cases.task(number, "userTask_returnMaterial"), "archive1", Map.of());
        settleAll(number, Kind.ACCESS, "admin1");
        cases.complete(cases.task(number, "userTask_revokeAccess"), "admin1", Map.of());
        cases.complete(cases.task(number, "userTask_verifyClearance"), "office1", Map.of());
        cases.runJobs(number);
        assertThat(exit(number).status()).isEqualTo(Exit.Status.CLOSED);
    }

    /** A key kept, a commitment refused: the end comes all the same, and nobody verifies for themself. */
    @Test
    void aSecurityAdministratorWhoKeepsAKeyAndRefusesTheCommitment() {
        var agreement = cleared("SECURITY");
        var number = agreement.number();
        var holder = agreement.staffNo();
        assertThat(cases.get(agreement).endedOn(clock.today()))
                .contains(agreement.term().lastDay());
        settleAll(number, Kind.HANDOVER, holder);
        cases.complete(cases.task(number, "userTask_handOver"), holder, Map.of());
        var commit = cases.task(number, "userTask_commit");
        assertThatThrownBy(() -> cases.complete(commit, holder, Map.of("committed", false)))
                .hasMessageContaining("input.missing");
        assertThatThrownBy(() -> cases.complete(commit, holder, Map.of("committed", true)))
                .hasMessageContaining("clearance.scanMissing");
        assertThatThrownBy(() ->
                        cases.complete(commit, holder, Map.of("committed", true, "scanId", cases.scan("archive1"))))
                .hasMessageContaining("agreement.scanOfAnother");
        cases.complete(commit, holder, Map.of("committed", false, "reason", "对条款有异议"));
        settleAll(number, Kind.ACCESS, "admin1");
        cases.complete(cases.task(number, "userTask_revokeAccess"), "admin1", Map.of());
        clearing.add(cases.clearanceOf(number), "USB 密钥", "SM-001", 1, "archive1");

        cases.fire("clearance", number, "event_clearanceOverdue");
        assertThat(exit(number).overdueSince()).contains(clock.instant());
        var kept = item(number, "USB 密钥").id();
        clearing.askWriteOff(cases.clearanceOf(number), kept, "本人拒不交还，已停用该密钥", "archive1");
        assertThatThrownBy(() -> confirm(number, kept, holder)).hasMessageContaining("twoPeople.ownCase");
        assertThatThrownBy(() -> confirm(number, kept, "archive1")).hasMessageContaining("twoPeople.askerConfirms");
        assertThatThrownBy(() -> verify(number, holder)).hasMessageContaining("twoPeople.ownCase");
        assertThatThrownBy(() -> verify(number, "office1")).hasMessageContaining("clearance.itemsOpen");
        confirm(number, kept, "hr1");
        settleAll(number, Kind.MATERIAL, "archive1");
        cases.complete(cases.task(number, "userTask_returnMaterial"), "archive1", Map.of());

        var verify = cases.task(number, "userTask_verifyClearance");
        assertThat(verify.getAssignee()).isNull();
        assertThat(taskService.getIdentityLinksForTask(verify.getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactly("office");
        assertThatThrownBy(() -> cases.complete(verify, holder, Map.of())).isInstanceOf(RuntimeException.class);
        cases.complete(verify, "office1", Map.of());
        cases.runJobs(number);
        assertThat(exit(number).status()).isEqualTo(Exit.Status.CLOSED);
        assertThat(cases.get(agreement).endedOn(clock.today()))
                .contains(agreement.term().lastDay());
    }

    @Test
    void whatTakesTooLongRisesInTheOfficesListAgainAndAgain() {
        var agreement = cleared("NETWORK");
        var number = agreement.number();
        var opened = clock.instant();
        cases.fire("clearance", number, "event_clearanceOverdue");
        assertThat(clock.instant()).isEqualTo(opened.plus(Duration.ofDays(15)));
        assertThat(cases.task(number, "userTask_revokeAccess").getPriority()).isEqualTo(OverdueTasks.PRIORITY);
        settleAll(number, Kind.HANDOVER, agreement.staffNo());
        cases.complete(cases.task(number, "userTask_handOver"), agreement.staffNo(), Map.of());
        assertThat(cases.task(number, "userTask_commit").getPriority()).isLessThan(OverdueTasks.PRIORITY);

        cases.fire("clearance", number, "event_clearanceOverdue");
        assertThat(clock.instant()).isEqualTo(opened.plus(Duration.ofDays(22)));
        assertThat(cases.task(number, "userTask_commit").getPriority()).isEqualTo(OverdueTasks.PRIORITY);
        assertThat(exit(number).overdueSince()).contains(opened.plus(Duration.ofDays(15)));
        assertThat(audit.of(agreement.subject())).extracting(AuditEvent::what).containsOnlyOnce("clearance.overdue");
    }

    @Test
    void aHolderWhoNeverActsHoldsNothingUp() {
        var agreement = cleared("SYSTEM");
        var number = agreement.number();
        writeOffAll(number, Kind.HANDOVER);
        assertThat(tasks(number)).contains("userTask_handOver");
        writeOffAll(number, Kind.COMMITMENT);

        assertThat(tasks(number)).containsExactlyInAnyOrder("userTask_revokeAccess", "userTask_returnMaterial");
        assertThat(cases.hasPassed("clearance", number, "event_holdersPartSettled"))
                .isTrue();
        settleAll(number, Kind.ACCESS, "admin1");
        settleAll(number, Kind.MATERIAL, "archive1");
        cases.complete(cases.task(number, "userTask_revokeAccess"), "admin1", Map.of());
        cases.complete(cases.task(number, "userTask_returnMaterial"), "archive1", Map.of());
        cases.complete(cases.task(number, "userTask_verifyClearance"), "office1", Map.of());
        cases.runJobs(number);
        assertThat(exit(number).status()).isEqualTo(Exit.Status.CLOSED);
    }

    @Test
    void whatIsSettledOutsideTheTasksClosesTheCaseOnceVerified() {
        var agreement = cleared("SYSTEM");
        var number = agreement.number();
        settleAll(number, Kind.HANDOVER, agreement.staffNo());
        writeOffAll(number, Kind.COMMITMENT);
        settleAll(number, Kind.ACCESS, "admin1");
        settleAll(number, Kind.MATERIAL, "archive1");
        assertThatThrownBy(() -> verify(number, "admin1")).hasMessageContaining("twoPeople.revokerVerifies");
        assertThatThrownBy(() -> verify(number, "hr1")).hasMessageContaining("clearance.notTheVerifier");

        verify(number, "office1");
        cases.runJobs(number);
        assertThat(cases.hasPassed("clearance", number, "event_clearanceSettled", "endEvent_cleared"))
                .isTrue();
        assertThat(tasks(number)).isEmpty();
        assertThat(exit(number).status()).isEqualTo(Exit.Status.CLOSED);
    }

    /** Somebody new, on that post from today on. */
    private Agreement inPost(String post) {
        var agreement = cases.sealed(post);
        clock.set(agreement.term().firstDay());
        return agreement;
    }

    private void verify(String number, String by) {
        cases.by(by, () -> {
            process.verify(cases.clearanceOf(number), null);
            return null;
        });
    }
}
