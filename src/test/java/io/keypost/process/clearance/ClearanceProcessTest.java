package io.keypost.process.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.EndingAgreements;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.ClearingHolders;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.exit.Receipt;
import io.keypost.process.BusinessKey;
import io.keypost.process.Cases;
import io.keypost.process.OverdueTasks;
import io.keypost.process.ProcessTest;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import io.keypost.typesetting.Pdfs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("clearance")
class ClearanceProcessTest {

    private static final Receipt GIVEN = new Receipt("许静", "冯涛", null, "DA-7", null);
    private static final Receipt NOTHING = new Receipt(null, null, null, null, null);

    /** Each test in a time of its own, in which no other has put anybody on a post. */
    private static final AtomicInteger YEARS = new AtomicInteger(2100);

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
    Staff staff;

    @Autowired
    Archive archive;

    @Autowired
    AuditLog audit;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    ManagementService managementService;

    @Autowired
    TestClock clock;

    private Instant before;

    @BeforeEach
    void inATimeOfItsOwn() {
        before = clock.instant();
        clock.set(LocalDate.of(YEARS.getAndAdd(10), 3, 2));
    }

    @AfterEach
    void back() {
        clock.set(before);
    }

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
    void thePapersSayWhatIsPromisedAndWhatCameBack() {
        var agreement = cleared("DATABASE");
        var number = agreement.number();
        assertThat(text(agreement, Document.Kind.EXIT_COMMITMENT, 1))
                .contains("离岗保密承诺书", number, "数据库管理员", "BM-2026-001");

        clearing.add(cases.clearanceOf(number), "备份磁带", "SM-018", 3, "archive1");
        clearing.add(cases.clearanceOf(number), "移动硬盘", null, 1, "archive1");
        clearing.askWriteOff(cases.clearanceOf(number), item(number, "移动硬盘").id(), "已损毁，见报废单", "archive1");
        cases.by("office1", () -> {
            process.confirmWriteOff(
                    cases.clearanceOf(number), item(number, "移动硬盘").id());
            return null;
        });
        settleAll(number, Kind.MATERIAL, "archive1");
        assertThat(text(agreement, Document.Kind.HANDOVER_LIST, 1))
                .contains("涉密材料交接清单", "备份磁带", "SM-018", "3", "许静", "冯涛", "DA-7")
                .contains(clock.today().toString())
                .contains("移动硬盘", "已损毁，见报废单");

        clearing.add(cases.clearanceOf(number), "密钥盘", "SM-019", 1, "archive1");
        settleAll(number, Kind.MATERIAL, "archive1");
        assertThat(text(agreement, Document.Kind.HANDOVER_LIST, 2)).contains("密钥盘", "备份磁带");
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

    @Test
    void everythingMayBeWrittenOffAndTheCaseIsClosed() {
        var number = cleared("SYSTEM").number();
        for (var kind : Kind.values()) {
            if (kind != Kind.VERIFICATION) {
                writeOffAll(number, kind);
            }
        }
        writeOffAll(number, Kind.VERIFICATION);
        cases.runJobs(number);
        assertThat(tasks(number)).isEmpty();
        assertThat(exit(number).status()).isEqualTo(Exit.Status.CLOSED);
    }

    @Test
    void thereIsOneExitHoweverOftenItIsOpened() {
        var agreement = cleared("SYSTEM");
        var number = agreement.number();
        var items = exit(number).items().size();
        runtimeService.startProcessInstanceByKey("clearance", number, Map.of("agreementNumber", number));
        cases.runJobs(number);
        assertThat(clearing.open(number).id()).isEqualTo(exit(number).id());
        assertThat(exit(number).items()).hasSize(items);
        assertThat(papers(agreement)).containsOnlyOnce(Document.Kind.EXIT_COMMITMENT);
        assertThat(audit.of(agreement.subject())).extracting(AuditEvent::what).containsOnlyOnce("clearance.opened");
    }

    @Test
    void noExitIsOpenedOfAnAgreementInForce() {
        var agreement = cases.sealed("SYSTEM");
        assertThatThrownBy(() -> clearing.open(agreement.number())).hasMessageContaining("clearance.notEnded");
    }

    /** An agreement on that post that has come to its end, its clearance begun. */
    private Agreement cleared(String post) {
        var agreement = cases.sealed(post);
        clock.set(agreement.term().lastDay().plusDays(1));
        ending.look(agreement.number());
        start(agreement.number());
        return agreement;
    }

    private void start(String number) {
        cases.runJobs(number);
        if (cases.instance("clearance", number) == null) {
            runtimeService.startProcessInstanceByKey("clearance", number, Map.of("agreementNumber", number));
            cases.runJobs(number);
        }
    }

    /** Somebody new, on that post from today on. */
    private Agreement inPost(String post) {
        var agreement = cases.sealed(post);
        clock.set(agreement.term().firstDay());
        return agreement;
    }

    private void settleAll(String number, Kind kind, String by) {
        open(number, kind)
                .forEach(item -> clearing.settle(
                        cases.clearanceOf(number), item.id(), kind == Kind.MATERIAL ? GIVEN : NOTHING, by));
    }

    private void writeOffAll(String number, Kind kind) {
        open(number, kind).forEach(item -> {
            clearing.askWriteOff(cases.clearanceOf(number), item.id(), "无法办理", "hr1");
            confirm(number, item.id(), "office1");
        });
    }

    private void confirm(String number, long item, String by) {
        cases.by(by, () -> {
            process.confirmWriteOff(cases.clearanceOf(number), item);
            return null;
        });
    }

    private void verify(String number, String by) {
        cases.by(by, () -> {
            process.verify(cases.clearanceOf(number), null);
            return null;
        });
    }

    private Exit exit(String number) {
        return exits.findByAgreementNumber(number).orElseThrow();
    }

    private List<ClearanceItem> open(String number, Kind kind) {
        return exit(number).items().stream()
                .filter(item -> item.isOpen() && item.kind() == kind)
                .toList();
    }

    private ClearanceItem item(String number, String name) {
        return exit(number).items().stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> tasks(String number) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(BusinessKey.of("clearance", cases.clearanceOf(number)))
                .list()
                .stream()
                .map(task -> task.getTaskDefinitionKey())
                .filter(key -> !key.equals("userTask_fileCopies"))
                .toList();
    }

    private List<Document.Kind> papers(Agreement agreement) {
        return archive.of(agreement.subject()).stream().map(Document::kind).toList();
    }

    private String text(Agreement agreement, Document.Kind kind, int version) {
        var paper = archive.of(agreement.subject()).stream()
                .filter(document -> document.kind() == kind && document.version() == version)
                .findFirst()
                .orElseThrow();
        return Pdfs.text(archive.bytes(paper.id()));
    }
}
