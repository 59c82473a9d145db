package io.keypost.agreement;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.agreement.Agreement.Status;
import io.keypost.rule.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.test.util.ReflectionTestUtils;

/** The states of an agreement, and how one gets there. */
abstract class AgreementStates {

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 2, 1);

    static final LocalDate LAST_DAY = LocalDate.of(2029, 1, 31);

    static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    static final Instant NOW = Instant.parse("2029-02-01T02:00:00Z");

    record Transition(Consumer<Agreement> step, Map<Status, Status> leadsTo) {}

    static Map<String, Transition> transitions() {
        var all = new LinkedHashMap<String, Transition>();
        all.put(
                "drafted",
                new Transition(
                        a -> a.drafted(new Wording(TODAY, 1, "d", "h", "1")), Map.of(Status.DRAFT, Status.DRAFT)));
        all.put("rewrite", new Transition(a -> a.rewrite("x", null), Map.of(Status.DRAFT, Status.DRAFT)));
        all.put(
                "freeze",
                new Transition(
                        a -> a.freeze("hr1"),
                        Map.of(
                                Status.DRAFT, Status.PENDING_SIGNATURE,
                                Status.PENDING_SIGNATURE, Status.PENDING_SIGNATURE)));
        all.put(
                "sign",
                new Transition(
                        a -> a.signByHolder("P1", "scan", TODAY),
                        Map.of(Status.PENDING_SIGNATURE, Status.PARTLY_SIGNED)));
        all.put(
                "rejectHolderScan",
                new Transition(
                        a -> a.rejectHolderScan("seal1"), Map.of(Status.PARTLY_SIGNED, Status.PENDING_SIGNATURE)));
        all.put(
                "seal",
                new Transition(a -> a.seal("seal1", "scan2", TODAY), Map.of(Status.PARTLY_SIGNED, Status.SCHEDULED)));
        all.put(
                "rescan",
                new Transition(
                        a -> a.rescan("scan3", "seal1"),
                        Map.of(
                                Status.SCHEDULED, Status.SCHEDULED,
                                Status.ACTIVE, Status.ACTIVE,
                                Status.ENDED, Status.ENDED)));
        all.put(
                "file",
                new Transition(
                        a -> a.file("archive1", TODAY),
                        Map.of(
                                Status.SCHEDULED, Status.SCHEDULED,
                                Status.ACTIVE, Status.ACTIVE,
                                Status.ENDED, Status.ENDED)));
        all.put(
                "void",
                new Transition(
                        a -> a.voidIt(false, "why"),
                        Map.of(
                                Status.DRAFT, Status.VOID,
                                Status.PENDING_SIGNATURE, Status.VOID,
                                Status.PARTLY_SIGNED, Status.VOID,
                                Status.VOID, Status.VOID)));
        all.put(
                "enterForce",
                new Transition(
                        a -> a.enterForce(FIRST_DAY),
                        Map.of(
                                Status.SCHEDULED, Status.ACTIVE,
                                Status.ACTIVE, Status.ACTIVE,
                                Status.ENDED, Status.ENDED)));
        all.put(
                "recordEnd",
                new Transition(
                        a -> a.recordEnd(LAST_DAY.plusDays(1), NOW),
                        Map.of(
                                Status.SCHEDULED, Status.ENDED,
                                Status.ACTIVE, Status.ENDED,
                                Status.ENDED, Status.ENDED)));
        return all;
    }

    static void check(Transition transition, Status from) {
        var agreement = in(from);
        var expected = transition.leadsTo().get(from);
        if (expected == null) {
            refused(() -> transition.step().accept(agreement)).ofKind(Refusal.Kind.CONFLICT);
            assertThat(stored(agreement)).isEqualTo(from);
        } else {
            transition.step().accept(agreement);
            assertThat(stored(agreement)).isEqualTo(expected);
        }
    }

    static void tooEarly(Agreement agreement, Consumer<Agreement> step) {
        var before = stored(agreement);
        refused("agreement.notYet", () -> step.accept(agreement));
        assertThat(stored(agreement)).isEqualTo(before);
    }

    static Agreement of(@Nullable String predecessor) {
        return new Agreement("N-1", 1, AppointmentTest.approved().nomination(), predecessor, "甲方", TODAY, 1, FIRST_DAY);
    }

    static Object stored(Agreement agreement) {
        return ReflectionTestUtils.getField(agreement, "status");
    }

    static Agreement in(Status status) {
        var agreement = of(null);
        if (status == Status.DRAFT) {
            return agreement;
        }
        if (status == Status.VOID) {
            agreement.voidIt(true, null);
            return agreement;
        }
        agreement.freeze("hr1");
        if (status == Status.PENDING_SIGNATURE) {
            return agreement;
        }
        agreement.signByHolder("P1", "scan", TODAY);
        if (status == Status.PARTLY_SIGNED) {
            return agreement;
        }
        agreement.seal("seal1", "scan2", TODAY);
        if (status == Status.ACTIVE || status == Status.ENDED) {
            agreement.enterForce(FIRST_DAY);
        }
        if (status == Status.ENDED) {
            agreement.recordEnd(LAST_DAY.plusDays(1), NOW);
        }
        return agreement;
    }
}
