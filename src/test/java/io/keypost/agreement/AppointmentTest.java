package io.keypost.agreement;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.agreement.Appointment.Status;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.test.util.ReflectionTestUtils;

/** Each transition from each state: what is not drawn in the state chart is refused and changes nothing. */
class AppointmentTest extends AppointmentStates {

    @TestFactory
    Stream<DynamicTest> everyTransitionFromEveryState() {
        return transitions().entrySet().stream().flatMap(transition -> Stream.of(State.values())
                .map(from -> DynamicTest.dynamicTest(
                        transition.getKey() + " from " + from, () -> check(transition.getValue(), from))));
    }

    @Test
    void neitherTheNominatorNorTheCandidateReviewsOrDecides() {
        var proposed = in(State.PROPOSED);
        forbidden("twoPeople.nominatorReviews", () -> proposed.review(by("manager1"), true, null));
        forbidden("twoPeople.ownCase", () -> proposed.review(by("P1"), true, null));
        var reviewed = in(State.REVIEWED);
        forbidden("twoPeople.nominatorDecides", () -> reviewed.decide(by("manager1"), true, null));
        forbidden("twoPeople.ownCase", () -> reviewed.decide(by("P1"), true, null));
        assertThat(proposed.reviewed()).isEmpty();
        assertThat(reviewed.decided()).isEmpty();
    }

    @Test
    void nobodyNominatesThemself() {
        forbidden("twoPeople.nominatesThemself", () -> new Appointment(NOMINATION, by("P1")));
        var returned = in(State.PROPOSED);
        var themself =
                new Nomination("SYSTEM", "manager1", "信息中心", false, 3, LocalDate.of(2026, 2, 1), null, "BM-1", null);
        forbidden("twoPeople.nominatesThemself", () -> returned.correct(themself, by("manager1")));
    }

    @Test
    void onlyTheNominatorCorrectsAndWithdraws() {
        forbidden("appointment.onlyTheNominator", () -> in(State.PROPOSED).correct(NOMINATION, by("manager2")));
        forbidden("appointment.onlyTheNominator", () -> in(State.PROPOSED).withdraw("hr1", "why"));
    }

    @Test
    void aCorrectionForgetsWhatWasFoundBefore() {
        var returned = in(State.PROPOSED);
        returned.review(by("hr1"), false, "材料不全");
        returned.correct(NOMINATION, by("manager1"));
        assertThat(returned.reviewed()).isEmpty();
        assertThat(returned.reason()).isEmpty();
        assertThat(returned.status()).isEqualTo(Status.PROPOSED);
    }

    @Test
    void whoeverSaysNoSaysWhy() {
        for (var nothing : new String[] {null, "", "  "}) {
            missing(() -> in(State.PROPOSED).review(by("hr1"), false, nothing));
            missing(() -> in(State.REVIEWED).decide(by("leader1"), false, nothing));
        }
    }

    /** Scenario 12, in every order: a suspension holds until it is lifted, wherever the holder is; access that is gone is given back once. */
    @Test
    void whereTheHolderIsAndWhatTheyReachAreTwoFacts() {
        var appointment = in(State.IN_POST);
        assertThat(appointment.isWithoutAccess()).isFalse();
        appointment.suspend(1);
        appointment.transfer();
        appointment.access().revoked();
        appointment.reinstate();
        assertThat(appointment.status()).isEqualTo(Status.IN_POST);
        assertThat(appointment.isSuspended()).isTrue();
        assertThat(appointment.isWithoutAccess()).isTrue();
        assertThat(appointment.needsAccessBack()).as("not while suspended").isFalse();
        refused(() -> givenBack(appointment));
        assertThat(appointment.access().endSuspension(2)).as("another decision").isFalse();
        assertThat(appointment.access().endSuspension(1)).isTrue();
        assertThat(appointment.needsAccessBack()).isTrue();
        givenBack(appointment);
        assertThat(appointment.isWithoutAccess()).isFalse();

        appointment.transfer();
        assertThat(appointment.isWithoutAccess()).as("off the post").isTrue();
        appointment.suspend(3);
        appointment.access().revoked();
        appointment.access().endSuspension(3);
        assertThat(appointment.needsAccessBack()).as("not while transferred").isFalse();
        appointment.reinstate();
        assertThat(appointment.needsAccessBack()).isTrue();
    }

    @Test
    void theDatabasesUniqueKeyFollowsTheState() {
        for (var state : State.values()) {
            var appointment = in(state);
            assertThat(ReflectionTestUtils.getField(appointment, "openKey"))
                    .as("undecided " + state)
                    .isEqualTo(
                            Set.of(Status.PROPOSED, Status.REVIEWED).contains(appointment.status())
                                    ? "P1/SYSTEM"
                                    : null);
        }
    }

    @Test
    void itIsOverdueOnce() {
        var appointment = in(State.PROPOSED);
        assertThat(appointment.overdue(NOW)).isTrue();
        assertThat(appointment.overdue(NOW.plusSeconds(1))).isFalse();
        assertThat(appointment.overdueSince()).contains(NOW);
        assertThat(in(State.APPROVED).overdue(NOW)).isFalse();
    }
}
