package io.keypost.process.term;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.Appointing;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.Ending;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.process.Cases;
import io.keypost.process.ProcessTest;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("term")
class TermProcessTest {

    @Autowired
    Cases cases;

    @Autowired
    Appointing appointing;

    @Autowired
    Ending ending;

    @Autowired
    TermProcess termProcess;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    @Test
    void theHolderIsInPostFromTheFirstDayAndLeavesAfterTheLast() {
        var agreement = cases.sealed("NETWORK");
        var term = agreement.term();
        var number = agreement.number();

        cases.fire("term", number, "event_firstDayReached");
        assertThat(clock.instant())
                .isEqualTo(term.firstDay().atStartOfDay(TestClock.ZONE).toInstant());
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ACTIVE);
        assertThat(appointing.get(agreement.appointmentId()).status()).isEqualTo(Appointment.Status.IN_POST);

        cases.fire("term", number, "event_lastDayReached");
        assertThat(clock.instant())
                .isEqualTo(
                        term.lastDay().plusDays(1).atStartOfDay(TestClock.ZONE).toInstant());
        var ended = cases.get(agreement);
        assertThat(ended.status(clock.today())).isEqualTo(Status.ENDED);
        assertThat(ended.endedOn(clock.today())).contains(term.lastDay());
        assertThat(ended.endReason(clock.today())).contains(EndReason.EXPIRED);
        assertThat(ended.endRecordedAt()).contains(clock.instant());
        assertThat(appointing.get(agreement.appointmentId()).status()).isEqualTo(Appointment.Status.LEFT);
        assertThat(cases.hasPassed("term", number, "endEvent_ended")).isTrue();
    }

    @Test
    void theStatusFollowsFromDatesWithTheTimersNotFired() {
        var agreement = cases.sealed("NETWORK");
        var lastSecond = agreement.term().endsAt(TestClock.ZONE).toInstant().minusSeconds(1);
        clock.set(lastSecond);
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ACTIVE);

        clock.set(lastSecond.plusSeconds(1));
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ENDED);
        assertThat(cases.get(agreement).endRecordedAt()).isEmpty();

        cases.fire("term", agreement.number(), "event_firstDayReached");
        cases.fire("term", agreement.number(), "event_lastDayReached");
        ending.look(agreement.number());
        assertThat(audit.of(agreement.subject())).extracting(AuditEvent::what).containsOnlyOnce("agreement.expired");
    }

    @Test
    void oneInstanceWatchesAnAgreementHoweverOftenItIsStarted() {
        var agreement = cases.sealed("NETWORK");
        termProcess.start(agreement.number());
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("term")
                        .processInstanceBusinessKey(agreement.number())
                        .count())
                .isEqualTo(1);
    }
}
