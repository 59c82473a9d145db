package io.keypost.process.renewal;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Renewal.Status;
import io.keypost.process.Cases;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** Who begins a renewal, what the answers must say, and by when. */
@KeypostTest
class RenewalAnswersTest extends RenewalCase {

    @Test
    void nobodyBeginsTheRenewalOfTheirOwnAgreement() {
        var old = cases.inForce("NETWORK", 60);
        refused("twoPeople.ownCase", () -> renewalProcess.begin(old.number(), old.staffNo()));
        assertThat(renewing.mayBegin(old.number(), old.staffNo())).isFalse();
        assertThat(renewing.open(old.number())).isEmpty();
    }

    @Test
    void whatARestCallSendsAlongRedirectsNothing() {
        var old = cases.inForce("NETWORK", 60);
        begun(old);
        var other = cases.inForce("NETWORK", 60);
        for (var foreign : Map.<String, Object>of(
                        "agreementNumber",
                        other.number(),
                        "appointmentId",
                        other.appointmentId(),
                        "holder",
                        "manager1",
                        "managers",
                        "holder")
                .entrySet()) {
            var redirected = new HashMap<>(Cases.proposal(3));
            redirected.put(foreign.getKey(), foreign.getValue());
            refused(
                    "input.anotherCase",
                    () -> cases.complete(task(old, "userTask_proposeRenewal"), "manager1", redirected));
        }
        assertThat(latest(old).status()).isEqualTo(Status.DUE);
    }

    @Test
    void noAnswerOfOneFormStandsInForAnothers() {
        var old = cases.inForce("NETWORK", 60);
        begun(old);
        var proposal = new HashMap<>(Cases.proposal(3));
        proposal.put("reason", "工作出色");
        cases.complete(task(old, "userTask_proposeRenewal"), "manager1", proposal);
        var consent = task(old, "userTask_consentToRenewal");
        refused("input.missing", () -> cases.complete(consent, old.staffNo(), Map.of("consented", false)));
        assertThat(runtimeService.getVariables(consent.getProcessInstanceId()))
                .containsOnlyKeys(
                        "agreementNumber", "appointmentId", "holder", "managers", "escalationAfter", "renewalWanted");
    }

    @Test
    void aProposalNeedsYears() {
        var old = cases.inForce("NETWORK", 60);
        begun(old);
        var task = task(old, "userTask_proposeRenewal");
        refused("input.missing", () -> cases.complete(task, "manager1", Map.of("renewalWanted", true)));
        refused("term.years", () -> cases.complete(task, "manager1", Map.of("renewalWanted", true, "years", 0)));
    }

    @Test
    void theTermBeginsOneRenewalAndNoSecondAfterANo() {
        var old = cases.inForce("NETWORK", 91);
        renewalProcess.start(old.number());
        assertThat(renewing.open(old.number())).isEmpty();

        clock.set(old.term().lastDay().minusDays(90));
        renewalProcess.start(old.number());
        renewalProcess.start(old.number());
        assertThat(renewals.findByPredecessorOrderById(old.number())).hasSize(1);
        assertThat(cases.instance("renewal", old.number())).isNotNull();
        refused("renewal.underWay", () -> begun(old));

        cases.complete(
                task(old, "userTask_proposeRenewal"), "manager1", Map.of("renewalWanted", false, "reason", "岗位调整"));
        renewalProcess.start(old.number());
        assertThat(renewing.open(old.number())).isEmpty();
        begun(old);
        assertThat(renewing.open(old.number())).isPresent();
    }

    @Test
    void tasksSayWhoseCaseItIsAndAreDueOnTheWorkdayByTheLastDayAtTheLatest() {
        var old = cases.inForce("NETWORK", 60);
        var lastDay = old.term().lastDay();
        assertThat(lastDay).isEqualTo("2029-01-14");
        assertThat(lastDay.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        begun(old);
        var name = appointing.person(appointing.get(old.appointmentId())).name();
        var proposal = task(old, "userTask_proposeRenewal");
        assertThat(proposal.getName()).isEqualTo("提出续聘意向：" + name + " · 网络管理员");
        assertThat(dueOn(proposal)).isEqualTo("2028-11-22");

        clock.set(lastDay.minusDays(4));
        proposes(old);
        assertThat(dueOn(task(old, "userTask_consentToRenewal"))).isEqualTo(lastDay.minusDays(2));
        clock.set(lastDay);
        consents(old);
        assertThat(dueOn(task(old, "userTask_approveRenewal"))).isEqualTo(lastDay);
        assertThat(cases.get(old).endsOn()).isEqualTo(lastDay);
    }

    private LocalDate dueOn(Task task) {
        return LocalDate.ofInstant(task.getDueDate().toInstant(), TestClock.ZONE);
    }
}
