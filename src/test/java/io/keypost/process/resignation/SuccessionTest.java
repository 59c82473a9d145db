package io.keypost.process.resignation;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.Appointment;
import io.keypost.exit.ArrangingSuccession;
import io.keypost.exit.Exit;
import io.keypost.process.Cases;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is to follow, when the holder stays after all. */
@KeypostTest
class SuccessionTest extends ResignationFixture {

    @Autowired
    ArrangingSuccession succession;

    @Test
    void anApprovedSuccessorIsResolvedBeforeTheHolderStays() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.running(agreement);
        var successor = cases.person();
        refused(
                "twoPeople.ownCase",
                () -> notices.tries(
                        agreement,
                        "userTask_arrangeSuccession",
                        agreement.staffNo(),
                        Map.of("nominated", false, "reason", "无")));
        notices.complete(
                agreement,
                "userTask_arrangeSuccession",
                "manager1",
                Map.of(
                        "nominated",
                        true,
                        "staffNo",
                        successor,
                        "fullTime",
                        false,
                        "years",
                        3,
                        "firstDay",
                        "2026-11-17",
                        "confidentialityAgreementNo",
                        "BM-2026-009"));
        var nomination = appointing.get(notices.of(agreement)
                .resignation()
                .orElseThrow()
                .succession()
                .appointmentId()
                .orElseThrow());
        assertThat(nomination.staffNo()).isEqualTo(successor);
        assertThat(nomination.postCode()).isEqualTo("NETWORK");
        assertThat(succession.approved(notices.of(agreement).resignation().orElseThrow()))
                .isEmpty();
        var drafted = cases.drafted(nomination);

        notices.askWithdrawal(agreement);
        refused("resignation.successor", () -> consent(agreement, Map.of("consented", true)));
        refused("input.choice", () -> consent(agreement, Map.of("consented", true, "successorChoice", "BOTH")));
        consent(agreement, Map.of("consented", true, "successorChoice", "REVOKE"));
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.WITHDRAWN);
        assertThat(appointing.get(nomination.id()).status()).isEqualTo(Appointment.Status.WITHDRAWN);
        assertThat(cases.get(drafted).status(clock.today())).isEqualTo(Status.VOID);
        assertThat(cases.instance("appointment", Cases.keyOf(nomination))).isNull();
    }

    @Test
    void aSuccessorBothHaveSignedWithStays() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.running(agreement);
        // Nominated outside the case, and found all the same.
        var signed = cases.sealed("NETWORK", LocalDate.of(2026, 9, 1), 3);
        notices.askWithdrawal(agreement);
        refused(
                "appointment.alreadySigned",
                () -> consent(agreement, Map.of("consented", true, "successorChoice", "REVOKE")));
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.NOTICE);
        consent(agreement, Map.of("consented", true, "successorChoice", "KEEP"));
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.WITHDRAWN);
        assertThat(cases.get(signed).status(clock.today())).isEqualTo(Status.SCHEDULED);
    }

    private void consent(Agreement agreement, Map<String, Object> answers) {
        notices.complete(agreement, "userTask_approveWithdrawal", "leader1", answers);
        cases.runJobs(agreement.number());
    }
}
