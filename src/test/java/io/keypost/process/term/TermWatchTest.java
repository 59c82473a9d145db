package io.keypost.process.term;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.Reminder;
import io.keypost.exit.ClearingHolders;
import io.keypost.exit.Secrecy;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The dates decide, not the timers; and what no longer watches is rebuilt from the register. */
@KeypostTest
class TermWatchTest extends WatchedTerm {

    @Autowired
    EndingAgreements ending;

    @Autowired
    ClearingHolders clearing;

    @Autowired
    Secrecy secrecy;

    @Autowired
    TermProcess termProcess;

    @Autowired
    RuntimeService runtimeService;

    @Test
    void theStatusFollowsFromDatesWithTheTimersNotFired() {
        var agreement = cases.sealed("NETWORK");
        var number = agreement.number();
        var lastSecond =
                TestClock.dayAfter(agreement.term().lastDay()).toInstant().minusSeconds(1);
        clock.set(lastSecond);
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ACTIVE);

        clock.set(lastSecond.plusSeconds(1));
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ENDED);
        assertThat(cases.get(agreement).endRecordedAt()).isEmpty();

        // The executor is back: what it missed is caught up with, each thing once.
        cases.fireWhatIsDue("term", number);
        ending.look(number);
        assertThat(eventsOf(agreement)).containsOnlyOnce("agreement.expired");
        assertThat(reminders.findByAgreementNumberOrderById(number))
                .hasSizeLessThanOrEqualTo(Reminder.Recipient.values().length);
    }

    @Test
    void oneInstanceWatchesAnAgreementHoweverOftenItIsStarted() {
        var agreement = cases.sealed("NETWORK");
        termProcess.start(agreement.number());
        reconciliation.run();
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("term")
                        .processInstanceBusinessKey(agreement.number())
                        .count())
                .isEqualTo(1);
        assertThat(eventsOf(agreement)).doesNotContain("agreement.watchRestored", "agreement.timersMended");
    }

    @Test
    void aMissingInstanceAndAMissingOrWrongTimerAreRebuiltFromTheRegister() {
        var agreement = inForce();
        var number = agreement.number();
        var timers = timersOf(number);
        runtimeService.deleteProcessInstance(cases.instance("term", number).getId(), "a slip of the hand");
        reconciliation.run();
        cases.fire("term", number, "event_firstDayReached");
        assertThat(timersOf(number)).isEqualTo(timers);
        assertThat(eventsOf(agreement)).containsOnlyOnce("agreement.watchRestored", "agreement.inForce");

        managementService.deleteJob(timer(number, "event_reminderDue").getId());
        managementService.setJobDuedate(timer(number, "event_lastDayReached").getId(), null);
        var instance = cases.instance("term", number);
        runtimeService
                .createProcessInstanceModification(instance.getId())
                .cancelAllForActivity("event_renewalDue")
                .execute();
        runtimeService
                .createProcessInstanceModification(instance.getId())
                .cancelAllForActivity("event_reminderDue")
                .execute();
        reconciliation.run();
        assertThat(timersOf(number)).isEqualTo(timers);
        assertThat(eventsOf(agreement)).containsOnlyOnce("agreement.timersMended");
    }

    @Test
    void aSecrecyPeriodThatNobodyWatchesIsWatchedAgain() {
        var agreement = inForce();
        var number = agreement.number();
        clock.set(agreement.term().lastDay().plusDays(1));
        ending.look(number);
        clearing.open(number);
        secrecy.set(number, clock.today(), clock.today().plusYears(1), "涉密", "hr1");
        reconciliation.run();
        assertThat(eventsOf(agreement)).doesNotContain("secrecy.watchRestored");

        runtimeService.deleteProcessInstance(cases.instance("secrecy", number).getId(), "a slip of the hand");
        reconciliation.run();
        assertThat(cases.instance("secrecy", number)).isNotNull();
        assertThat(eventsOf(agreement)).containsOnlyOnce("secrecy.watchRestored");
    }

    private Set<String> timersOf(String number) {
        var timers = new TreeSet<String>();
        for (var timer : Arrays.asList("event_lastDayReached", "event_renewalDue", "event_reminderDue")) {
            timers.add(timer + " " + dayOf(number, timer));
        }
        return timers;
    }
}
