package io.keypost.agreement;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.agreement.Appointment.Status;
import io.keypost.audit.Deed;
import io.keypost.rule.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.test.util.ReflectionTestUtils;

/** Each transition from each state: what is not drawn in the state chart is refused and changes nothing. */
class AppointmentTest {

    private static final Instant NOW = Instant.parse("2026-01-05T02:00:00Z");
    private static final Nomination NOMINATION =
            new Nomination("SYSTEM", "P1", "信息中心", false, 3, LocalDate.of(2026, 2, 1), null, "BM-1", null);

    /** The states, and within them whether it is decided. */
    private enum State {
        PROPOSED,
        REVIEWED,
        DECIDED,
        APPROVED,
        IN_POST,
        TRANSFERRED,
        LEFT,
        REJECTED,
        WITHDRAWN,
        LAPSED
    }

    private record Transition(Consumer<Appointment> step, Map<State, Status> leadsTo) {}

    private static Map<String, Transition> transitions() {
        var all = new LinkedHashMap<String, Transition>();
        all.put(
                "review",
                new Transition(a -> a.review(by("hr1"), true, null), Map.of(State.PROPOSED, Status.REVIEWED)));
        all.put(
                "return",
                new Transition(a -> a.review(by("hr1"), false, "why"), Map.of(State.PROPOSED, Status.PROPOSED)));
        all.put(
                "decide",
                new Transition(a -> a.decide(by("leader1"), true, null), Map.of(State.REVIEWED, Status.REVIEWED)));
        all.put(
                "reject",
                new Transition(a -> a.decide(by("leader1"), false, "why"), Map.of(State.REVIEWED, Status.REJECTED)));
        all.put("appoint", new Transition(Appointment::appoint, Map.of(State.DECIDED, Status.APPROVED)));
        all.put(
                "conflictFound",
                new Transition(
                        Appointment::conflictFound,
                        Map.of(
                                State.PROPOSED, Status.PROPOSED,
                                State.REVIEWED, Status.PROPOSED,
                                State.DECIDED, Status.PROPOSED)));
        all.put(
                "withdraw",
                new Transition(
                        a -> a.withdraw("manager1", null),
                        Map.of(State.PROPOSED, Status.WITHDRAWN, State.REVIEWED, Status.WITHDRAWN)));
        all.put(
                "lapse",
                new Transition(
                        a -> a.notSigned(true, null),
                        Map.of(
                                State.APPROVED, Status.LAPSED,
                                State.LAPSED, Status.LAPSED,
                                State.WITHDRAWN, Status.WITHDRAWN)));
        all.put(
                "enterPost",
                new Transition(
                        Appointment::enterPost,
                        Map.of(
                                State.APPROVED, Status.IN_POST,
                                State.IN_POST, Status.IN_POST,
                                State.TRANSFERRED, Status.TRANSFERRED,
                                State.LEFT, Status.LEFT)));
        all.put(
                "transfer",
                new Transition(
                        Appointment::transfer,
                        Map.of(State.IN_POST, Status.TRANSFERRED, State.TRANSFERRED, Status.TRANSFERRED)));
        all.put(
                "suspend",
                new Transition(
                        a -> a.suspend(1),
                        Map.of(State.IN_POST, Status.IN_POST, State.TRANSFERRED, Status.TRANSFERRED)));
        all.put(
                "leave",
                new Transition(
                        Appointment::leave,
                        Map.of(
                                State.APPROVED, Status.LEFT,
                                State.IN_POST, Status.LEFT,
                                State.TRANSFERRED, Status.LEFT,
                                State.LEFT, Status.LEFT)));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyTransitionFromEveryState() {
        return transitions().entrySet().stream().flatMap(transition -> Stream.of(State.values())
                .map(from -> DynamicTest.dynamicTest(
                        transition.getKey() + " from " + from, () -> check(transition.getValue(), from))));
    }

    private static void check(Transition transition, State from) {
        var appointment = in(from);
        var before = ReflectionTestUtils.getField(appointment, "status");
        var expected = transition.leadsTo().get(from);
        if (expected == null) {
            refused(() -> transition.step().accept(appointment)).ofKind(Refusal.Kind.CONFLICT);
            assertThat(appointment.status()).isEqualTo(before);
        } else {
            transition.step().accept(appointment);
            assertThat(appointment.status()).isEqualTo(expected);
        }
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

    private static Deed by(String whom) {
        return new Deed(whom, NOW);
    }

    private static void givenBack(Appointment appointment) {
        appointment.access().givenBack(appointment.isSuspended());
    }

    static Appointment approved() {
        var appointment = in(State.APPROVED);
        ReflectionTestUtils.setField(appointment, "id", 7L);
        return appointment;
    }

    private static Appointment in(State state) {
        var appointment = new Appointment(NOMINATION, by("manager1"));
        switch (state) {
            case PROPOSED -> {}
            case WITHDRAWN -> appointment.withdraw("manager1", null);
            default -> {
                appointment.review(by("hr1"), true, null);
                go(appointment, state);
            }
        }
        return appointment;
    }

    private static void go(Appointment reviewed, State state) {
        if (state == State.REVIEWED) {
            return;
        }
        reviewed.decide(by("leader1"), state != State.REJECTED, "why");
        if (state == State.REJECTED || state == State.DECIDED) {
            return;
        }
        reviewed.appoint();
        if (state == State.LAPSED) {
            reviewed.notSigned(true, null);
        }
        if (state == State.IN_POST || state == State.TRANSFERRED || state == State.LEFT) {
            reviewed.enterPost();
        }
        if (state == State.TRANSFERRED) {
            reviewed.transfer();
        }
        if (state == State.LEFT) {
            reviewed.leave();
        }
    }

    static void forbidden(String rule, ThrowingCallable step) {
        refused(rule, step).ofKind(Refusal.Kind.FORBIDDEN);
    }

    private static void missing(ThrowingCallable step) {
        refused("input.missing", step).at("reason");
    }
}
