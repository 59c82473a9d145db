package io.keypost.process.term;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.EndingAgreements;
import io.keypost.calendar.Holiday;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.process.Cases;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A term ends on its last day: of a month, in a leap year, on a holiday, or when the labour contract ends. */
@KeypostTest
class LastDayTest {

    @Autowired
    Cases cases;

    @Autowired
    EndingAgreements ending;

    @Autowired
    WorkdayCalendar calendar;

    @Autowired
    Archive archive;

    @Autowired
    ManagementService managementService;

    @Autowired
    TestClock clock;

    @Test
    void aTermEndsOn28FebruaryOn29FebruaryAndOnAMonthsLastDay() {
        var leap = leapYearAhead();
        endsOn(LocalDate.of(leap - 1, 3, 1), LocalDate.of(leap, 2, 29));
        endsOn(LocalDate.of(leap + 1, 3, 1), LocalDate.of(leap + 2, 2, 28));
        endsOn(LocalDate.of(leap + 3, 5, 1), LocalDate.of(leap + 4, 4, 30));
        // From the leap day itself.
        endsOn(LocalDate.of(leap + 8, 2, 29), LocalDate.of(leap + 9, 2, 28));
    }

    /** A term of one year from that day, nominated before: in force to the last second of its last day, ended with the next. */
    private void endsOn(LocalDate firstDay, LocalDate lastDay) {
        clock.set(firstDay.minusDays(20));
        var agreement = cases.sealed("NETWORK", firstDay, 1);
        assertThat(agreement.term().lastDay()).isEqualTo(lastDay);
        var over = lastDay.plusDays(1).atStartOfDay(TestClock.ZONE).toInstant();
        cases.fire("term", agreement.number(), "event_firstDayReached");

        clock.set(over.minusSeconds(1));
        ending.look(agreement.number());
        assertThat(cases.get(agreement).endRecordedAt()).isEmpty();
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.ACTIVE);

        cases.fire("term", agreement.number(), "event_lastDayReached");
        assertThat(clock.instant()).isEqualTo(over);
        assertThat(cases.get(agreement).endedOn(clock.today())).contains(lastDay);
        assertThat(archive.of(agreement.subject()))
                .extracting(Document::kind)
                .containsOnlyOnce(Document.Kind.TERMINATION_NOTICE);
    }

    @Test
    void aHolidayMovesTheReminderAndNotTheLastDay() {
        var year = clock.today().getYear() + 2;
        var lastDay = LocalDate.of(year, 10, 2);
        calendar.replace(
                year,
                List.of(new Holiday(LocalDate.of(year, 10, 1), LocalDate.of(year, 10, 7), "国庆节")),
                List.of(),
                null,
                "hr1");
        clock.set(lastDay.minusYears(1).minusDays(20));
        var agreement = cases.sealed("NETWORK", lastDay.minusYears(1).plusDays(1), 1);
        var number = agreement.number();
        assertThat(agreement.endsOn()).isEqualTo(lastDay);
        cases.fire("term", number, "event_firstDayReached");
        clock.set(lastDay.minusDays(3).atTime(23, 0).atZone(TestClock.ZONE).toInstant());
        cases.fireWhatIsDue("term", number);

        // What is left to be said of the holiday and the day before it is said on the last workday before, late if that
        // has passed.
        var workday = calendar.workdays().workdayOnOrBefore(LocalDate.of(year, 9, 30));
        var reminder = managementService
                .createJobQuery()
                .processInstanceId(cases.instance("term", number).getId())
                .activityId("event_reminderDue")
                .singleResult();
        if (reminder != null) {
            assertThat(LocalDate.ofInstant(reminder.getDuedate().toInstant(), TestClock.ZONE))
                    .isEqualTo(workday);
        } else {
            assertThat(workday).isBeforeOrEqualTo(clock.today());
        }
        cases.fire("term", number, "event_lastDayReached");
        assertThat(cases.get(agreement).endedOn(clock.today())).contains(lastDay);
    }

    @Test
    void signedBeyondTheLabourContractItEndsWithThatFromTheFirst() {
        var contractEndsOn = clock.today().plusYears(1);
        var staffNo = cases.person("合同较短", List.of(), contractEndsOn);
        var agreement = cases.seal(cases.drafted(cases.nominate(
                cases.nomination(staffNo, "NETWORK", clock.today().plusDays(10)))));
        assertThat(agreement.endsOn()).isEqualTo(contractEndsOn);
        assertThat(agreement.endsBecause()).isEqualTo(EndReason.LABOUR_CONTRACT);
    }

    private int leapYearAhead() {
        var year = clock.today().getYear() + 2;
        while (!Year.isLeap(year) || year % 100 > 80) {
            year++;
        }
        return year;
    }
}
