package io.keypost.agreement;

import static io.keypost.Refusals.refused;
import static io.keypost.agreement.AppointmentTest.forbidden;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.agreement.Agreement.Status;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each transition from each state, who may make it, and the status that follows from dates alone. */
class AgreementTest extends AgreementStates {

    @TestFactory
    Stream<DynamicTest> everyTransitionFromEveryState() {
        return transitions().entrySet().stream().flatMap(transition -> Stream.of(Status.values())
                .map(from -> DynamicTest.dynamicTest(
                        transition.getKey() + " from " + from, () -> check(transition.getValue(), from))));
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
}
