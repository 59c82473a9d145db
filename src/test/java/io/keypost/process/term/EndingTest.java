package io.keypost.process.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.AtOnce;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.WatchingTerms;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.calendar.Holiday;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.process.Cases;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;

/** Every agreement ends once, on its day, whoever says so and however often. */
@KeypostTest
class EndingTest {

    @Autowired
    Cases cases;

    @Autowired
    EndingAgreements ending;

    @Autowired
    WatchingTerms terms;

    @Autowired
    Staff staff;

    @Autowired
    WorkdayCalendar calendar;

    @Autowired
    Archive archive;

    @Autowired
    AuditLog audit;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    ManagementService managementService;

    @Autowired
    TestClock clock;

    @BeforeEach
    void severalThreads() {
        cases.countNoCoverage();
    }

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
    void theFirstOfSeveralEndsWins() {
        var agreement = cases.inForce("NETWORK", 300);
        var number = agreement.number();
        var today = clock.today();
        ending.byMutualConsent(number, today.plusDays(60), cases.scan("hr1"), "协商一致", "hr1");
        staff.endEmployment(agreement.staffNo(), today.plusDays(90), EmploymentEnd.EXPIRED, "hr1");
        assertThat(cases.get(agreement).endsOn()).isEqualTo(today.plusDays(60));
        ending.byRemoval(number, today.plusDays(30), "失职", "office1");

        cases.fire("term", number, "event_lastDayReached");
        var ended = cases.get(agreement);
        assertThat(ended.endedOn(clock.today())).contains(today.plusDays(30));
        assertThat(ended.endReason(clock.today())).contains(EndReason.REMOVAL);
    }

    @Test
    void deathEndsItOnThatDayAndASignedSuccessorNeverBegins() {
        var agreement = cases.inForce("NETWORK", 100);
        var successor = cases.renewed(agreement);
        var died = clock.today().minusDays(1);
        staff.endEmployment(agreement.staffNo(), died, EmploymentEnd.DEATH, "hr1");
        cases.runJobs(agreement.number());
        cases.runJobs(successor.number());

        for (var each : List.of(agreement, successor)) {
            assertThat(cases.get(each).endedOn(clock.today())).contains(died);
            assertThat(cases.get(each).endReason(clock.today())).contains(EndReason.DEATH);
        }
        assertThat(whatHappenedTo(successor)).doesNotContain("agreement.inForce");
        clock.set(successor.term().firstDay());
        assertThat(cases.get(successor).status(clock.today())).isEqualTo(Status.ENDED);
        assertThat(cases.instance("clearance", agreement.number())).isNotNull();
        assertThat(cases.instance("clearance", successor.number())).isNull();
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

    @Test
    void onceItIsRenewedNobodyIsRemindedOfItsEnd() {
        var agreement = cases.inForce("NETWORK", 60);
        assertThat(terms.nextReminder(agreement.number())).isPresent();
        cases.renewed(agreement);
        assertThat(terms.nextReminder(agreement.number())).isEmpty();
        terms.remind(agreement.number());
        assertThat(whatHappenedTo(agreement)).doesNotContain("agreement.endReminded");
    }

    @Test
    void anEndThatHasPassedIsNotReportedOtherwise() {
        var agreement = cases.inForce("NETWORK", 300);
        var today = clock.today();
        staff.endEmployment(agreement.staffNo(), today.minusDays(3), EmploymentEnd.TERMINATED, "hr1");
        staff.endEmployment(agreement.staffNo(), today.minusDays(3), EmploymentEnd.TERMINATED, "hr2");
        assertThatThrownBy(() ->
                        staff.endEmployment(agreement.staffNo(), today.minusDays(2), EmploymentEnd.TERMINATED, "hr1"))
                .hasMessageContaining("staff.employmentEnded");
        assertThatThrownBy(() -> ending.byRemoval(agreement.number(), today.plusDays(1), "失职", "office1"))
                .hasMessageContaining("ending.notRunning");
        assertThat(whatHappenedTo(agreement)).containsOnlyOnce("agreement.ended.LABOUR_CONTRACT");
    }

    @RepeatedTest(3)
    void reportedByTwoPeopleAndTheTimerAtTheSameMomentItEndsOnce() {
        var agreement = cases.inForce("NETWORK", 0);
        var number = agreement.number();
        var job = managementService
                .createJobQuery()
                .processInstanceId(cases.instance("term", number).getId())
                .activityId("event_lastDayReached")
                .singleResult();
        clock.set(job.getDuedate().toInstant());
        var lastDay = agreement.term().lastDay();
        Callable<?> timer = () -> {
            managementService.executeJob(job.getId());
            return null;
        };
        Callable<?> hr1 = () -> staff.endEmployment(agreement.staffNo(), lastDay, EmploymentEnd.TERMINATED, "hr1");
        Callable<?> hr2 = () -> staff.endEmployment(agreement.staffNo(), lastDay, EmploymentEnd.TERMINATED, "hr2");
        var outcomes = AtOnce.run(List.of(timer, hr1, hr2));
        // Whoever comes second may be told to come again; nobody ends it a second time.
        assertThat(outcomes)
                .allMatch(outcome -> outcome.succeeded()
                        || outcome.failedBy(OptimisticLockingException.class)
                        || outcome.failedBy(ConcurrencyFailureException.class));
        cases.fireWhatIsDue("term", number);
        cases.runJobs(number);

        assertThat(cases.get(agreement).endedOn(clock.today())).contains(lastDay);
        assertThat(whatHappenedTo(agreement))
                .filteredOn(what -> what.equals("agreement.expired") || what.startsWith("agreement.ended."))
                .hasSize(1);
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("clearance")
                        .variableValueEquals("agreementNumber", number)
                        .count())
                .isEqualTo(1);
    }

    private List<String> whatHappenedTo(Agreement agreement) {
        return audit.of(agreement.subject()).stream().map(AuditEvent::what).toList();
    }

    private int leapYearAhead() {
        var year = clock.today().getYear() + 2;
        while (!Year.isLeap(year) || year % 100 > 80) {
            year++;
        }
        return year;
    }
}
