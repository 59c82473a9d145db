package io.keypost.process.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.Removal;
import io.keypost.agreement.Removal.Status;
import io.keypost.agreement.RemovingHolders;
import io.keypost.agreement.WatchingTerms;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.process.Cases;
import io.keypost.process.OverdueTasks;
import io.keypost.process.ProcessTest;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import io.keypost.typesetting.Pdfs;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("removal")
class RemovalProcessTest {

    @Autowired
    Cases cases;

    @Autowired
    RemovalProcess removals;

    @Autowired
    RemovingHolders removing;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    EndingAgreements ending;

    @Autowired
    WatchingTerms terms;

    @Autowired
    Staff staff;

    @Autowired
    Archive archive;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    @Test
    void aRemovalTakesEffectOnTheDayServedWithTheNotice() {
        var agreement = inForce();
        propose(agreement, false);
        approve(agreement);
        assertThat(notice(agreement))
                .contains("免任通知", "编号：MR-", agreement.number(), "批准，免去你在信息中心担任的网络管理员职务", "免任理由：多次违反操作规程。");
        assertThat(statusOf(agreement)).isEqualTo(Appointment.Status.IN_POST);

        var lastDay = clock.today().plusDays(10);
        serve(agreement, clock.today(), lastDay);
        cases.runJobs(agreement.number());

        assertThat(cases.get(agreement).endsOn()).isEqualTo(lastDay);
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Agreement.Status.ACTIVE);
        assertThat(removal(agreement).status()).isEqualTo(Status.SERVED);
        assertThat(removal(agreement).closedAt()).isPresent();
        path(agreement)
                .hasPassed("endEvent_lastDaySet", "endEvent_notSuspended")
                .isEnded();

