package io.keypost.process.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndingAgreements;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.audit.Deed;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.exit.ClearingHolders;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.exit.Secrecy;
import io.keypost.exit.SecrecyPeriod;
import io.keypost.exit.SecrecyPeriod.Status;
import io.keypost.process.Cases;
import io.keypost.process.ProcessTest;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import io.keypost.typesetting.Pdfs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("secrecy")
class SecrecyProcessTest {

    private static final String WHY = "曾为重要涉密人员，经手机密级材料。";

    @Autowired
    Cases cases;

    @Autowired
    Secrecy secrecy;

    @Autowired
    ClearingHolders clearing;

    @Autowired
    Exits exits;

    @Autowired
    EndingAgreements ending;

    @Autowired
    Staff staff;

    @Autowired
    Archive archive;

    @Autowired
    AuditLog audit;

    @Autowired
    ManagementService managementService;

    @Autowired
    TaskService taskService;

    @Autowired
    IdentityService identityService;

    @Autowired
    TestClock clock;

    private Instant before;

    @BeforeEach
    void remember() {
        before = clock.instant();
    }

    @AfterEach
    void back() {
        clock.set(before);
    }

    @Test
    void aPeriodIsWatchedAfterTheExitIsClosedAndEndsWithItsLastDay() {
        var agreement = cases.inForce("NETWORK", 0);
        var number = agreement.number();
        cases.fire("term", number, "event_lastDayReached");
        cases.clear(number);
        assertThat(exit(number).status()).isEqualTo(Exit.Status.CLOSED);
        assertThat(goesOn(number).period()).isEmpty();

        var from = clock.today();
        var to = from.plusYears(2).minusDays(1);
        secrecy.set(number, from, to, WHY, "hr1");
        assertThat(dueOf(number))
                .isEqualTo(to.plusDays(1).atStartOfDay(TestClock.ZONE).toInstant());
        clock.set(to);
        cases.fireWhatIsDue("secrecy", number);
        assertThat(period(number).status()).isEqualTo(Status.RUNNING);

        cases.fire("secrecy", number, "event_periodOver");
        assertThat(clock.today()).isEqualTo(to.plusDays(1));
        assertThat(period(number).status()).isEqualTo(Status.OVER);
        assertThat(period(number).overAt()).contains(clock.instant());
        var task = cases.task(number, "userTask_confirmSecrecyOver");
        assertThat(taskService.getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId)
                .contains("hr");

        cases.complete(task, "hr1", Map.of("note", "已面谈"));
        assertThat(period(number).status()).isEqualTo(Status.CONFIRMED);
        assertThat(period(number).confirmed()).map(Deed::by).contains("hr1");
        assertThat(cases.instance("secrecy", number)).isNull();
        assertThat(cases.hasPassed("secrecy", number, "endEvent_confirmed")).isTrue();
        assertThat(log(number))
                .containsSubsequence("clearance.closed", "secrecy.set", "secrecy.over", "secrecy.confirmed");
    }

    @Test
    void aCorrectionMovesTheTimerEitherWay() {
        var number = ended();
        var from = clock.today();
        secrecy.set(number, from, from.plusYears(1), WHY, "hr1");
        for (var to : List.of(from.plusYears(3), from.plusDays(10))) {
            secrecy.set(number, from, to, WHY, "hr2");
            assertThat(dueOf(number))
                    .isEqualTo(to.plusDays(1).atStartOfDay(TestClock.ZONE).toInstant());
        }
        assertThat(period(number).entered().by()).isEqualTo("hr2");
        cases.fire("secrecy", number, "event_periodOver");
        assertThat(clock.today()).isEqualTo(from.plusDays(11));
        assertThat(period(number).status()).isEqualTo(Status.OVER);
        assertThat(log(number)).containsSubsequence("secrecy.set", "secrecy.corrected", "secrecy.corrected");
    }

    @Test
    void aPeriodProlongedWhileItsTaskWaitsRunsOn() {
        var number = ended();
        var from = clock.today();
        secrecy.set(number, from, from.plusDays(30), WHY, "hr1");
        cases.fire("secrecy", number, "event_periodOver");
        var task = cases.task(number, "userTask_confirmSecrecyOver");

        secrecy.set(number, from, from.plusDays(60), WHY, "hr1");
        assertThat(taskService.createTaskQuery().taskId(task.getId()).count()).isZero();
        assertThat(period(number).status()).isEqualTo(Status.RUNNING);
        assertThat(period(number).overAt()).isEmpty();
        cases.fire("secrecy", number, "event_periodOver");
        assertThat(clock.today()).isEqualTo(from.plusDays(61));
        cases.complete(cases.task(number, "userTask_confirmSecrecyOver"), "hr1", Map.of());
        assertThat(log(number)).filteredOn("secrecy.over"::equals).hasSize(2);
    }

    @Test
    void aTimerMeansLookAndThePeriodDecides() {
        var number = ended();
        var from = clock.today();
        secrecy.set(number, from, from.plusDays(30), WHY, "hr1");
        clock.set(from.plusDays(31));
        managementService.executeJob(timer(number).getId());

        // It has gone off, but nothing has looked yet.
        secrecy.set(number, from, from.plusDays(90), WHY, "hr1");
        cases.runJobs(number);
        assertThat(period(number).status()).isEqualTo(Status.RUNNING);
        assertThat(log(number)).doesNotContain("secrecy.over");
        assertThat(dueOf(number))
                .isEqualTo(from.plusDays(91).atStartOfDay(TestClock.ZONE).toInstant());
    }

