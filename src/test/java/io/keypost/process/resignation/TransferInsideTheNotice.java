package io.keypost.process.resignation;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndReason;
import io.keypost.document.Document;
import io.keypost.exit.Exit;
import io.keypost.staff.EmploymentEnd;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The holder is moved off the post while the notice runs: part of the way through the whole diagram. */
abstract class TransferInsideTheNotice extends ResignationFixture {

    @Test
    void insideTheNoticePeriodTheHolderIsMovedOffThePostAndAccessEndsThere() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.running(agreement);
        var number = agreement.number();
        var from = LocalDate.of(2026, 9, 1);
        refused(
                "twoPeople.ownCase",
                () -> notices.tries(
                        agreement, "userTask_decideTransfer", agreement.staffNo(), Map.of("transferWanted", false)));
        refused(
                "transfer.from",
                () -> notices.orderTransfer(agreement, clock.today().minusDays(1)));
        refused("transfer.from", () -> notices.orderTransfer(agreement, LocalDate.of(2026, 11, 17)));
        refused(
                "input.missing",
                () -> notices.complete(
                        agreement,
                        "userTask_decideTransfer",
                        "leader1",
                        Map.of("transferWanted", true, "transferFrom", from.toString())));
        refused(
                "transfer.successor",
                () -> notices.complete(
                        agreement,
                        "userTask_decideTransfer",
                        "leader1",
                        Map.of(
                                "transferWanted",
                                true,
                                "transferFrom",
                                from.toString(),
                                "transferTo",
                                "综合科",
                                "successor",
                                agreement.staffNo())));
        notices.orderTransfer(agreement, from);
        assertThat(notices.paper(agreement, Document.Kind.TRANSFER_ORDER))
                .contains("转岗脱密", "综合科科员", "2026年9月1日", number);
        refused(
                "clearance.onlyTheHolder",
                () -> notices.tries(agreement, "userTask_acknowledgeTransfer", "manager1", Map.of()));
        notices.complete(agreement, "userTask_acknowledgeTransfer", agreement.staffNo(), Map.of());
        assertThat(notices.statusOf(agreement)).isEqualTo(Appointment.Status.IN_POST);

        cases.fire("transfer", number, "event_transferStarts");
        assertThat(clock.today()).isEqualTo(from);
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.DECLASSIFYING);
        assertThat(notices.statusOf(agreement)).isEqualTo(Appointment.Status.TRANSFERRED);
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Agreement.Status.ACTIVE);
        refused(
                "twoPeople.ownCase",
                () -> notices.tries(agreement, "userTask_takeBackAccess", agreement.staffNo(), Map.of("note", "全部")));
        refused(
                "input.missing",
                () -> notices.complete(agreement, "userTask_takeBackAccess", "admin1", Map.of("note", " ")));
        notices.complete(agreement, "userTask_takeBackAccess", "admin1", Map.of("note", "网络设备账号、门禁"));
        refused(
                "twoPeople.revokerVerifies",
                () -> notices.tries(agreement, "userTask_verifyRevocation", "admin1", Map.of()));
        refused(
                "twoPeople.ownCase",
                () -> notices.tries(agreement, "userTask_verifyRevocation", agreement.staffNo(), Map.of()));
        notices.verify(agreement);
        assertThat(notices.of(agreement).resignation().orElseThrow().transfer().verified())
                .isPresent();

        cases.fire("term", number, "event_lastDayReached");
        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.NOTICE);
        assertThat(notices.hasPassed(agreement, "endEvent_transferred")).isTrue();
        assertThat(notices.log(agreement))
                .containsSubsequence(
                        "transfer.ordered",
                        "document.TRANSFER_ORDER",
                        "transfer.acknowledged",
                        "transfer.begun",
                        "transfer.accessRevoked",
                        "transfer.accessVerified",
                        "agreement.ended.NOTICE");
    }

    @Test
    void anotherEndInsideTheNoticePeriodComesFirst() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.running(agreement);
        staff.endEmployment(agreement.staffNo(), LocalDate.of(2026, 8, 31), EmploymentEnd.TERMINATED, "hr1");
        assertThat(cases.get(agreement).endsOn()).isEqualTo(LocalDate.of(2026, 8, 31));
        cases.fire("term", agreement.number(), "event_lastDayReached");
        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.LABOUR_CONTRACT);
        assertThat(notices.hasPassed(agreement, "endEvent_left")).isTrue();
        assertThat(notices.isOver(agreement)).isTrue();
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.CLEARANCE);
        assertThat(notices.of(agreement).reason()).contains(EndReason.LABOUR_CONTRACT);
    }
}
