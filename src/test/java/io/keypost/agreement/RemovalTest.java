package io.keypost.agreement;

import static io.keypost.Refusals.refused;
import static io.keypost.agreement.AppointmentTest.forbidden;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.agreement.Removal.Status;
import io.keypost.audit.Deed;
import io.keypost.rule.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.test.util.ReflectionTestUtils;

/** Each step from each state: what is out of its turn is refused and changes nothing. */
class RemovalTest {

    private static final Instant NOW = Instant.parse("2026-01-05T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    /** The states, and within them what has been done. */
    private enum State {
        PROPOSED,
        APPROVED,
        NOTICE_SERVED,
        SERVED,
        REJECTED,
        ACCESS_TO_RESTORE,
        OVERTAKEN
    }

    private record Step(Consumer<Removal> step, Map<State, Status> leadsTo) {}

    private static Map<String, Step> steps() {
        var all = new LinkedHashMap<String, Step>();
        all.put(
                "suspend access",
                new Step(
                        r -> r.accessSuspended("admin1", NOW),
                        Map.of(
                                State.PROPOSED, Status.PROPOSED,
                                State.APPROVED, Status.APPROVED,
                                State.NOTICE_SERVED, Status.APPROVED,
                                State.SERVED, Status.SERVED)));
        all.put("approve", new Step(r -> r.decide(by("leader1"), true, null), Map.of(State.PROPOSED, Status.APPROVED)));
        all.put(
                "reject",
                new Step(r -> r.decide(by("leader1"), false, "why"), Map.of(State.PROPOSED, Status.REJECTED)));
        all.put(
                "restore access",
                new Step(
                        r -> r.accessRestored("admin1", NOW),
                        Map.of(State.REJECTED, Status.REJECTED, State.ACCESS_TO_RESTORE, Status.REJECTED)));
        all.put("serve", new Step(r -> r.serve("hr1", TODAY, "当面", TODAY), Map.of(State.APPROVED, Status.APPROVED)));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyStepFromEveryState() {
        return steps().entrySet().stream().flatMap(step -> Stream.of(State.values())
                .map(from ->
                        DynamicTest.dynamicTest(step.getKey() + " from " + from, () -> check(step.getValue(), from))));
    }

    private static void check(Step step, State from) {
        var removal = in(from);
        var before = removal.status();
        var expected = step.leadsTo().get(from);
        if (expected == null) {
            refused(() -> step.step().accept(removal)).ofKind(Refusal.Kind.CONFLICT);
            assertThat(removal.status()).isEqualTo(before);
        } else {
            step.step().accept(removal);
            assertThat(removal.status()).isEqualTo(expected);
        }
    }

    @Test
    void theHolderDoesNothingInTheirOwnRemoval() {
        forbidden("twoPeople.ownCase", () -> proposed("P1"));
        forbidden("twoPeople.ownCase", () -> in(State.PROPOSED).decide(by("P1"), true, null));
        forbidden("twoPeople.ownCase", () -> in(State.PROPOSED).accessSuspended("P1", NOW));
        forbidden("twoPeople.ownCase", () -> in(State.ACCESS_TO_RESTORE).accessRestored("P1", NOW));
        forbidden("twoPeople.ownCase", () -> in(State.APPROVED).serve("P1", TODAY, "当面", TODAY));
    }

    @Test
    void whoProposedDoesNotDecideAndWhoDecidedDoesNotServe() {
        forbidden("twoPeople.proposerDecides", () -> in(State.PROPOSED).decide(by("office1"), true, null));
        forbidden("twoPeople.deciderServes", () -> in(State.APPROVED).serve("leader1", TODAY, "当面", TODAY));
    }

    @Test
    void theDatabasesUniqueKeyStandsUntilNothingIsLeftToBeDone() {
        for (var state : State.values()) {
            var isOpen =
                    switch (state) {
                        case PROPOSED, APPROVED, NOTICE_SERVED, ACCESS_TO_RESTORE -> true;
                        case SERVED, REJECTED, OVERTAKEN -> false;
                    };
            assertThat(in(state).closedAt().isEmpty()).as(state.name()).isEqualTo(isOpen);
            assertThat(ReflectionTestUtils.getField(in(state), "openKey") != null)
                    .as(state.name())
                    .isEqualTo(isOpen);
        }
    }

    @Test
    void whatIsServedOrRejectedIsNotOvertaken() {
        for (var state : State.values()) {
            var removal = in(state);
            var before = removal.status();
            var isOvertaken = removal.overtaken(NOW);
            assertThat(removal.closedAt()).as(state.name()).isPresent();
            assertThat(removal.status()).as(state.name()).isEqualTo(isOvertaken ? Status.OVERTAKEN : before);
            assertThat(isOvertaken)
                    .as(state.name())
                    .isEqualTo(state == State.PROPOSED || state == State.APPROVED || state == State.NOTICE_SERVED);
        }
    }

    private static Removal proposed(String by) {
        var appointment = AppointmentTest.approved();
        var agreement = new Agreement("N-1", 7L, appointment.nomination(), null, "甲方", TODAY, 1, TODAY);
        return new Removal(agreement, "理由", true, by(by));
    }

    private static Removal in(State state) {
        var removal = proposed("office1");
        switch (state) {
            case PROPOSED -> {}
            case OVERTAKEN -> removal.overtaken(NOW);
            case REJECTED, ACCESS_TO_RESTORE -> {
                if (state == State.ACCESS_TO_RESTORE) {
                    removal.accessSuspended("admin1", NOW);
                }
                removal.decide(by("leader1"), false, "why");
                removal.rejected(state == State.ACCESS_TO_RESTORE, NOW);
            }
            case APPROVED, NOTICE_SERVED, SERVED -> {
                removal.decide(by("leader1"), true, null);
                if (state != State.APPROVED) {
                    removal.serve("hr1", TODAY, "当面", TODAY);
                }
                if (state == State.SERVED) {
                    removal.removed(NOW);
                }
            }
        }
        return removal;
    }

    private static Deed by(String whom) {
        return new Deed(whom, NOW);
    }
}
