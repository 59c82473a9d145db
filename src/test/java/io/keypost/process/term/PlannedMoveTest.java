package io.keypost.process.term;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Nomination;
import io.keypost.process.Cases;
import io.keypost.process.removal.RemovalProcess;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever leaves one post on a known day may be nominated for another from the day after. */
@KeypostTest
class PlannedMoveTest extends SecondPost {

    @Autowired
    RemovalProcess removals;

    @Autowired
    RuntimeService runtimeService;

    /** Scenario 11. */
    @Test
    void whoLeavesOnePostInJuneIsNominatedAndSignsInJuneForAnotherFromJuly() {
        agreedEnd();
        refused("eligibility.onePostOnly", () -> cases.nominate(security(END_OF_JUNE)));

        var second = cases.seal(cases.drafted(cases.nominate(security(FIRST_OF_JULY))));
        assertThat(second.beginsOn()).isEqualTo(FIRST_OF_JULY);
        reconciliation.run();
        assertThat(cases.get(first).conflict()).isEmpty();
        assertThat(cases.get(second).conflict()).isEmpty();
        assertThat(heldOn(END_OF_JUNE)).containsExactly("NETWORK");
        assertThat(heldOn(FIRST_OF_JULY)).containsExactly("SECURITY");

        // What the dates say does not wait for a timer.
        clock.set(FIRST_OF_JULY);
        assertThat(cases.get(first).status(FIRST_OF_JULY)).isEqualTo(Status.ENDED);
        assertThat(cases.get(second).status(FIRST_OF_JULY)).isEqualTo(Status.ACTIVE);
        cases.fireWhatIsDue("term", second.number());
        cases.fireWhatIsDue("term", first.number());
        assertThat(statusOf(second)).isEqualTo(Appointment.Status.IN_POST);
        assertThat(statusOf(first)).isEqualTo(Appointment.Status.LEFT);

        // They hand over the first while on the second.
        assertThat(cases.instance("clearance", first.number())).isNotNull();
        reconciliation.run();
        assertThat(cases.get(second).conflict()).isEmpty();
        cases.clear(first.number());
        assertThat(cases.instance("term", first.number())).isNull();
    }

    @Test
    void aNominationFromTasklistThatOverlapsGoesBackAndOnceCorrectedGoesItsWay() {
        agreedEnd();
        var instance = cases.by(
                "manager1",
                () -> runtimeService.startProcessInstanceByKey("appointment", Cases.form(security(END_OF_JUNE))));
        var started = appointing.get(Long.parseLong(instance.getBusinessKey()));
        cases.runJobs(started);
        cases.complete(cases.task(started, "userTask_correct"), "manager1", resubmitted(END_OF_JUNE));
        cases.runJobs(started);
        cases.complete(cases.task(started, "userTask_correct"), "manager1", resubmitted(FIRST_OF_JULY));
        assertThat(cases.drafted(cases.get(started)).term().firstDay()).isEqualTo(FIRST_OF_JULY);
    }

    private Map<String, Object> resubmitted(LocalDate firstDay) {
        var form = Cases.form(security(firstDay));
        form.put("resubmitted", true);
        return form;
    }

    /** How the first post may come to its end, known beforehand. */
    enum End {
        MUTUAL,
        REMOVAL,
        NOTICE,
        TRANSFER,
        TERM
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void whateverEndsTheFirstTheSecondBeginsOnTheDayAfterAtTheEarliest(End end) {
        var today = clock.today();
        switch (end) {
            case MUTUAL -> agreedEnd();
            case REMOVAL -> ending.byRemoval(first.number(), END_OF_JUNE, "失职", "office1");
            case NOTICE -> notices.running(first);
            case TRANSFER -> {
                notices.running(first);
                notices.declassifying(first);
            }
            case TERM -> assertThat(today).isBefore(cases.get(first).endsOn());
        }
        var last = cases.get(first).endsOn();
        refused("eligibility.onePostOnly", () -> cases.nominate(another(last)));
        assertThat(cases.seal(cases.drafted(cases.nominate(another(last.plusDays(1)))))
                        .beginsOn())
                .isEqualTo(last.plusDays(1));
    }

    @Test
    void aHolderWithoutAccessHoldsThePostStill() {
        cases.by("office1", () -> removals.propose(first.number(), "严重违反保密规定", true));
        assertThat(appointing.get(first.appointmentId()).isWithoutAccess()).isTrue();
        refused("eligibility.onePostOnly", () -> cases.nominate(another(FIRST_OF_JULY)));
    }

    @Test
    void theSamePostIsHeldAgainAfterItsEndAndNotBefore() {
        agreedEnd();
        refused(
                "eligibility.alreadyNominated",
                () -> cases.nominate(cases.nomination(first.staffNo(), "NETWORK", END_OF_JUNE)));
        var again =
                cases.seal(cases.drafted(cases.nominate(cases.nomination(first.staffNo(), "NETWORK", FIRST_OF_JULY))));
        assertThat(again.beginsOn()).isEqualTo(FIRST_OF_JULY);
    }

    /** The post itself is free from the day after, whoever takes it. */
    @Test
    void somebodyElseTakesThePostOnTheDayAfter() {
        agreedEnd();
        var next =
                cases.seal(cases.drafted(cases.nominate(cases.nomination(cases.person(), "NETWORK", FIRST_OF_JULY))));
        assertThat(next.beginsOn()).isEqualTo(FIRST_OF_JULY);
        assertThat(agreements.inForceOn(END_OF_JUNE))
                .extracting(Agreement::number)
                .contains(first.number())
                .doesNotContain(next.number());
        assertThat(agreements.inForceOn(FIRST_OF_JULY))
                .extracting(Agreement::number)
                .contains(next.number())
                .doesNotContain(first.number());
    }

    @Test
    void aRenewalBeyondTheDayOnWhichTheSecondBeginsIsRefused() {
        var last = first.term().lastDay();
        clock.set(last.minusDays(60));
        cases.drafted(cases.nominate(another(last.plusDays(1))));
        cases.consented(first);
        cases.task(first.number(), "userTask_proposeRenewal");
        cases.path("renewal", first.number()).hasNotPassed("userTask_approveRenewal");
    }

    @Test
    void ofARenewalAndASecondPostForTheSameDaysTheOneApprovedFirstStands() {
        var last = first.term().lastDay();
        clock.set(last.minusDays(60));
        cases.consented(first);
        var second = cases.nominate(another(last.plusDays(1)));
        cases.drafted(second);
        BiConsumer<Boolean, String> decide = (approved, reason) -> cases.complete(
                cases.task(first.number(), "userTask_approveRenewal"),
                "leader1",
                Map.of("approved", approved, "reason", reason));
        refused("eligibility.onePostOnly", () -> decide.accept(true, "同意"));
        decide.accept(false, "已任他岗");
        assertThat(statusOf(first)).isEqualTo(Appointment.Status.IN_POST);
    }

    @Test
    void anApprovedRenewalKeepsItsHolderFromAnotherPost() {
        var last = first.term().lastDay();
        clock.set(last.minusDays(60));
        cases.successor(first);
        refused("eligibility.onePostOnly", () -> cases.nominate(another(last.plusDays(1))));
        assertThat(cases.nominate(another(last.plusYears(2).plusDays(1))).status())
                .isEqualTo(Appointment.Status.PROPOSED);
    }

    private Nomination security(LocalDate firstDay) {
        return new Nomination("SECURITY", first.staffNo(), "信息中心", true, 3, firstDay, null, "BM-2026-001", null);
    }
}
