package io.keypost.process.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.process.Cases;
import io.keypost.process.ProcessTest;
import io.keypost.process.resignation.Notices;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("transfer")
class TransferProcessTest {

    @Autowired
    Notices notices;

    @Autowired
    Cases cases;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    Staff staff;

    @Autowired
    TaskService taskService;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init")
    private Agreement agreement;

    @BeforeEach
    void noticeIsGiven() {
        agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.running(agreement);
    }

    @Test
    void theHolderLeavesThePostOnTheDayOrderedAndTheirAccessIsTakenBackAndVerified() {
        notices.orderTransfer(agreement, LocalDate.of(2026, 9, 1));
        notices.complete(agreement, "userTask_acknowledgeTransfer", agreement.staffNo(), Map.of());
        cases.fire("transfer", agreement.number(), "event_transferStarts");
        assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(appointing.get(agreement.appointmentId()).status()).isEqualTo(Appointment.Status.TRANSFERRED);

        notices.complete(agreement, "userTask_takeBackAccess", "admin1", Map.of("note", "网络设备账号、门禁"));
        notices.verify(agreement);
        cases.path("transfer", agreement.number())
                .isEnded()
                .hasPassedInOrder(
                        "serviceTask_issueTransferOrder",
                        "userTask_acknowledgeTransfer",
                        "event_transferStarts",
                        "serviceTask_beginTransfer",
                        "userTask_takeBackAccess",
                        "userTask_verifyRevocation",
                        "endEvent_accessVerified");
        cases.path("resignation", agreement.number()).hasPassed("endEvent_transferred");
        assertThat(notices.isOver(agreement)).as("the notice runs on").isFalse();
    }

    @Test
    void whereTheNoticeIsTakenBackNothingOfTheTransferIsLeftToBeDone() {
        notices.declassifying(agreement);
        assertThat(tasks()).contains("userTask_acknowledgeTransfer", "userTask_verifyRevocation");

        notices.askWithdrawal(agreement);
        notices.complete(agreement, "userTask_approveWithdrawal", "leader2", Map.of("consented", true));
        cases.runJobs(agreement.number());

        assertThat(cases.instance("transfer", agreement.number())).isNull();
        assertThat(tasks()).containsExactly("userTask_giveBackAccess");
    }

    @Test
    void whereTheAgreementEndsBeforeItsDayTheTransferDoesNotBegin() {
        notices.orderTransfer(agreement, LocalDate.of(2026, 9, 1));
        staff.endEmployment(agreement.staffNo(), LocalDate.of(2026, 8, 31), EmploymentEnd.TERMINATED, "hr1");
        cases.fire("term", agreement.number(), "event_lastDayReached");

        assertThat(cases.instance("transfer", agreement.number())).isNull();
        assertThat(notices.isOver(agreement)).isTrue();
        assertThat(appointing.get(agreement.appointmentId()).status()).isEqualTo(Appointment.Status.LEFT);
    }

    /** Of the notice and its transfer. */
    private List<String> tasks() {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey("resignation-" + cases.noticeOf(agreement.number()))
                .list()
                .stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }
}
