package io.keypost.process.term;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.EndingAgreements;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.exceptionpair.ExceptionPair;
import io.keypost.process.Cases;
import io.keypost.process.exceptionpair.ExceptionPairProcess;
import io.keypost.process.resignation.Notices;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One person on two posts by decision of the leading group, and the alarm on the day after its end. */
@KeypostTest
class TwoPostsTest {

    private static final String OVER = "eligibility.exceptionOver";

    @Autowired
    Cases cases;

    @Autowired
    Notices notices;

    @Autowired
    ExceptionPairProcess exceptionPairs;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    EndingAgreements ending;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    private Agreement network;
    private Agreement database;
    private ExceptionPair pair;

    @BeforeEach
    void twoPostsAreHeld() {
        network = cases.inForce("NETWORK", 1000);
        pair = granted(network, clock.today(), clock.today().plusDays(90));
        var nominated = cases.nominate(
                cases.nomination(network.staffNo(), "DATABASE", clock.today().plusDays(10)));
        database = cases.seal(cases.drafted(nominated));
        cases.fire("term", database.number(), "event_firstDayReached");
    }

    private ExceptionPair granted(Agreement held, LocalDate firstDay, LocalDate lastDay) {
        var proposed =
                cases.by("office1", () -> exceptionPairs.propose(held.number(), "DATABASE", firstDay, lastDay, "业务需要"));
        cases.complete(
                cases.task("exception-pair-" + proposed.id(), "userTask_approveException"),
                "leader1",
                Map.of("approved", true));
        return proposed;
    }

    @Test
    void bothAreInForceUntilTheLastDayOfTheException() {
        assertThat(database.term().firstDay()).isEqualTo(clock.today());
        for (var day : new LocalDate[] {clock.today(), pair.lastDay()}) {
            at(day);
            assertThat(cases.get(network).status(day)).isEqualTo(Status.ACTIVE);
            assertThat(cases.get(database).status(day)).isEqualTo(Status.ACTIVE);
            assertThat(cases.get(network).conflict()).isEmpty();
            assertThat(cases.get(database).conflict()).isEmpty();
        }
    }

    /** On the day after, or, where a month of nights was missed, in the first there is: once. */
    @Test
    void whoStillHoldsBothOnTheDayAfterIsReferredToTheOfficeOnce() {
        at(pair.lastDay().plusDays(1));
        at(pair.lastDay().plusDays(31));
        for (var agreement : new Agreement[] {network, database}) {
            assertThat(cases.get(agreement).conflict()).contains(OVER);
            assertThat(audit.of(agreement.subject()))
                    .filteredOn(event -> event.what().equals("agreement.conflict"))
                    .extracting(AuditEvent::reason)
                    .containsExactly(OVER);
            var task = cases.task(agreement.number(), "userTask_resolveConflict");
            assertThat(task.getName()).startsWith("处理任职冲突：");
            cases.complete(task, "office1", Map.of("reason", "已提请重新决定"));
        }
    }

    @Test
    void nothingIsLeftOfItWhenItIsDecidedAnewOrOnePostIsLeft() {
        at(pair.lastDay().plusDays(31));
        var again = granted(network, clock.today(), clock.today().plusDays(5));
        at(clock.today());
        assertThat(cases.get(network).conflict()).isEmpty();
        assertThat(cases.get(database).conflict()).isEmpty();

        at(again.lastDay().plusDays(1));
        assertThat(cases.get(network).conflict()).contains(OVER);
        ending.byMutualConsent(database.number(), clock.today(), cases.scan("hr1"), null, "hr1");
        at(clock.today().plusDays(1));
        assertThat(cases.get(network).conflict()).isEmpty();
    }

    /** A post that waits for another, whose end was put off, begins with the exception: at once, or when that does. */
    @ParameterizedTest
    @ValueSource(ints = {-10, 0, 5})
    void aPostThatWaitsForAnotherBeginsWithTheException(int days) {
        var first = cases.inForce("NETWORK", 1000);
        notices.running(first);
        var agreed = cases.get(first).endsOn().plusDays(1);
        var second = cases.seal(cases.drafted(cases.nominate(cases.nomination(first.staffNo(), "DATABASE", agreed))));
        notices.askWithdrawal(first);
        notices.complete(first, "userTask_approveWithdrawal", "leader2", Map.of("consented", true));
        cases.runJobs(first.number());
        assertThat(cases.get(second).beginsOn())
                .isEqualTo(first.term().lastDay().plusDays(1));

        granted(first, agreed.plusDays(days), agreed.plusDays(90));
        var begins = agreed.plusDays(Math.max(0, days));
        assertThat(cases.get(second).beginsOn()).isEqualTo(begins);
        cases.fire("term", second.number(), "event_firstDayReached");
        assertThat(clock.today()).isEqualTo(begins);
        at(begins);
        for (var each : new Agreement[] {first, second}) {
            assertThat(cases.get(each).status(begins)).isEqualTo(Status.ACTIVE);
            assertThat(cases.get(each).conflict()).isEmpty();
        }
    }

    private void at(LocalDate day) {
        clock.set(day);
        reconciliation.run();
        reconciliation.run();
    }
}
