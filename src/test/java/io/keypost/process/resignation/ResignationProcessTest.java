package io.keypost.process.resignation;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndReason;
import io.keypost.document.Document;
import io.keypost.exit.Exit;
import io.keypost.process.OverdueTasks;
import io.keypost.process.ProcessTest;
import io.keypost.staff.EmploymentEnd;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ProcessTest("resignation")
class ResignationProcessTest extends TransferInsideTheNotice {

    @Test
    void acceptedNoticeEndsTheAgreementOnItsLastDay() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        var exit = notices.give(agreement);
        assertThat(exit.status()).isEqualTo(Exit.Status.RECEIVED);
        assertThat(exit.lastDay()).isEqualTo(LocalDate.of(2026, 11, 16));
        // It is received when it is given, whenever that is confirmed.
        assertThat(cases.get(agreement).endsOn()).isEqualTo(exit.lastDay());

        clock.set(LocalDate.of(2026, 8, 18));
        notices.confirm(agreement, "hr1");
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.NOTICE);
        assertThat(notices.paper(agreement, Document.Kind.RESIGNATION_RECEIPT))
                .contains("辞岗通知回执", agreement.number(), "2026年8月14日", "2026年11月16日", "第二百零一条");
        refused("clearance.onlyTheHolder", () -> notices.tries(agreement, "userTask_collectReceipt", "hr1", Map.of()));
        notices.complete(agreement, "userTask_collectReceipt", agreement.staffNo(), Map.of());
        notices.complete(agreement, "userTask_decideTransfer", "leader1", Map.of("transferWanted", false));
        notices.complete(
                agreement, "userTask_arrangeSuccession", "manager1", Map.of("nominated", false, "reason", "岗位待调整"));

        cases.fire("term", agreement.number(), "event_lastDayReached");
        assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 11, 17));
        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.NOTICE);
        assertThat(cases.get(agreement).endedOn(clock.today())).contains(LocalDate.of(2026, 11, 16));
        assertThat(notices.hasPassed(agreement, "endEvent_noTransfer", "endEvent_successionArranged", "endEvent_left"))
                .isTrue();
        assertThat(notices.isOver(agreement)).isTrue();
        assertThat(notices.statusOf(agreement)).isEqualTo(Appointment.Status.LEFT);
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.CLEARANCE);
        assertThat(notices.of(agreement).id()).isEqualTo(exit.id());
        assertThat(cases.instance("clearance", agreement.number())).isNotNull();
        assertThat(notices.log(agreement))
                .containsSubsequence(
                        "resignation.received.EMPLOYMENT",
                        "resignation.confirmed",
                        "document.RESIGNATION_RECEIPT",
                        "resignation.receiptCollected",
                        "transfer.notWanted",
                        "resignation.noSuccessor",
                        "agreement.ended.NOTICE",
                        "clearance.opened")
                .containsOnlyOnce("agreement.ended.NOTICE");

        cases.clear(agreement.number());
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.CLOSED);
    }

    @Test
    void beforeItsReceiptIsConfirmedANoticeIsTakenBackFreely() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.give(agreement);
        refused("clearance.onlyTheHolder", () -> requests.askWithdrawal(notices.id(agreement), "替他撤回", "hr1"));
        requests.askWithdrawal(notices.id(agreement), null, agreement.staffNo());
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.WITHDRAWN);
        assertThat(notices.isOver(agreement)).isTrue();
        assertThat(notices.hasPassed(agreement, "endEvent_overUnconfirmed")).isTrue();
        assertThat(cases.get(agreement).endsOn()).isEqualTo(agreement.term().lastDay());
        assertThat(cases.get(agreement).endsBecause()).isEqualTo(EndReason.EXPIRED);
        refused("resignation.state", () -> notices.askWithdrawal(agreement));

        var again = notices.running(agreement);
        assertThat(again.status()).isEqualTo(Exit.Status.NOTICE);
        assertThat(notices.paperOf(agreement, Document.Kind.RESIGNATION_RECEIPT))
                .isPresent();
    }

    @Test
    void thenItTakesTheLeadingGroupsConsentAndAccessIsGivenBack() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.running(agreement);
        notices.declassifying(agreement);
        refused("input.missing", () -> requests.askWithdrawal(notices.id(agreement), " ", agreement.staffNo()));
        notices.askWithdrawal(agreement);
        refused("resignation.asked", () -> notices.askWithdrawal(agreement));
        refused(
                "twoPeople.ownCase",
                () -> notices.tries(
                        agreement, "userTask_approveWithdrawal", agreement.staffNo(), Map.of("consented", true)));
        consent(agreement, "leader1", true);

        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.WITHDRAWN);
        assertThat(notices.statusOf(agreement)).isEqualTo(Appointment.Status.IN_POST);
        assertThat(cases.get(agreement).endsOn()).isEqualTo(agreement.term().lastDay());
        refused(
                "twoPeople.ownCase",
                () -> notices.tries(agreement, "userTask_giveBackAccess", agreement.staffNo(), Map.of("note", "恢复")));
        notices.complete(agreement, "userTask_giveBackAccess", "admin1", Map.of("note", "网络设备账号、门禁已恢复"));
        assertThat(notices.isOver(agreement)).isTrue();
        assertThat(notices.hasPassed(agreement, "endEvent_noticeWithdrawn", "endEvent_accessRestored"))
                .isTrue();
    }

    @Test
    void withoutConsentTheNoticeRunsOn() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        var exit = notices.running(agreement);
        notices.askWithdrawal(agreement);
        refused("input.missing", () -> consent(agreement, "leader1", false));
        notices.complete(
                agreement, "userTask_approveWithdrawal", "leader1", Map.of("consented", false, "reason", "已安排接任"));
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.NOTICE);
        assertThat(cases.get(agreement).endsOn()).isEqualTo(exit.lastDay());
        assertThat(notices.hasPassed(agreement, "endEvent_notChanged")).isTrue();

        // Asked once more, and granted with nothing to give back.
        notices.askWithdrawal(agreement);
        consent(agreement, "leader2", true);
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.WITHDRAWN);
        assertThat(notices.hasPassed(agreement, "endEvent_withdrawn")).isTrue();
        assertThat(notices.isOver(agreement)).isTrue();
    }

    @Test
    void withdrawnButEndedMeanwhileNothingIsGivenBack() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.running(agreement);
        notices.declassifying(agreement);
        notices.askWithdrawal(agreement);
        consent(agreement, "leader1", true);
        staff.endEmployment(agreement.staffNo(), clock.today().minusDays(1), EmploymentEnd.DEATH, "hr1");
        cases.runJobs(agreement.number());
        assertThat(notices.hasPassed(agreement, "endEvent_nothingToRestore")).isTrue();
        assertThat(notices.isOver(agreement)).isTrue();
        assertThat(cases.instance("clearance", agreement.number())).isNotNull();
    }

    @Test
    void whoProposesToShortenDoesNotDecide() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.running(agreement);
        var number = agreement.number();
        requests.proposeShortening(notices.id(agreement), LocalDate.of(2026, 9, 30), "工作已交接", "hr1");
        refused(
                "twoPeople.askerDecides",
                () -> notices.tries(agreement, "userTask_approveShortening", "hr1", Map.of("approved", true)));
        refused(
                "twoPeople.ownCase",
                () -> notices.tries(
                        agreement, "userTask_approveShortening", agreement.staffNo(), Map.of("approved", true)));
        refused("input.missing", () -> shorten(agreement, "leader1", false));
        notices.complete(
                agreement, "userTask_approveShortening", "leader1", Map.of("approved", false, "reason", "尚未交接"));
        assertThat(cases.get(agreement).endsOn()).isEqualTo(LocalDate.of(2026, 11, 16));

        requests.proposeShortening(notices.id(agreement), LocalDate.of(2026, 9, 30), "工作已交接", "hr1");
        shorten(agreement, "leader1", true);
        assertThat(cases.get(agreement).endsOn()).isEqualTo(LocalDate.of(2026, 9, 30));
        assertThat(notices.of(agreement).lastDay()).isEqualTo(LocalDate.of(2026, 9, 30));
        cases.fire("term", number, "event_lastDayReached");
        assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(cases.get(agreement).endedOn(clock.today())).contains(LocalDate.of(2026, 9, 30));
        assertThat(notices.hasPassed(agreement, "endEvent_shortened", "endEvent_notChanged", "endEvent_left"))
                .isTrue();
    }

    @Test
    void whatHrEntersASecondPersonConfirmsOrReturns() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 5, 20));
        var received = LocalDate.of(2026, 5, 6);
        notices.enter(agreement, "hr1", received);
        // Until then it is one person's word.
        assertThat(cases.get(agreement).endsOn()).isEqualTo(agreement.term().lastDay());
        refused("twoPeople.enteredConfirms", () -> notices.confirm(agreement, "hr1"));
        refused(
                "twoPeople.ownCase",
                () -> notices.tries(
                        agreement, "userTask_confirmReceipt", agreement.staffNo(), Map.of("received", true)));
        refused(
                "input.missing",
                () -> notices.complete(agreement, "userTask_confirmReceipt", "hr2", Map.of("received", false)));
        notices.complete(agreement, "userTask_confirmReceipt", "hr2", Map.of("received", false, "reason", "日期与印章不符"));
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.WITHDRAWN);
        assertThat(notices.hasPassed(agreement, "endEvent_returned")).isTrue();

        notices.enter(agreement, "hr1", received);
        notices.confirm(agreement, "hr2");
        assertThat(cases.get(agreement).endsOn()).isEqualTo(LocalDate.of(2026, 8, 6));
        assertThat(notices.of(agreement).lastDay()).isEqualTo(LocalDate.of(2026, 8, 6));
    }

    @Test
    void theOfficeIsToldOfWhatWaitsTooLong() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.give(agreement);
        cases.fire("resignation", agreement.number(), "event_confirmationOverdue");
        assertThat(cases.task(agreement.number(), "userTask_confirmReceipt").getPriority())
                .isEqualTo(OverdueTasks.PRIORITY);
        notices.confirm(agreement, "hr1");
        cases.fire("resignation", agreement.number(), "event_decisionOverdue");
        assertThat(cases.task(agreement.number(), "userTask_decideTransfer").getPriority())
                .isEqualTo(OverdueTasks.PRIORITY);
        assertThat(notices.hasPassed(agreement, "endEvent_escalated", "endEvent_decisionEscalated"))
                .isTrue();
        assertThat(notices.log(agreement))
                .filteredOn("resignation.overdue"::equals)
                .hasSize(2);
    }

    /** Nothing would wait for it any more. */
    @Test
    void anEndBetweenTheConfirmationAndItsReceiptEndsTheCase() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.give(agreement);
        notices.complete(agreement, "userTask_confirmReceipt", "hr1", Map.of("received", true));
        staff.endEmployment(agreement.staffNo(), LocalDate.of(2026, 8, 13), EmploymentEnd.TERMINATED, "hr1");
        cases.runJobs(agreement.number());
        assertThat(notices.hasPassed(agreement, "endEvent_overAtReceipt")).isTrue();
        assertThat(notices.isOver(agreement)).isTrue();
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.CLEARANCE);
    }

    private void consent(Agreement agreement, String by, boolean consented) {
        // Another test may have left an approved successor behind.
        notices.complete(
                agreement, "userTask_approveWithdrawal", by, Map.of("consented", consented, "successorChoice", "KEEP"));
        cases.runJobs(agreement.number());
    }

    private void shorten(Agreement agreement, String by, boolean approved) {
        notices.complete(agreement, "userTask_approveShortening", by, Map.of("approved", approved));
    }
}
