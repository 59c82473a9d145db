package io.keypost.process;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Nomination;
import io.keypost.agreement.SigningAgreements;
import io.keypost.exit.Clearances;
import io.keypost.exit.ClearingHolders;
import io.keypost.process.appointment.AppointmentProcess;
import io.keypost.process.clearance.ClearanceProcess;
import io.keypost.process.renewal.RenewalProcess;
import io.keypost.staff.LabourContract;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;

/** What process tests are told in: people, cases, who does what. Everyone's user id is the role and a digit: {@code hr1}. */
@TestComponent
public class Cases extends CaseSteps {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Autowired
    AppointmentProcess appointmentProcess;

    @Autowired
    RenewalProcess renewalProcess;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    SigningAgreements signing;

    @Autowired
    ClearingHolders clearing;

    @Autowired
    ClearanceProcess clearanceProcess;

    @Autowired
    Clearances clearances;

    @Autowired
    Staff staff;

    /** The coverage of process tests is counted by one thread; a test with several must not be counted. */
    public void countNoCoverage() {
        new ProcessEngineAdapter(engine, event -> {}).initializeListeners();
    }

    /** Somebody new, with an open-ended labour contract and no other duties. */
    public String person() {
        return person("测试" + (char) ('一' + PEOPLE.get() % 1000), List.of());
    }

    public String person(String name, List<String> otherDuties) {
        return person(name, otherDuties, null);
    }

    public String person(String name, List<String> otherDuties, @Nullable LocalDate contractEndsOn) {
        var staffNo = "P%05d".formatted(PEOPLE.incrementAndGet());
        var kind = contractEndsOn == null ? LabourContract.Kind.OPEN_ENDED : LabourContract.Kind.FIXED_TERM;
        var contract = new LabourContract(kind, "LD-" + staffNo, LocalDate.of(2020, 1, 2), contractEndsOn);
        staff.replace(staffNo, name, "信息中心", otherDuties, contract, "hr1");
        return staffNo;
    }

    /** A nomination for the post, three years from that day. */
    public Nomination nomination(String staffNo, String post, LocalDate firstDay) {
        return nomination(staffNo, post, firstDay, false, 3);
    }

    private static Nomination nomination(String staffNo, String post, LocalDate firstDay, boolean fullTime, int years) {
        return new Nomination(post, staffNo, "信息中心", fullTime, years, firstDay, null, "BM-2026-001", null);
    }

    /** {@code manager1} nominates through the same door as the API. */
    public Appointment nominate(Nomination nomination) {
        return by("manager1", () -> appointmentProcess.nominate(nomination)).appointment();
    }

    /** A case of somebody new for the post, from ten days on; a security administrator does nothing else. */
    public Appointment nominated(String post) {
        return nominated(post, clock.today().plusDays(10));
    }

    public Appointment nominated(String post, LocalDate firstDay) {
        return nominate(nomination(person(), post, firstDay, post.equals("SECURITY"), 3));
    }

    /** The same, approved: the agreement's text waits to be checked. */
    public Agreement drafted(String post) {
        return drafted(nominated(post));
    }

    public Agreement drafted(Appointment appointment) {
        runJobs(appointment);
        complete(task(appointment, "userTask_review"), "hr1", Map.of("qualified", true));
        complete(task(appointment, "userTask_approve"), "leader1", Map.of("approved", true));
        runJobs(appointment);
        return signing.of(appointment.id());
    }

    /** The same, signed by both parties: the term is being watched. */
    public Agreement sealed(String post) {
        return seal(drafted(post));
    }

    /** The same, for so many years from that day. */
    public Agreement sealed(String post, LocalDate firstDay, int years) {
        return seal(drafted(nominate(nomination(person(), post, firstDay, false, years))));
    }

