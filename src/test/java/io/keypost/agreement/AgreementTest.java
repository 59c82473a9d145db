package io.keypost.agreement;

import static io.keypost.Refusals.refused;
import static io.keypost.agreement.AppointmentTest.forbidden;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.agreement.Agreement.Status;
import io.keypost.rule.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.test.util.ReflectionTestUtils;

/** Each transition from each state, who may make it, and the status that follows from dates alone. */
class AgreementTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 2, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2029, 1, 31);
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
    private static final Instant NOW = Instant.parse("2029-02-01T02:00:00Z");

    private record Transition(Consumer<Agreement> step, Map<Status, Status> leadsTo) {}

    private static Map<String, Transition> transitions() {
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

    @TestFactory
    Stream<DynamicTest> everyTransitionFromEveryState() {
        return transitions().entrySet().stream().flatMap(transition -> Stream.of(Status.values())
                .map(from -> DynamicTest.dynamicTest(
                        transition.getKey() + " from " + from, () -> check(transition.getValue(), from))));
    }

    private static void check(Transition transition, Status from) {
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

    @Test
    void theHolderAloneSignsAndDoesNothingElse() {
        forbidden("agreement.onlyTheHolderSigns", () -> in(Status.PENDING_SIGNATURE)
                .signByHolder("hr1", "scan", TODAY));
        forbidden("twoPeople.ownCase", () -> in(Status.DRAFT).freeze("P1"));
        forbidden("twoPeople.ownCase", () -> in(Status.PARTLY_SIGNED).rejectHolderScan("P1"));
        forbidden("twoPeople.ownCase", () -> in(Status.PARTLY_SIGNED).requireMaySeal("P1", null));
        forbidden("twoPeople.ownCase", () -> in(Status.SCHEDULED).file("P1", TODAY));
    }

    @Test
    void whoeverUploadsAScanDoesNotConfirmIt() {
        forbidden("twoPeople.uploaderConfirms", () -> in(Status.PARTLY_SIGNED).requireMaySeal("seal1", "seal1"));
        forbidden("twoPeople.uploaderConfirms", () -> in(Status.SCHEDULED).file("seal1", TODAY));
        var rescanned = in(Status.SCHEDULED);
        rescanned.rescan("scan3", "seal2");
        forbidden("twoPeople.uploaderConfirms", () -> rescanned.file("seal2", TODAY));
    }

    @Test
    void itIsSealedNoLaterThanItsFirstDay() {
        in(Status.PARTLY_SIGNED).seal("seal1", "scan2", FIRST_DAY);
        var late = in(Status.PARTLY_SIGNED);
        refused("agreement.startInThePast", () -> late.seal("seal1", "scan2", FIRST_DAY.plusDays(1)));
        assertThat(stored(late)).isEqualTo(Status.PARTLY_SIGNED);
    }

    @Test
    void aTimerThatComesTooEarlyChangesNothing() {
        tooEarly(in(Status.SCHEDULED), a -> a.enterForce(FIRST_DAY.minusDays(1)));
        var active = in(Status.ACTIVE);
        assertThat(active.recordEnd(LAST_DAY, NOW)).isFalse();
        assertThat(stored(active)).isEqualTo(Status.ACTIVE);
    }

    @Test
    void theStatusFollowsFromDates() {
        var scheduled = in(Status.SCHEDULED);
        assertThat(scheduled.status(FIRST_DAY.minusDays(1))).isEqualTo(Status.SCHEDULED);
        assertThat(scheduled.status(FIRST_DAY)).isEqualTo(Status.ACTIVE);
        assertThat(scheduled.status(LAST_DAY)).isEqualTo(Status.ACTIVE);
        assertThat(scheduled.status(LAST_DAY.plusDays(1))).isEqualTo(Status.ENDED);
        assertThat(scheduled.endedOn(LAST_DAY)).isEmpty();
        assertThat(scheduled.endedOn(LAST_DAY.plusDays(9))).contains(LAST_DAY);
        assertThat(scheduled.endReason(LAST_DAY.plusDays(1))).contains(EndReason.EXPIRED);
        assertThat(scheduled.endRecordedAt()).isEmpty();
        assertThat(in(Status.PARTLY_SIGNED).status(LAST_DAY.plusDays(1))).isEqualTo(Status.PARTLY_SIGNED);
        assertThat(in(Status.VOID).status(LAST_DAY.plusDays(1))).isEqualTo(Status.VOID);
    }

    @Test
    void endingTwiceKeepsTheFirstRecord() {
        var ended = in(Status.ENDED);
        assertThat(ended.recordEnd(LAST_DAY.plusDays(30), NOW.plusSeconds(1))).isFalse();
        assertThat(ended.endRecordedAt()).contains(NOW);
    }

    private static void tooEarly(Agreement agreement, Consumer<Agreement> step) {
        var before = stored(agreement);
        refused("agreement.notYet", () -> step.accept(agreement));
        assertThat(stored(agreement)).isEqualTo(before);
    }

    @Test
    void whatIsOverDoesNotGoOnAgainThoughItsEndIsNotRecorded() {
        var earlier = LAST_DAY.minusYears(1);
        var agreement = in(Status.ACTIVE);
        agreement.moveEnd(earlier, EndReason.NOTICE, earlier);
        assertThat(agreement.moveEnd(LAST_DAY, EndReason.EXPIRED, earlier.plusDays(1)))
                .isFalse();
        assertThat(agreement.endsOn()).isEqualTo(earlier);
        assertThat(agreement.moveEnd(earlier.minusDays(1), EndReason.DEATH, earlier.plusDays(1)))
                .isTrue();
        assertThat(agreement.moveEnd(earlier, EndReason.NOTICE, earlier.minusDays(1)))
                .isTrue();
        assertThat(agreement.moveEnd(LAST_DAY, EndReason.EXPIRED, earlier)).isTrue();
    }

    @Test
    void whoWasOnThePostWasThereWhateverIsFoundOutLater() {
        var early = LocalDate.of(2000, 1, 1);
        var active = in(Status.ACTIVE);
        active.moveEnd(early, EndReason.LABOUR_CONTRACT, LAST_DAY);
        assertThat(active.isEverInForce()).isTrue();
        var scheduled = in(Status.SCHEDULED);
        assertThat(scheduled.isEverInForce()).isTrue();
        scheduled.moveEnd(early, EndReason.LABOUR_CONTRACT, early);
        assertThat(scheduled.isEverInForce()).isFalse();
    }

    @Test
    void anEarlierEndMovesTheLastDayUntilTheEndIsRecorded() {
        var earlier = LAST_DAY.minusYears(1);
        var agreement = in(Status.ACTIVE);
        assertThat(agreement.moveEnd(earlier, EndReason.LABOUR_CONTRACT, earlier))
                .isTrue();
        assertThat(agreement.moveEnd(earlier, EndReason.LABOUR_CONTRACT, earlier))
                .isFalse();
        assertThat(agreement.status(earlier)).isEqualTo(Status.ACTIVE);
        assertThat(agreement.status(earlier.plusDays(1))).isEqualTo(Status.ENDED);
        assertThat(agreement.term().lastDay()).isEqualTo(LAST_DAY);

        assertThat(agreement.recordEnd(earlier.plusDays(1), NOW)).isTrue();
        assertThat(agreement.moveEnd(LAST_DAY, EndReason.EXPIRED, earlier)).isFalse();
        assertThat(agreement.endedOn(LAST_DAY)).contains(earlier);
        assertThat(agreement.endReason(LAST_DAY)).contains(EndReason.LABOUR_CONTRACT);
    }

    @Test
    void aRenewalIsSealedByItsPredecessorsLastDay() {
        var renewal = of("N-0");
        renewal.freeze("hr1");
        renewal.signByHolder("P1", "scan", TODAY);
        refused("agreement.startInThePast", () -> renewal.seal("seal1", "scan2", FIRST_DAY));
        renewal.seal("seal1", "scan2", FIRST_DAY.minusDays(1));
        assertThat(stored(renewal)).isEqualTo(Status.SCHEDULED);
    }

    private static Agreement of(@Nullable String predecessor) {
        return new Agreement("N-1", 1, AppointmentTest.approved().nomination(), predecessor, "甲方", TODAY, 1, FIRST_DAY);
    }

    private static Object stored(Agreement agreement) {
        return ReflectionTestUtils.getField(agreement, "status");
    }

    private static Agreement in(Status status) {
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
