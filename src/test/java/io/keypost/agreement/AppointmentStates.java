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
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.test.util.ReflectionTestUtils;

/** The states of an appointment, and how one gets there. */
abstract class AppointmentStates {

    static final Instant NOW = Instant.parse("2026-01-05T02:00:00Z");

    static final Nomination NOMINATION =
            new Nomination("SYSTEM", "P1", "信息中心", false, 3, LocalDate.of(2026, 2, 1), null, "BM-1", null);

    /** The states, and within them whether it is decided. */
    enum State {
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

    record Transition(Consumer<Appointment> step, Map<State, Status> leadsTo) {}

    static Map<String, Transition> transitions() {
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

    static void check(Transition transition, State from) {
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

    static Deed by(String whom) {
        return new Deed(whom, NOW);
    }

    static void givenBack(Appointment appointment) {
        appointment.access().givenBack(appointment.isSuspended());
    }

    static Appointment approved() {
        var appointment = in(State.APPROVED);
        ReflectionTestUtils.setField(appointment, "id", 7L);
        return appointment;
    }

    static Appointment in(State state) {
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

    static void go(Appointment reviewed, State state) {
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

    static void missing(ThrowingCallable step) {
        refused("input.missing", step).at("reason");
    }
}