    @Test
    void whatIsEnteredLateIsOverAtOnceAndAnotherMayFollow() {
        var number = ended();
        var today = clock.today();
        secrecy.set(number, today.minusDays(40), today.minusDays(10), WHY, "hr1");
        cases.fireWhatIsDue("secrecy", number);
        refused("secrecy.none", () -> secrecy.confirm(ended(), "hr1", null));
        cases.complete(cases.task(number, "userTask_confirmSecrecyOver"), "hr1", Map.of());

        secrecy.set(number, today, today.plusDays(10), WHY, "hr1");
        assertThat(period(number).status()).isEqualTo(Status.RUNNING);
        assertThat(cases.instance("secrecy", number)).isNotNull();
        refused("secrecy.notOver", () -> secrecy.confirm(number, "hr1", null));
    }

    @Test
    void nobodyDealsWithTheirOwnPeriod() {
        var number = ended();
        var holder = exit(number).staffNo();
        var today = clock.today();
        refused("twoPeople.ownCase", () -> secrecy.set(number, today, today, WHY, holder));
        refused("twoPeople.ownCase", () -> secrecy.sendLetter(number, holder));
        secrecy.set(number, today, today, WHY, "hr1");
        refused("twoPeople.ownCase", () -> secrecy.set(number, today, today.plusDays(1), WHY, holder));

        cases.fire("secrecy", number, "event_periodOver");
        var task = cases.task(number, "userTask_confirmSecrecyOver");
        refused("twoPeople.ownCase", () -> taskService.setAssignee(task.getId(), holder));
        identityService.setAuthentication(holder, List.of("hr"));
        try {
            refused("twoPeople.ownCase", () -> taskService.complete(task.getId()));
        } finally {
            identityService.clearAuthentication();
        }
        assertThat(period(number).status()).isEqualTo(Status.OVER);
    }

    @Test
    void aPeriodThatCannotBeMeantIsRefusedAndNothingIsKept() {
        var number = ended();
        var today = clock.today();
        refused("secrecy.to", () -> secrecy.set(number, today, today.minusDays(1), WHY, "hr1"));
        refused(
                "secrecy.to",
                () -> secrecy.set(number, today, today.plusYears(30).plusDays(1), WHY, "hr1"));
        refused("secrecy.from", () -> secrecy.set(number, LocalDate.of(1026, 1, 1), today, WHY, "hr1"));
        refused("input.missing", () -> secrecy.set(number, today, today, " ", "hr1"));
        refused("document.unprintable", () -> secrecy.set(number, today, today, "\uD83D\uDE00", "hr1"));
        refused("clearance.unknown", () -> secrecy.set("AQXY-0", today, today, WHY, "hr1"));
        assertThat(goesOn(number).period()).isEmpty();
        assertThat(cases.instance("secrecy", number)).isNull();
    }

    @Test
    void theLetterRemindsOfWhatGoesOn() {
        var number = ended();
        secrecy.sendLetter(number, "hr1");
        assertThat(letter(number, 1)).contains("保密义务提示函", number, "起始日期：未设定", "协议第3条第4项");
        assertThat(goesOn(number).remindedAt()).isPresent();

        var from = LocalDate.of(2029, 2, 1);
        secrecy.set(number, from, from.plusYears(2), WHY, "hr1");
        secrecy.sendLetter(number, "hr2");
        assertThat(letter(number, 2)).contains("起始日期：2029年2月1日", "终止日期：2031年2月1日", "设定理由：" + WHY);
        assertThat(audit.of(Agreement.subject(number)))
                .filteredOn(event -> event.what().equals("secrecy.letterSent"))
                .extracting(AuditEvent::actor)
                .containsExactly("hr1", "hr2");
    }

    @Test
    void theDeadAreSentNoLetter() {
        var agreement = cases.inForce("NETWORK", 100);
        staff.endEmployment(agreement.staffNo(), clock.today().minusDays(1), EmploymentEnd.DEATH, "hr1");
        clearing.open(agreement.number());
        refused("secrecy.holderHasDied", () -> secrecy.sendLetter(agreement.number(), "hr1"));
    }

    private String ended() {
        var agreement = cases.sealed("NETWORK");
        clock.set(agreement.term().lastDay().plusDays(1));
        ending.look(agreement.number());
        clearing.open(agreement.number());
        return agreement.number();
    }

    private Exit exit(String number) {
        return exits.findByAgreementNumber(number).orElseThrow();
    }

    private Secrecy.Obligations goesOn(String number) {
        var exit = exit(number);
        return secrecy.obligationsOf(List.of(exit)).get(exit.id());
    }

    private SecrecyPeriod period(String number) {
        return goesOn(number).period().orElseThrow();
    }

    private Job timer(String number) {
        return managementService
                .createJobQuery()
                .processInstanceId(cases.instance("secrecy", number).getId())
                .timers()
                .singleResult();
    }

    private Instant dueOf(String number) {
        return timer(number).getDuedate().toInstant();
    }

    private List<String> log(String number) {
        return audit.of(Agreement.subject(number)).stream()
                .map(AuditEvent::what)
                .toList();
    }

    private String letter(String number, int version) {
        var letter = archive.of(Agreement.subject(number)).stream()
                .filter(document -> document.kind() == Document.Kind.SECRECY_LETTER && document.version() == version)
                .findFirst()
                .orElseThrow();
        return Pdfs.text(archive.bytes(letter.id()));
    }

    private static void refused(String rule, ThrowingCallable step) {
        assertThatThrownBy(step).hasStackTraceContaining(rule);
    }
}
