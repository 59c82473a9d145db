package io.keypost.process.resignation;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.Renewal;
import io.keypost.agreement.Renewals;
import io.keypost.calendar.Holiday;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.exit.Exit;
import io.keypost.process.renewal.RenewalProcess;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When notices run and end (domain.md §3, §4, §9). */
@KeypostTest
class NoticePeriodTest extends ResignationFixture {

    @Autowired
    Renewals renewals;

    @Autowired
    RenewalProcess renewalProcess;

    @Autowired
    WorkdayCalendar calendar;

    @Test
    void theDayOfReceiptIsTheDayInShanghai() {
        var late = inForceIn2025();
        clock.set(at(LocalDate.of(2025, 11, 30), LocalTime.of(23, 50)));
        assertThat(notices.give(late).lastDay()).isEqualTo(LocalDate.of(2026, 2, 28));

        // Still 30 November in UTC.
        var early = inForceIn2025();
        clock.set(at(LocalDate.of(2025, 12, 1), LocalTime.of(0, 30)));
        assertThat(notices.give(early).lastDay()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(cases.get(early).endsOn()).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void whereTheTermEndsInsideTheNoticeItExpiresAndTheRenewalIsCancelled() {
        clock.set(LocalDate.of(2023, 12, 20));
        var agreement = cases.sealed("NETWORK", LocalDate.of(2024, 1, 1), 3);
        cases.fire("term", agreement.number(), "event_firstDayReached");
        clock.set(LocalDate.of(2026, 10, 10));
        cases.consented(agreement);
        clock.set(LocalDate.of(2026, 10, 15));

        var exit = notices.running(agreement);
        assertThat(exit.lastDay()).isEqualTo(LocalDate.of(2027, 1, 15));
        assertThat(cases.get(agreement).endsOn()).isEqualTo(LocalDate.of(2026, 12, 31));
        var renewal = renewals.findByPredecessorOrderById(agreement.number()).get(0);
        assertThat(renewal.status()).isEqualTo(Renewal.Status.CANCELLED);
        assertThat(renewal.reason()).contains(EndReason.NOTICE.name());
        assertThat(cases.instance("renewal", agreement.number())).isNull();
        refused("renewal.ends", () -> renewalProcess.begin(agreement.number(), "hr1"));

        cases.fire("term", agreement.number(), "event_lastDayReached");
        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.EXPIRED);
        assertThat(notices.of(agreement).reason()).contains(EndReason.EXPIRED);
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.CLEARANCE);
        assertThat(notices.isOver(agreement)).isTrue();
    }

    @Test
    void aSignedSuccessorCarriesTheNoticeOn() {
        clock.set(Notices.START);
        var agreement = cases.inForce("NETWORK", 60);
        var successor = cases.renewed(agreement);
        clock.set(agreement.term().lastDay().minusDays(30));
        var exit = notices.running(agreement);
        var lastDay = exit.lastDay();
        assertThat(lastDay).isAfter(agreement.term().lastDay());
        assertThat(cases.get(successor).endsOn()).isEqualTo(lastDay);

        cases.fire("term", agreement.number(), "event_lastDayReached");
        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.EXPIRED);
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.NOTICE);
        assertThat(notices.of(agreement).agreementNumber()).isEqualTo(successor.number());
        refused("resignation.underWay", () -> notices.give(successor));
        cases.fire("term", successor.number(), "event_firstDayReached");
        notices.declassifying(agreement);

        clock.set(lastDay.plusDays(1));
        cases.fireWhatIsDue("term", successor.number());
        assertThat(cases.get(successor).endReason(clock.today())).contains(EndReason.NOTICE);
        assertThat(notices.isOver(agreement)).isTrue();
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.CLEARANCE);
        assertThat(cases.instance("clearance", successor.number())).isNotNull();
        assertThat(cases.instance("clearance", agreement.number())).isNull();
    }

    @Test
    void noticeBeforeTheFirstDayRunsFromReceiptToo() {
        clock.set(Notices.START);
        var agreement = cases.sealed("NETWORK", clock.today().plusMonths(6), 3);
        var exit = notices.running(agreement);
        assertThat(exit.lastDay()).isBefore(agreement.term().firstDay());
        clock.set(exit.lastDay().plusDays(1));
        cases.fireWhatIsDue("term", agreement.number());
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ENDED);
        assertThat(notices.statusOf(agreement)).isEqualTo(Appointment.Status.LEFT);
        // Nobody has been on the post: there is nothing to clear.
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.CLOSED);
        assertThat(cases.instance("clearance", agreement.number())).isNull();
        assertThat(notices.isOver(agreement)).isTrue();
        assertThat(cases.instance("term", agreement.number())).isNull();
    }

    @Test
    void withTheExecutorDownTheStatusFollowsFromTheDates() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        var exit = notices.running(agreement);
        clock.set(at(exit.lastDay(), LocalTime.of(23, 59, 59)));
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ACTIVE);
        clock.set(clock.instant().plusSeconds(1));
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ENDED);
        refused("resignation.state", () -> {
            ending.look(agreement.number());
            cases.runJobs(agreement.number());
            notices.askWithdrawal(agreement);
        });
    }

    @Test
    void aProvisionalLastDayIsWorkedOutOnceMoreWhenItsCalendarIsLoaded() {
        clock.set(LocalDate.of(2070, 9, 1));
        var agreement = cases.sealed("NETWORK", LocalDate.of(2070, 9, 11), 3);
        cases.fire("term", agreement.number(), "event_firstDayReached");
        clock.set(LocalDate.of(2070, 10, 15));
        var exit = notices.running(agreement);
        assertThat(exit.lastDay()).isEqualTo(LocalDate.of(2071, 1, 15));
        assertThat(exit.resignation().orElseThrow().notice().provisional()).isTrue();

        var holiday = new Holiday(LocalDate.of(2071, 1, 15), LocalDate.of(2071, 1, 16), "测试");
        calendar.replace(2071, List.of(holiday), List.of(), null, "hr1");
        var settled = notices.of(agreement);
        assertThat(settled.resignation().orElseThrow().notice().provisional()).isFalse();
        assertThat(settled.lastDay()).isEqualTo(LocalDate.of(2071, 1, 19));
        assertThat(cases.get(agreement).endsOn()).isEqualTo(LocalDate.of(2071, 1, 19));

        // Once: what is settled does not move with a later correction.
        calendar.replace(
                2071,
                List.of(new Holiday(LocalDate.of(2071, 1, 1), LocalDate.of(2071, 1, 1), "元旦")),
                List.of(),
                null,
                "hr1");
        assertThat(notices.of(agreement).lastDay()).isEqualTo(LocalDate.of(2071, 1, 19));
        cases.fire("term", agreement.number(), "event_lastDayReached");
        assertThat(clock.today()).isEqualTo(LocalDate.of(2071, 1, 20));
        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.NOTICE);
    }

    private Agreement inForceIn2025() {
        clock.set(LocalDate.of(2025, 1, 5));
        var agreement = cases.sealed("NETWORK");
        cases.fire("term", agreement.number(), "event_firstDayReached");
        return agreement;
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(TestClock.ZONE).toInstant();
    }
}
