package io.keypost.process.removal;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.Removal.Status;
import io.keypost.audit.AuditEvent;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.process.OverdueTasks;
import io.keypost.process.ProcessTest;
import io.keypost.staff.EmploymentEnd;
import io.keypost.typesetting.Pdfs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whichever way a removal goes, as its diagram shows it. */
@ProcessTest("removal")
class RemovalProcessTest extends RemovalCase {

    @Autowired
    Archive archive;

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

    private void die(Agreement agreement) {
        staff.endEmployment(agreement.staffNo(), clock.today(), EmploymentEnd.DEATH, "hr1");
        endOn(agreement, clock.today());
    }

    private String notice(Agreement agreement) {
        var notices = archive.of(agreement.subject()).stream()
                .filter(document -> document.kind() == Document.Kind.REMOVAL_NOTICE)
                .toList();
        assertThat(notices).hasSize(1);
        return Pdfs.text(archive.bytes(notices.get(0).id()));
    }
}
