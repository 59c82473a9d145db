package io.keypost.process.resignation;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Removal;
import io.keypost.agreement.RemovingHolders;
import io.keypost.process.Cases;
import io.keypost.process.ProcessTest;
import io.keypost.process.removal.RemovalProcess;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A removal and a notice of the same holder: where the holder is and whether they have access are two facts (domain.md §5, scenario 12). */
@ProcessTest("resignation")
@Tag("database")
class SuspendedHolderTest {

    @Autowired
    Notices notices;

    @Autowired
    Cases cases;

    @Autowired
    RemovalProcess removals;

    @Autowired
    RemovingHolders removing;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init")
    private Agreement agreement;

    @BeforeEach
    void inForce() {
        cases.countNoCoverage();
        agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
    }

    @Test
    void aSuspendedHolderWhoTakesBackTheirNoticeIsSuspendedStill() {
        propose();
        notices.running(agreement);
        notices.declassifying(agreement);
        withdraw();

        assertThat(appointment().status()).isEqualTo(Appointment.Status.IN_POST);
        assertThat(appointment().isSuspended()).isTrue();
        assertThat(removing.get(agreement.number()).status()).isEqualTo(Removal.Status.PROPOSED);
        assertThat(notices.isOver(agreement))
                .as("nobody is asked to give back what is suspended")
                .isTrue();

        reject();
        complete("userTask_restoreAccess", "admin1", Map.of("note", "全部恢复"));
        assertThat(appointment().isWithoutAccess()).isFalse();
    }

    @Test
    void theSuspensionMayBeLiftedWhileTheHolderIsTransferred() {
        propose();
        complete("userTask_suspendAccess", "admin1", Map.of("note", "核心交换机账号"));
        notices.running(agreement);
        notices.orderTransfer(agreement, clock.today());
        cases.fire("transfer", agreement.number(), "event_transferStarts");
        reject();
        assertThat(cases.instance("removal", agreement.number()))
                .as("nothing is given back to whoever is off the post")
                .isNull();

        notices.complete(agreement, "userTask_takeBackAccess", "admin1", Map.of("note", "已停用"));
        withdraw();
        notices.complete(agreement, "userTask_giveBackAccess", "admin1", Map.of("note", "全部恢复"));
        assertThat(appointment().isWithoutAccess()).isFalse();
    }

    @Test
    void whoeverIsTransferredMayBeRemoved() {
        notices.running(agreement);
        notices.declassifying(agreement);
        propose();
        assertThat(appointment().status()).isEqualTo(Appointment.Status.TRANSFERRED);
        assertThat(appointment().isSuspended()).isTrue();
        assertThat(cases.hasPassed("removal", agreement.number(), "endEvent_notSuspended"))
                .as("there is no access left to take")
                .isTrue();

        withdraw();
        assertThat(appointment().status()).isEqualTo(Appointment.Status.IN_POST);
        assertThat(appointment().isSuspended()).isTrue();
        reject();
        complete("userTask_restoreAccess", "admin1", Map.of("note", "全部恢复"));
        assertThat(appointment().isWithoutAccess()).isFalse();
    }

    @Test
    void accessIsNotGivenBackWhileAnotherDecisionSuspendsIt() {
        notices.running(agreement);
        notices.declassifying(agreement);
        withdraw();
        propose();
        refused(
                "appointment.suspended",
                () -> notices.complete(agreement, "userTask_giveBackAccess", "admin1", Map.of("note", "全部恢复")));
    }

    private void propose() {
        cases.by("office1", () -> removals.propose(agreement.number(), "严重违反保密规定", true));
    }

    private void reject() {
        complete("userTask_approveRemoval", "leader1", Map.of("approved", false, "reason", "事实不清"));
        cases.runJobs(agreement.number());
    }

    private void withdraw() {
        notices.askWithdrawal(agreement);
        notices.complete(agreement, "userTask_approveWithdrawal", "leader2", Map.of("consented", true));
        cases.runJobs(agreement.number());
    }

    private Appointment appointment() {
        return appointing.get(agreement.appointmentId());
    }

    private void complete(String task, String by, Map<String, Object> answers) {
        cases.complete(cases.task(agreement.number(), task), by, new HashMap<>(answers));
    }
}