    /** Takes a text that waits to be checked through to the seal. */
    public Agreement seal(Agreement agreement) {
        var number = agreement.number();
        complete(task(number, "userTask_check"), "hr1", Map.of("textCorrect", true));
        complete(
                task(number, "userTask_sign"),
                agreement.staffNo(),
                Map.of("signed", true, "scanId", scan(agreement.staffNo())));
        runJobs(number);
        complete(task(number, "userTask_seal"), "seal1", Map.of("scanConfirmed", true, "scanId", scan("seal1")));
        runJobs(number);
        return signing.get(number);
    }

    /** The same, in force, and so many days before its last. */
    public Agreement inForce(String post, int daysLeft) {
        var agreement = sealed(post);
        fire("term", agreement.number(), "event_firstDayReached");
        clock.set(agreement.term().lastDay().minusDays(daysLeft));
        return get(agreement);
    }

    /** Its renewal for two years: begun, proposed by {@code manager1} and consented to; {@code leader1} may decide. */
    public void consented(Agreement agreement) {
        var number = agreement.number();
        renewalProcess.begin(number, "hr1");
        complete(task(number, "userTask_proposeRenewal"), "manager1", proposal(2));
        complete(task(number, "userTask_consentToRenewal"), agreement.staffNo(), Map.of("consented", true));
        runJobs(number);
    }

    /** What the form sends that proposes a renewal. */
    public static Map<String, Object> proposal(int years) {
        return Map.of("renewalWanted", true, "years", years, "confidentialityAgreementNo", "BM-2026-001");
    }

    /** The same, approved: the successor's text waits to be checked. */
    public Agreement successor(Agreement agreement) {
        consented(agreement);
        complete(task(agreement.number(), "userTask_approveRenewal"), "leader1", Map.of("approved", true));
        runJobs(agreement.number());
        return signing.of(agreement.appointmentId());
    }

    /** Files the copies of a sealed agreement. */
    public void file(Agreement agreement) {
        complete(
                task(agreement.number(), "userTask_fileCopies"),
                "archive1",
                Map.of(
                        "copiesMatch",
                        true,
                        "receivedForPartyA",
                        "档案室",
                        "deliveredOn",
                        clock.today().toString()));
    }

    /** Its successor, agreed on and signed by both parties 60 days before the last day. */
    public Agreement renewed(Agreement agreement) {
        clock.set(agreement.term().lastDay().minusDays(60));
        return seal(successor(agreement));
    }

    /** Lets be all that an ended agreement leaves to be settled. */
    public void clear(String number) {
        var id = clearanceOf(number);
        for (var item : clearing.get(id).items()) {
            clearing.askWriteOff(id, item.id(), "测试", "hr1");
            by("office1", () -> {
                clearanceProcess.confirmWriteOff(id, item.id());
                return null;
            });
        }
        runJobs(number);
    }

    /** The id of what an ended agreement leaves to be cleared. */
    public long clearanceOf(String number) {
        return clearances.findByAgreementNumber(number).orElseThrow().id();
    }

    /** The id of the latest notice given under an agreement. */
    public long noticeOf(String number) {
        return keys.noticesOf(number)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .id();
    }

    public Appointment get(Appointment appointment) {
        return appointing.get(appointment.id());
    }

    public Agreement get(Agreement agreement) {
        return signing.get(agreement.number());
    }

    /** What the nomination form sends. */
    public static Map<String, Object> form(Nomination nomination) {
        var form = new HashMap<String, Object>();
        form.put(AppointmentProcess.POST_CODE.name(), nomination.postCode());
        form.put(AppointmentProcess.STAFF_NO.name(), nomination.staffNo());
        form.put(AppointmentProcess.DEPARTMENT.name(), nomination.department());
        form.put(AppointmentProcess.FULL_TIME.name(), nomination.fullTime());
        form.put(AppointmentProcess.YEARS.name(), nomination.years());
        form.put(AppointmentProcess.FIRST_DAY.name(), nomination.firstDay().toString());
        form.put(AppointmentProcess.CONFIDENTIALITY_AGREEMENT_NO.name(), nomination.confidentialityAgreementNo());
        return form;
    }
}
