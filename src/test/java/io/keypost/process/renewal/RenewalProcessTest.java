package io.keypost.process.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.Renewal;
import io.keypost.agreement.Renewal.Status;
import io.keypost.agreement.Renewals;
import io.keypost.agreement.RenewingAgreements;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.process.Cases;
import io.keypost.process.OverdueTasks;
import io.keypost.process.ProcessTest;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.LabourContract;
import io.keypost.staff.Staff;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("renewal")
class RenewalProcessTest {

    private static final Map<String, Object> APPROVED = Map.of("approved", true);

    @Autowired
    Cases cases;

    @Autowired
    RenewalProcess renewalProcess;

    @Autowired
    RenewingAgreements renewing;

    @Autowired
    Renewals renewals;

    @Autowired
    Agreements agreements;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    Staff staff;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    ManagementService managementService;

    @Autowired
    AuditLog audit;

    @Autowired
    TestClock clock;

    @BeforeEach
    void today() {
        clock.set(LocalDate.of(2026, 1, 5));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSignedSuccessorTakesOverWithNoDayBetweenWhicheverTimerComesFirst(boolean oldEndsFirst) {
        var old = cases.inForce("NETWORK", 60);
        var successor = cases.successor(old);
        assertThat(successor.predecessor()).contains(old.number());
        assertThat(successor.term().firstDay()).isEqualTo(old.term().lastDay().plusDays(1));
        assertThat(successor.term().years()).isEqualTo(2);
        cases.seal(successor);
        cases.file(successor);
        cases.runJobs(old.number());

        assertThat(latest(old).status()).isEqualTo(Status.SIGNED);
        path(old).hasPassed("serviceTask_completeRenewal", "endEvent_renewed").isEnded();
        clock.set(old.term().lastDay());
        assertThat(inForceToday(old)).containsExactly(old.number());
        if (oldEndsFirst) {
            ends(old);
            cases.fire("term", successor.number(), "event_firstDayReached");
        } else {
            cases.fire("term", successor.number(), "event_firstDayReached");
            ends(old);
        }

        assertThat(clock.instant()).isEqualTo(old.term().endsAt(TestClock.ZONE).toInstant());
        assertThat(cases.get(old).status(clock.today())).isEqualTo(Agreement.Status.ENDED);
        assertThat(cases.get(old).endReason(clock.today())).contains(EndReason.EXPIRED);
        assertThat(cases.get(successor).status(clock.today())).isEqualTo(Agreement.Status.ACTIVE);
        assertThat(appointing.get(old.appointmentId()).status()).isEqualTo(Appointment.Status.IN_POST);
        assertThat(inForceToday(old)).containsExactly(successor.number());
    }

    private List<String> inForceToday(Agreement of) {
        return agreements.inForceOn(clock.today()).stream()
                .filter(agreement -> agreement.staffNo().equals(of.staffNo()))
                .map(Agreement::number)
                .toList();
    }

    @Test
    void theDepartmentProposesNoneAndSaysWhy() {
        var old = cases.inForce("SYSTEM", 60);
        begun(old);
        var task = task(old, "userTask_proposeRenewal");
        assertThatThrownBy(() -> cases.complete(task, "manager1", Map.of("renewalWanted", false)))
                .hasMessageContaining("input.missing");

        cases.complete(task, "manager1", Map.of("renewalWanted", false, "reason", "岗位调整"));

        assertThat(latest(old).status()).isEqualTo(Status.DECLINED);
        assertThat(latest(old).reason()).contains("岗位调整");
        path(old).hasPassed("endEvent_declined").isEnded();
    }

    @Test
    void theHolderDoesNotConsentAndSaysWhy() {
        var old = cases.inForce("SYSTEM", 60);
        proposed(old);
        var task = task(old, "userTask_consentToRenewal");
        assertThat(task.getAssignee()).isEqualTo(old.staffNo());
        assertThatThrownBy(() -> cases.complete(task, old.staffNo(), Map.of("consented", false)))
                .hasMessageContaining("input.missing");

        cases.complete(task, old.staffNo(), Map.of("consented", false, "reason", "另有打算"));

        assertThat(latest(old).status()).isEqualTo(Status.REFUSED);
        path(old).hasPassed("endEvent_refused").isEnded();
    }

    /** A labour contract that ends with the agreement must be prolonged first. */
    @Test
    void whatTheRulesFindSendsItBackToTheDepartment() {
        var old = cases.inForce("NETWORK", 60);
        contract(old, LabourContract.Kind.FIXED_TERM, old.term().lastDay());
        proposed(old);
        consents(old);

        assertThat(whatHappenedTo(old)).containsOnlyOnce("renewal.conflict");
        var again = task(old, "userTask_proposeRenewal");
        contract(old, LabourContract.Kind.OPEN_ENDED, null);
        var proposal = new HashMap<>(Cases.proposal(1));
        proposal.put("remarks", "合同已续签");
        cases.complete(again, "manager2", proposal);
        assertThat(latest(old).consentedAt()).isEmpty();
        consents(old);

        assertThat(latest(old).proposedBy()).contains("manager2");
        assertThat(latest(old).remarks()).contains("合同已续签");
        path(old).isWaitingAt("userTask_approveRenewal");
    }

    @Test
    void theLeadingGroupRejectsWithAReason() {
        var old = cases.inForce("SYSTEM", 60);
        cases.consented(old);
        var task = task(old, "userTask_approveRenewal");
        assertThatThrownBy(() -> cases.complete(task, "leader1", Map.of("approved", false)))
                .hasMessageContaining("input.missing");

        cases.complete(task, "leader1", Map.of("approved", false, "reason", "考核不合格"));

        assertThat(latest(old).status()).isEqualTo(Status.REJECTED);
        path(old).hasPassed("endEvent_rejected").isEnded();
        assertThat(cases.get(old).status(clock.today())).isEqualTo(Agreement.Status.ACTIVE);
    }

    @Test
    void anOverdueProposalAndAnOverdueDecisionRiseAndAreShownToTheOffice() {
        var old = cases.inForce("SYSTEM", 60);
        begun(old);
        cases.fire("renewal", old.number(), "event_proposalOverdue");
        assertThat(task(old, "userTask_proposeRenewal").getPriority()).isEqualTo(OverdueTasks.PRIORITY);
        assertThat(clock.today()).isEqualTo(old.term().lastDay().minusDays(45));

        proposes(old);
        consents(old);
        cases.fire("renewal", old.number(), "event_approvalOverdue");
        assertThat(task(old, "userTask_approveRenewal").getPriority()).isEqualTo(OverdueTasks.PRIORITY);
        assertThat(whatHappenedTo(old)).filteredOn("renewal.overdue"::equals).hasSize(2);
        path(old).hasPassed("serviceTask_escalateRenewal", "endEvent_escalated").isWaitingAt("userTask_approveRenewal");
    }

    @Test
    void aSuccessorTheHolderRefusesToSignEndsTheRenewalAndAnotherMayBegin() {
        var old = cases.inForce("NETWORK", 60);
        var refused = cases.successor(old);
        cases.complete(cases.task(refused.number(), "userTask_check"), "hr1", Map.of("textCorrect", true));
        cases.complete(
                cases.task(refused.number(), "userTask_sign"),
                old.staffNo(),
                Map.of("signed", false, "reason", "不同意第四条"));
        cases.runJobs(old.number());

        assertThat(latest(old).status()).isEqualTo(Status.REFUSED);
        assertThat(latest(old).reason()).contains("不同意第四条");
        path(old).hasPassed("event_signatureRefused", "endEvent_notSigned").isEnded();
        assertThat(appointing.get(old.appointmentId()).status()).isEqualTo(Appointment.Status.IN_POST);

        var second = cases.seal(cases.successor(old));
        assertThat(second.number()).isGreaterThan(refused.number());
        assertThat(agreements.successorOf(old.number()).map(Agreement::number)).contains(second.number());
    }

    @Test
    void aSuccessorNotSignedWithinItsPeriodEndsTheRenewalLongBeforeTheLastDay() {
        var old = cases.inForce("NETWORK", 60);
        var successor = cases.successor(old);
        cases.fire("signing", successor.number(), "event_deadlinePassed");
        cases.runJobs(old.number());

        assertThat(clock.today()).isEqualTo(old.term().lastDay().minusDays(29));
        assertThat(latest(old).status()).isEqualTo(Status.LAPSED);
        path(old).hasPassed("event_signatureLapsed", "endEvent_notSigned").isEnded();
        assertThat(cases.get(old).status(clock.today())).isEqualTo(Agreement.Status.ACTIVE);
        assertThat(renewing.mayBegin(old.number(), "hr1")).isTrue();
    }

    /** Scenario 7: what is not complete by the last day comes to nothing, however far it has come. */
    @ParameterizedTest
    @EnumSource(names = {"DUE", "PROPOSED", "CONSENTED", "APPROVED"})
    void theLastDayEndsWhatIsNotComplete(Status stage) {
        var old = cases.inForce("SYSTEM", 20);
        reach(old, stage);
        assertThat(latest(old).status()).isEqualTo(stage);
        ends(old);

        lapsedOnce(old);
        path(old).hasPassed("startEvent_renewalCancelled", "endEvent_cancelled").isEnded();
        assertThat(appointing.get(old.appointmentId()).status()).isEqualTo(Appointment.Status.LEFT);
    }

    @Test
    void ofTheDeadlineToSignAndTheLastDayAtTheSameMomentEitherMayComeFirst() {
        for (var deadlineFirst : List.of(true, false)) {
            today();
            var old = cases.inForce("SYSTEM", 20);
            var successor = cases.successor(old);
            assertThat(successor.signBefore()).isEqualTo(old.term().lastDay());
            if (deadlineFirst) {
                cases.fire("signing", successor.number(), "event_deadlinePassed");
                cases.runJobs(old.number());
            }
            ends(old);

            assertThat(clock.instant())
                    .isEqualTo(old.term().endsAt(TestClock.ZONE).toInstant());
            lapsedOnce(old);
            assertThat(cases.get(successor).hasLapsed()).isTrue();
            assertThat(cases.instance("signing", successor.number())).isNull();
        }
    }

    /** The deadline's timer has fired, and what comes of it still waits when the agreement ends. */
    @Test
    void betweenTheDeadlineAndItsRecordTheLastDayIsFirst() {
        for (var steps : List.of(1, 2)) {
            today();
            var old = cases.inForce("SYSTEM", 20);
            var successor = cases.successor(old);
            clock.set(old.term().endsAt(TestClock.ZONE).toInstant());
            var timer = managementService
                    .createJobQuery()
                    .processInstanceId(
                            cases.instance("signing", successor.number()).getId())
                    .activityId("event_deadlinePassed")
                    .singleResult();
            managementService.executeJob(timer.getId());
            if (steps == 2) {
                cases.runJobs(successor.number());
            }
            ends(old);
            lapsedOnce(old);
        }
    }

    @Test
    void anotherEndCancelsTheRenewalAndItsUnsignedSuccessor() {
        var old = cases.inForce("NETWORK", 60);
        var successor = cases.successor(old);
        staff.endEmployment(old.staffNo(), clock.today().plusDays(10), EmploymentEnd.TERMINATED, "hr1");

        assertThat(latest(old).status()).isEqualTo(Status.CANCELLED);
        assertThat(latest(old).reason()).contains(EndReason.LABOUR_CONTRACT.name());
        assertThat(cases.instance("signing", successor.number())).isNull();
        assertThat(cases.get(successor).status(clock.today())).isEqualTo(Agreement.Status.VOID);
        path(old).hasPassed("endEvent_cancelled").isEnded();
        assertThat(renewing.mayBegin(old.number(), "hr1")).isFalse();
    }

    @Test
    void anEndWithNoInstanceWaitingClosesTheRowAllTheSame() {
        var old = cases.inForce("NETWORK", 60);
        renewing.begin(old.number(), "hr1");
        staff.endEmployment(old.staffNo(), clock.today(), EmploymentEnd.DEATH, "hr1");
        assertThat(latest(old).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void sealedOnTheLastDayItHoldsThoughTheCopiesAreFiledDaysLater() {
        var old = cases.inForce("NETWORK", 20);
        var successor = cases.successor(old);
        clock.set(old.term().lastDay());
        cases.seal(successor);
        ends(old);

        assertThat(latest(old).status()).isEqualTo(Status.SIGNED);
        assertThat(appointing.get(old.appointmentId()).status()).isEqualTo(Appointment.Status.IN_POST);
        assertThat(cases.get(successor).status(clock.today())).isEqualTo(Agreement.Status.ACTIVE);

        clock.set(clock.today().plusDays(4));
        cases.file(successor);
        cases.runJobs(old.number());
        assertThat(whatHappenedTo(old)).containsOnlyOnce("renewal.signed");
        path(old).hasPassed("endEvent_renewed").isEnded();
        noIncident();
    }

    @Test
    void onTheDayAfterTheLastNobodySealsThoughNoTimerHasFired() {
        var old = cases.inForce("NETWORK", 20);
        var successor = cases.successor(old);
        var number = successor.number();
        cases.complete(cases.task(number, "userTask_check"), "hr1", Map.of("textCorrect", true));
        clock.set(old.term().lastDay().minusDays(1));
        cases.complete(
                cases.task(number, "userTask_sign"),
                old.staffNo(),
                Map.of("signed", true, "scanId", cases.scan(old.staffNo())));
        cases.runJobs(number);
        clock.set(old.term().lastDay().plusDays(4));
        assertThatThrownBy(() -> cases.complete(
                        cases.task(number, "userTask_seal"),
                        "seal1",
                        Map.of("scanConfirmed", true, "scanId", cases.scan("seal1"))))
                .hasMessageContaining("startInThePast");

        ends(old);
        lapsedOnce(old);
        assertThat(cases.get(old).endedOn(clock.today())).contains(old.term().lastDay());
        assertThat(inForceToday(old)).isEmpty();
    }

    @Test
    void nobodyBeginsTheRenewalOfTheirOwnAgreement() {
        var old = cases.inForce("NETWORK", 60);
        assertThatThrownBy(() -> renewalProcess.begin(old.number(), old.staffNo()))
                .hasMessageContaining("twoPeople.ownCase");
        assertThat(renewing.mayBegin(old.number(), old.staffNo())).isFalse();
        assertThat(renewing.open(old.number())).isEmpty();
    }

    @Test
    void whatARestCallSendsAlongRedirectsNothing() {
        var old = cases.inForce("NETWORK", 60);
        begun(old);
        var other = cases.inForce("NETWORK", 60);
        for (var foreign : Map.<String, Object>of(
                        "agreementNumber",
                        other.number(),
                        "appointmentId",
                        other.appointmentId(),
                        "holder",
                        "manager1",
                        "managers",
                        "holder")
                .entrySet()) {
            var redirected = new HashMap<>(Cases.proposal(3));
            redirected.put(foreign.getKey(), foreign.getValue());
            refused(task(old, "userTask_proposeRenewal"), "manager1", redirected, "input.anotherCase");
        }
        assertThat(latest(old).status()).isEqualTo(Status.DUE);
    }

    @Test
    void noAnswerOfOneFormStandsInForAnothers() {
        var old = cases.inForce("NETWORK", 60);
        begun(old);
        var proposal = new HashMap<>(Cases.proposal(3));
        proposal.put("reason", "工作出色");
        cases.complete(task(old, "userTask_proposeRenewal"), "manager1", proposal);
        var consent = task(old, "userTask_consentToRenewal");
        refused(consent, old.staffNo(), Map.of("consented", false), "input.missing");
        assertThat(runtimeService.getVariables(consent.getProcessInstanceId()))
                .containsOnlyKeys(
                        "agreementNumber", "appointmentId", "holder", "managers", "escalationAfter", "renewalWanted");
    }

    @Test
    void aProposalNeedsYears() {
        var old = cases.inForce("NETWORK", 60);
        begun(old);
        var task = task(old, "userTask_proposeRenewal");
        refused(task, "manager1", Map.of("renewalWanted", true), "input.missing");
        refused(task, "manager1", Map.of("renewalWanted", true, "years", 0), "term.years");
    }

    @Test
    void theTermBeginsOneRenewalAndNoSecondAfterANo() {
        var old = cases.inForce("NETWORK", 91);
        renewalProcess.start(old.number());
        assertThat(renewing.open(old.number())).isEmpty();

        clock.set(old.term().lastDay().minusDays(90));
        renewalProcess.start(old.number());
        renewalProcess.start(old.number());
        assertThat(renewals.findByPredecessorOrderById(old.number())).hasSize(1);
        assertThat(cases.instance("renewal", old.number())).isNotNull();
        assertThatThrownBy(() -> begun(old)).hasMessageContaining("renewal.underWay");

        cases.complete(
                task(old, "userTask_proposeRenewal"), "manager1", Map.of("renewalWanted", false, "reason", "岗位调整"));
        renewalProcess.start(old.number());
        assertThat(renewing.open(old.number())).isEmpty();
        begun(old);
        assertThat(renewing.open(old.number())).isPresent();
    }

    @Test
    void tasksSayWhoseCaseItIsAndAreDueOnTheWorkdayByTheLastDayAtTheLatest() {
        var old = cases.inForce("NETWORK", 60);
        var lastDay = old.term().lastDay();
        assertThat(lastDay).isEqualTo("2029-01-14");
        assertThat(lastDay.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        begun(old);
        var name = appointing.person(appointing.get(old.appointmentId())).name();
        var proposal = task(old, "userTask_proposeRenewal");
        assertThat(proposal.getName()).isEqualTo("提出续聘意向：" + name + " · 网络管理员");
        assertThat(dueOn(proposal)).isEqualTo("2028-11-22");

        clock.set(lastDay.minusDays(4));
        proposes(old);
        assertThat(dueOn(task(old, "userTask_consentToRenewal"))).isEqualTo(lastDay.minusDays(2));
        clock.set(lastDay);
        consents(old);
        assertThat(dueOn(task(old, "userTask_approveRenewal"))).isEqualTo(lastDay);
        assertThat(cases.get(old).endsOn()).isEqualTo(lastDay);
    }

    private LocalDate dueOn(Task task) {
        return LocalDate.ofInstant(task.getDueDate().toInstant(), TestClock.ZONE);
    }

    private void refused(Task task, String by, Map<String, Object> answer, String rule) {
        assertThatThrownBy(() -> cases.complete(task, by, answer)).hasMessageContaining(rule);
    }

    private void reach(Agreement old, Status stage) {
        switch (stage) {
            case DUE -> begun(old);
            case PROPOSED -> proposed(old);
            case CONSENTED -> {
                proposed(old);
                cases.complete(task(old, "userTask_consentToRenewal"), old.staffNo(), Map.of("consented", true));
            }
            default -> {
                cases.consented(old);
                cases.complete(task(old, "userTask_approveRenewal"), "leader1", APPROVED);
            }
        }
    }

    private void begun(Agreement old) {
        renewalProcess.begin(old.number(), "hr1");
    }

    private void proposed(Agreement old) {
        begun(old);
        proposes(old);
    }

    private void proposes(Agreement old) {
        cases.complete(task(old, "userTask_proposeRenewal"), "manager1", Cases.proposal(3));
    }

    private void consents(Agreement old) {
        cases.complete(task(old, "userTask_consentToRenewal"), old.staffNo(), Map.of("consented", true));
        cases.runJobs(old.number());
    }

    private void contract(Agreement old, LabourContract.Kind kind, @Nullable LocalDate endsOn) {
        var person = appointing.person(appointing.get(old.appointmentId()));
        var contract = new LabourContract(kind, "LD-1", LocalDate.of(2020, 1, 2), endsOn);
        staff.replace(person.staffNo(), person.name(), person.department(), List.of(), contract, "hr1");
    }

    /** What the term's timer does at the moment after the last day. */
    private void ends(Agreement old) {
        cases.fire("term", old.number(), "event_lastDayReached");
    }

    private void lapsedOnce(Agreement old) {
        assertThat(latest(old).status()).isEqualTo(Status.LAPSED);
        assertThat(whatHappenedTo(old)).containsOnlyOnce("renewal.LAPSED", "agreement.expired");
        assertThat(cases.instance("renewal", old.number())).isNull();
        assertThat(taskService
                        .createTaskQuery()
                        .processDefinitionKey("renewal")
                        .processInstanceBusinessKey(old.number())
                        .count())
                .isZero();
        noIncident();
    }

    private void noIncident() {
        assertThat(runtimeService
                        .createIncidentQuery()
                        .processDefinitionKeyIn("renewal")
                        .list())
                .isEmpty();
        assertThat(managementService
                        .createJobQuery()
                        .processDefinitionKey("renewal")
                        .withException()
                        .list())
                .isEmpty();
    }

    private Renewal latest(Agreement old) {
        var all = renewals.findByPredecessorOrderById(old.number());
        return all.get(all.size() - 1);
    }

    private Task task(Agreement old, String key) {
        return cases.task(old.number(), key);
    }

    private ProcessInstanceAssert path(Agreement old) {
        return cases.path("renewal", old.number());
    }

    private List<String> whatHappenedTo(Agreement old) {
        return audit.of(old.subject()).stream().map(AuditEvent::what).toList();
    }
}
