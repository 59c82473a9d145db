package io.keypost.process.appointment;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.KeypostTest;
import io.keypost.agreement.Appointment.Status;
import io.keypost.process.Cases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is not nominated, and who does not decide. */
@KeypostTest
class NominationRulesTest extends NominationCase {

    @Test
    void rulesRefuseANominationBeforeAnythingIsStarted() {
        var busy = cases.person("赵六", List.of("档案管理"));
        var nomination = cases.nomination(busy, "SECURITY", clock.today().plusDays(5));

        refused(() -> cases.nominate(nomination)).by("eligibility.fullTimeRequired", "eligibility.noOtherDuties");
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .variableValueEquals("nominator", busy)
                        .count())
                .isZero();
    }

    @Test
    void onlyTheNominatorCorrects() {
        var appointment = returned();
        assertThatThrownBy(() -> cases.complete(
                        cases.task(appointment, "userTask_correct"), "manager2", Map.of("resubmitted", false)))
                .isInstanceOf(RuntimeException.class);
        assertThat(cases.get(appointment).status()).isEqualTo(Status.PROPOSED);
    }

    @Test
    void aCorrectionNominatesNobodyTwiceForAPost() {
        var rival = cases.nominated("SYSTEM");
        var appointment = returned();
        var corrected = new HashMap<>(Cases.form(
                cases.nomination(rival.staffNo(), "SYSTEM", clock.today().plusDays(5))));
        corrected.put("resubmitted", true);
        var task = cases.task(appointment, "userTask_correct");

        refused("eligibility.alreadyNominated", () -> cases.complete(task, "manager1", corrected))
                .at("staffNo");
        assertThat(cases.get(appointment).staffNo()).isNotEqualTo(rival.staffNo());
    }

    @Test
    void nobodyDecidesOnWhatTheyNominatedOrOnThemself() {
        var appointment = reviewed("DATABASE");
        var task = cases.task(appointment, "userTask_approve");
        assertThatThrownBy(() -> cases.complete(task, "manager1", Map.of("approved", true)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> cases.complete(task, appointment.staffNo(), Map.of("approved", true)))
                .isInstanceOf(RuntimeException.class);
        assertThat(cases.get(appointment).decided()).isEmpty();
    }

    @Test
    void whatARestCallSendsAlongNeitherRedirectsATaskNorPassesForTheNominator() {
        var one = reviewed("DATABASE");
        var other = reviewed("DATABASE");
        var redirected = Map.<String, Object>of("approved", true, "appointmentId", other.id());
        refused("input.anotherCase", () -> cases.complete(cases.task(one, "userTask_approve"), "leader1", redirected));
        assertThat(cases.get(other).decided()).isEmpty();

        var form = new HashMap<>(Cases.form(
                cases.nomination(cases.person(), "DATABASE", clock.today().plusDays(5))));
        form.put("nominator", "manager2");
        var instance = cases.by("manager1", () -> runtimeService.startProcessInstanceByKey("appointment", form));
        assertThat(runtimeService.getVariable(instance.getId(), "nominator")).isEqualTo("manager1");
    }
}