        endOn(agreement, lastDay);
        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.REMOVAL);
        assertThat(statusOf(agreement)).isEqualTo(Appointment.Status.LEFT);
        assertThat(removal(agreement).status()).isEqualTo(Status.SERVED);
        assertThat(log(agreement))
                .containsSubsequence(
                        "removal.proposed",
                        "removal.approved",
                        "document.REMOVAL_NOTICE",
                        "removal.served",
                        "agreement.endReported.REMOVAL",
                        "agreement.endMoved.REMOVAL",
                        "agreement.ended.REMOVAL");
    }

    @Test
    void nothingTakesEffectBeforeItIsServedNorIsItServedBeforeItIsDecided() {
        var agreement = inForce();
        propose(agreement, false);
        clock.set(clock.today().plusDays(3));
        approve(agreement);
        var decided = clock.today();
        clock.set(decided.plusDays(2));
        var today = clock.today();

        refused("removal.servedOn", () -> serve(agreement, decided.minusDays(1), today));
        refused("removal.servedOn", () -> serve(agreement, today.plusDays(1), today.plusDays(1)));
        refused("removal.lastDay", () -> serve(agreement, today, today.minusDays(1)));
        refused(
                "input.missing",
                () -> complete(
                        agreement,
                        "userTask_serveRemoval",
                        "hr1",
                        Map.of("servedOn", today.toString(), "lastDay", today.toString(), "servedHow", " ")));
        refused(
                "input.missing",
                () -> complete(
                        agreement,
                        "userTask_serveRemoval",
                        "hr1",
                        Map.of("lastDay", today.toString(), "servedHow", "当面")));
        refused(
                "input.date",
                () -> complete(
                        agreement,
                        "userTask_serveRemoval",
                        "hr1",
                        Map.of("servedOn", today.toString(), "lastDay", "2026-02-30", "servedHow", "当面")));

        assertThat(removal(agreement).servedOn()).isEmpty();
        assertThat(cases.get(agreement).endsOn()).isEqualTo(agreement.term().lastDay());
    }

    @Test
    void aServiceEnteredLateEndsTheAgreementOnItsDayAndCallsOffWhatWaits() {
        var agreement = inForce();
        propose(agreement, true);
        approve(agreement);
        var served = clock.today();
        clock.set(served.plusDays(3));
        serve(agreement, served, served);
        path(agreement).isWaitingAt("userTask_suspendAccess");
        cases.runJobs(agreement.number());

        var ended = cases.get(agreement);
        assertThat(ended.endedOn(clock.today())).contains(served);
        assertThat(ended.endRecordedAt()).contains(clock.instant());
        assertThat(statusOf(agreement)).isEqualTo(Appointment.Status.LEFT);
        path(agreement).hasPassed("endEvent_removed").isEnded();
        assertThat(removal(agreement).status()).isEqualTo(Status.SERVED);
    }

    @Test
    void aSuspensionAtOnceIsUndoneByARejection() {
        var agreement = inForce();
        propose(agreement, true);
        assertThat(isSuspended(agreement)).isTrue();
        var task = cases.task(agreement.number(), "userTask_suspendAccess");
        assertThat(task.getName()).startsWith("停用权限：").endsWith(" · 网络管理员");
        assertThat(task.getDueDate().toInstant())
                .isEqualTo(clock.today()
                        .plusDays(1)
                        .atStartOfDay(TestClock.ZONE)
                        .minusSeconds(1)
                        .toInstant());
        refused("input.missing", () -> complete(agreement, "userTask_suspendAccess", "admin1", Map.of()));
        complete(agreement, "userTask_suspendAccess", "admin1", Map.of("note", "核心交换机账号、机房门禁"));
        assertThat(removal(agreement).accessSuspendedAt()).contains(clock.instant());

        refused(
                "input.missing",
                () -> complete(agreement, "userTask_approveRemoval", "leader1", Map.of("approved", false)));
        complete(agreement, "userTask_approveRemoval", "leader1", Map.of("approved", false, "reason", "事实不清"));
        cases.runJobs(agreement.number());
        assertThat(statusOf(agreement)).isEqualTo(Appointment.Status.IN_POST);
        assertThat(isSuspended(agreement)).isFalse();
        refused("removal.underWay", () -> propose(agreement, false));

        complete(agreement, "userTask_restoreAccess", "admin1", Map.of("note", "全部恢复"));
        assertThat(removal(agreement).status()).isEqualTo(Status.REJECTED);
        assertThat(removal(agreement).closedAt()).isPresent();
        path(agreement).hasPassed("endEvent_suspended", "endEvent_restored").isEnded();
        assertThat(log(agreement))
                .containsSubsequence(
                        "removal.proposed", "removal.accessSuspended", "removal.rejected", "removal.accessRestored");
        assertThat(audit.of(Appointment.subject(agreement.appointmentId())))
                .extracting(AuditEvent::what)
                .endsWith("appointment.suspended", "appointment.restored");

        assertThat(propose(agreement, false).status()).isEqualTo(Status.PROPOSED);
    }

    @Test
    void accessThatNobodyHasTakenAwayNeedNotBeGivenBack() {
        var agreement = inForce();
        propose(agreement, true);
        complete(agreement, "userTask_approveRemoval", "leader1", Map.of("approved", false, "reason", "事实不清"));
        refused("removal.state", () -> complete(agreement, "userTask_suspendAccess", "admin1", Map.of("note", "门禁")));
        cases.runJobs(agreement.number());

        assertThat(statusOf(agreement)).isEqualTo(Appointment.Status.IN_POST);
        assertThat(removal(agreement).closedAt()).isPresent();
        path(agreement).hasPassed("endEvent_rejected").isEnded();
    }

    @Test
    void anOverdueDecisionRisesAndIsShownToTheOffice() {
        var agreement = inForce();
        propose(agreement, false);
        cases.fire("removal", agreement.number(), "event_approvalOverdue");

        assertThat(cases.task(agreement.number(), "userTask_approveRemoval").getPriority())
                .isEqualTo(OverdueTasks.PRIORITY);
        path(agreement).hasPassed("endEvent_escalated").isWaitingAt("userTask_approveRemoval");
        assertThat(log(agreement)).contains("removal.overdue");
    }

    @Test
    void aRemovalComesToNothingWhenTheAgreementEndsOtherwise() {
        for (var approved : List.of(false, true)) {
            var agreement = inForce();
            propose(agreement, true);
            if (approved) {
                approve(agreement);
            }
            die(agreement);

            assertThat(removal(agreement).status()).isEqualTo(Status.OVERTAKEN);
            assertThat(removal(agreement).closedAt()).isPresent();
            path(agreement)
                    .hasPassed("startEvent_endedOtherwise", "endEvent_overtaken")
                    .isEnded();
            assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.DEATH);
            assertThat(log(agreement)).containsOnlyOnce("removal.overtaken");
        }
    }

    @Test
    void accessOfAHolderWhoHasLeftIsNotGivenBack() {
        var agreement = inForce();
        propose(agreement, true);
        complete(agreement, "userTask_suspendAccess", "admin1", Map.of("note", "门禁"));
        complete(agreement, "userTask_approveRemoval", "leader1", Map.of("approved", false, "reason", "事实不清"));
        cases.runJobs(agreement.number());
        path(agreement).isWaitingAtExactly("userTask_restoreAccess");
        die(agreement);

        path(agreement).isEnded();
        assertThat(removal(agreement).status()).isEqualTo(Status.REJECTED);
        assertThat(removal(agreement).closedAt()).isPresent();
    }

    @Test
    void accessIsStillToBeTakenAwayUntilTheLastDayIsOver() {
        var agreement = inForce();
        propose(agreement, true);
        approve(agreement);
        var lastDay = clock.today().plusDays(10);
        serve(agreement, clock.today(), lastDay);
        cases.runJobs(agreement.number());
        path(agreement).isWaitingAt("userTask_suspendAccess");
        assertThat(isSuspended(agreement)).isTrue();

        endOn(agreement, lastDay);
        path(agreement).isEnded();
        assertThat(removal(agreement).status()).isEqualTo(Status.SERVED);
        assertThat(log(agreement)).doesNotContain("removal.overtaken");
    }

    @Test
    void accessMayBeTakenAwayAfterTheNoticeWasServed() {
        var agreement = inForce();
        propose(agreement, true);
        approve(agreement);
        serve(agreement, clock.today(), clock.today().plusDays(10));
        cases.runJobs(agreement.number());
        complete(agreement, "userTask_suspendAccess", "admin1", Map.of("note", "门禁"));

        assertThat(removal(agreement).accessSuspendedAt()).isPresent();
        path(agreement).isEnded();
    }

    @Test
    void anAgreementThatHasEndedByThenStaysAsItEnded() {
        var agreement = inForce();
        clock.set(agreement.term().lastDay());
        propose(agreement, false);
        approve(agreement);
        serve(agreement, clock.today(), clock.today());
        endOn(agreement, clock.today());
        cases.runJobs(agreement.number());

        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.EXPIRED);
        assertThat(removal(agreement).status()).isEqualTo(Status.OVERTAKEN);
        path(agreement).hasPassed("endEvent_removed").isEnded();
    }

    @Test
    void anAgreementThatEndsEarlierStaysSo() {
        var agreement = inForce();
        var earlier = clock.today().plusDays(5);
        staff.endEmployment(agreement.staffNo(), earlier, EmploymentEnd.TERMINATED, "hr1");
        propose(agreement, false);
        approve(agreement);
        serve(agreement, clock.today(), clock.today().plusDays(20));
        cases.runJobs(agreement.number());

        assertThat(cases.get(agreement).endsOn()).isEqualTo(earlier);
        assertThat(cases.get(agreement).endsBecause()).isEqualTo(EndReason.LABOUR_CONTRACT);
    }

    @Test
    void aSignedSuccessorDoesNotSaveTheHolder() {
        var agreement = cases.inForce("NETWORK", 30);
        var successor = cases.seal(cases.successor(agreement));
        cases.file(successor);
        propose(agreement, true);
        endOn(agreement, agreement.term().lastDay());
        terms.begin(successor.number());
        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.EXPIRED);
        assertThat(removal(agreement).status()).isEqualTo(Status.PROPOSED);
        assertThat(isSuspended(agreement)).isTrue();

        approve(agreement);
        var lastDay = clock.today().plusDays(7);
        serve(agreement, clock.today(), lastDay);
        cases.runJobs(agreement.number());
        assertThat(cases.get(successor).endsOn()).isEqualTo(lastDay);
        assertThat(cases.get(successor).endsBecause()).isEqualTo(EndReason.REMOVAL);

        endOn(successor, lastDay);
        assertThat(statusOf(agreement)).isEqualTo(Appointment.Status.LEFT);
        path(agreement).isEnded();
    }

    @Test
    void aHolderIsRemovedOnceAndOnlyWhileTheAgreementIsInForce() {
        var scheduled = cases.sealed("NETWORK");
        refused("removal.notInForce", () -> propose(scheduled, false));

        var agreement = inForce();
        refused("input.missing", () -> cases.by("office1", () -> removals.propose(agreement.number(), " ", false)));
        refused(
                "input.tooLong",
                () -> cases.by("office1", () -> removals.propose(agreement.number(), "长".repeat(1001), false)));
        refused(
                "document.unprintable",
                () -> cases.by("office1", () -> removals.propose(agreement.number(), "\uD83D\uDE00", false)));
        refused(
                "twoPeople.ownCase",
                () -> cases.by(
                        agreement.staffNo(),
                        () -> removing.propose(agreement.number(), "自请", false, agreement.staffNo())));
        assertThat(removing.latest(agreement)).isEmpty();
        propose(agreement, false);
        refused("removal.underWay", () -> propose(agreement, true));
        assertThat(statusOf(agreement)).isEqualTo(Appointment.Status.IN_POST);
        approve(agreement);
        serve(agreement, clock.today(), clock.today().plusDays(3));
        cases.runJobs(agreement.number());
        refused("removal.underWay", () -> propose(agreement, false));
    }

    @Test
    void aRemovalCannotBePassedOffAsAnother() {
        var one = inForce();
        var other = inForce();
        propose(one, false);
        propose(other, false);
        refused(
                "input.anotherCase",
                () -> complete(
                        one,
                        "userTask_approveRemoval",
                        "leader1",
                        Map.of("approved", true, "agreementNumber", other.number())));
        assertThat(removal(other).decidedBy()).isEmpty();
    }

    private Agreement inForce() {
        return cases.inForce("NETWORK", 1000);
    }

    private Removal propose(Agreement agreement, boolean suspendNow) {
        return cases.by("office1", () -> removals.propose(agreement.number(), "多次违反操作规程。", suspendNow));
    }

    private void approve(Agreement agreement) {
        complete(agreement, "userTask_approveRemoval", "leader1", Map.of("approved", true));
        cases.runJobs(agreement.number());
    }

    private void serve(Agreement agreement, LocalDate servedOn, LocalDate lastDay) {
        complete(
                agreement,
                "userTask_serveRemoval",
                "hr1",
                Map.of("servedOn", servedOn.toString(), "lastDay", lastDay.toString(), "servedHow", "当面送达，本人签收"));
    }

    private void complete(Agreement agreement, String task, String by, Map<String, Object> answers) {
        cases.complete(cases.task(agreement.number(), task), by, answers);
    }

    private void die(Agreement agreement) {
        staff.endEmployment(agreement.staffNo(), clock.today(), EmploymentEnd.DEATH, "hr1");
        endOn(agreement, clock.today());
    }

    private void endOn(Agreement agreement, LocalDate lastDay) {
        clock.set(lastDay.plusDays(1));
        ending.look(agreement.number());
    }

    private Removal removal(Agreement agreement) {
        return removing.get(agreement.number());
    }

    private Appointment.Status statusOf(Agreement agreement) {
        return appointing.get(agreement.appointmentId()).status();
    }

    private boolean isSuspended(Agreement agreement) {
        return appointing.get(agreement.appointmentId()).isSuspended();
    }

    private ProcessInstanceAssert path(Agreement agreement) {
        return cases.path("removal", agreement.number());
    }

    private List<String> log(Agreement agreement) {
        return audit.of(agreement.subject()).stream().map(AuditEvent::what).toList();
    }

    private String notice(Agreement agreement) {
        var notices = archive.of(agreement.subject()).stream()
                .filter(document -> document.kind() == Document.Kind.REMOVAL_NOTICE)
                .toList();
        assertThat(notices).hasSize(1);
        return Pdfs.text(archive.bytes(notices.get(0).id()));
    }

    private static void refused(String rule, ThrowingCallable step) {
        assertThatThrownBy(step).hasMessageContaining(rule);
    }
}
