package io.keypost.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.PaperScan;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Nomination;
import io.keypost.agreement.SigningAgreements;
import io.keypost.document.Archive;
import io.keypost.exit.Clearances;
import io.keypost.exit.ClearingHolders;
import io.keypost.exit.Resignation;
import io.keypost.exit.Resignations;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.process.appointment.AppointmentProcess;
import io.keypost.process.clearance.ClearanceProcess;
import io.keypost.process.renewal.RenewalProcess;
import io.keypost.staff.LabourContract;
import io.keypost.staff.Staff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** What process tests are told in: people, cases, who does what. Everyone's user id is the role and a digit: {@code hr1}. */
@TestComponent
public class Cases {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final ProcessEngine engine;
    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final ManagementService managementService;
    private final HistoryService historyService;
    private final IdentityService identityService;
    private final AppointmentProcess appointmentProcess;
    private final RenewalProcess renewalProcess;
    private final AppointingHolders appointing;
    private final SigningAgreements signing;
    private final ClearingHolders clearing;
    private final ClearanceProcess clearanceProcess;
    private final Agreements agreements;
    private final Resignations resignations;
    private final Clearances clearances;
    private final Staff staff;
    private final Archive archive;
    private final TestClock clock;

    Cases(
            ProcessEngine engine,
            RuntimeService runtimeService,
            TaskService taskService,
            ManagementService managementService,
            HistoryService historyService,
            IdentityService identityService,
            AppointmentProcess appointmentProcess,
            RenewalProcess renewalProcess,
            AppointingHolders appointing,
            SigningAgreements signing,
            ClearingHolders clearing,
            ClearanceProcess clearanceProcess,
            Agreements agreements,
            Resignations resignations,
            Clearances clearances,
            Staff staff,
            Archive archive,
            TestClock clock) {
        this.engine = engine;
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.managementService = managementService;
        this.historyService = historyService;
        this.identityService = identityService;
        this.appointmentProcess = appointmentProcess;
        this.renewalProcess = renewalProcess;
        this.appointing = appointing;
        this.signing = signing;
        this.clearing = clearing;
        this.clearanceProcess = clearanceProcess;
        this.agreements = agreements;
        this.resignations = resignations;
        this.clearances = clearances;
        this.staff = staff;
        this.archive = archive;
        this.clock = clock;
    }

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
        return nomination(staffNo, post, firstDay, false);
    }

    private static Nomination nomination(String staffNo, String post, LocalDate firstDay, boolean fullTime) {
        return new Nomination(post, staffNo, "信息中心", fullTime, 3, firstDay, null, "BM-2026-001", null);
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
        return nominate(nomination(person(), post, firstDay, post.equals("SECURITY")));
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
        var proposed = nomination(person(), post, firstDay);
        return seal(drafted(nominate(new Nomination(
                proposed.postCode(),
                proposed.staffNo(),
                proposed.department(),
                proposed.fullTime(),
                years,
                firstDay,
                null,
                proposed.confidentialityAgreementNo(),
                null))));
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
        return noticesOf(number).reduce((earlier, later) -> later).orElseThrow().id();
    }

    private Stream<Resignation> noticesOf(String number) {
        return agreements.findById(number).stream()
                .flatMap(agreement -> resignations.findByAppointmentIdOrderById(agreement.appointmentId()).stream())
                .filter(notice -> notice.agreementNumber().equals(number));
    }

    /** A case's business key, and those of an agreement's notices, the latest first, and its clearance. */
    private Stream<String> keys(String key) {
        return Stream.of(
                        Stream.of(key),
                        noticesOf(key)
                                .map(notice -> BusinessKey.of("resignation", notice.id()))
                                .sorted(Comparator.reverseOrder()),
                        clearances.findByAgreementNumber(key).stream()
                                .map(clearance -> BusinessKey.of("clearance", clearance.id())))
                .flatMap(keys -> keys);
    }

    /** An uploaded scan. */
    public String scan(String by) {
        return scan(PaperScan.pdf(), by);
    }

    /** This very file, uploaded. */
    public String scan(byte[] file, String by) {
        try {
            return archive.upload("扫描件.pdf", () -> file, by).id();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Appointment get(Appointment appointment) {
        return appointing.get(appointment.id());
    }

    public Agreement get(Agreement agreement) {
        return signing.get(agreement.number());
    }

    /** Does as that person, in the groups of their name. */
    public <T> T by(String userId, Supplier<T> what) {
        identityService.setAuthentication(userId, groupsOf(userId));
        try {
            return what.get();
        } finally {
            identityService.clearAuthentication();
        }
    }

    private static List<String> groupsOf(String userId) {
        return switch (userId.replaceAll("[0-9]", "")) {
            case "manager" -> List.of("manager", DepartmentGroups.idOf("信息中心"));
            case "hr" -> List.of("hr");
            case "leader" -> List.of("leading-group");
            case "seal" -> List.of("seal-keeper");
            case "archive" -> List.of("archivist");
            case "office" -> List.of("office");
            case "admin" -> List.of("camunda-admin");
            default -> List.of("holder");
        };
    }

    public Task task(Appointment appointment, String key) {
        return task(Long.toString(appointment.id()), key);
    }

    /** The one open task of that key in the case of that business key. */
    public Task task(String businessKey, String key) {
        var tasks = taskService
                .createTaskQuery()
                .processInstanceBusinessKeyIn(keys(businessKey).toArray(String[]::new))
                .taskDefinitionKey(key)
                .list();
        assertThat(tasks).as(key + " of " + businessKey).hasSize(1);
        return tasks.get(0);
    }

    public void complete(Task task, String by, Map<String, Object> variables) {
        by(by, () -> {
            taskService.complete(task.getId(), new HashMap<>(variables));
            return null;
        });
    }

    /** The running instance of that business key, or null; of the appointment process for an appointment. */
    @SuppressWarnings("NullAway") // A test that goes on with one that has ended is told so by what it does next.
    public ProcessInstance instance(String process, String businessKey) {
        return running(process, businessKey).orElse(null);
    }

    private Optional<ProcessInstance> running(String process, String businessKey) {
        return keys(businessKey)
                .flatMap(key -> runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(key)
                        .list()
                        .stream())
                .findFirst();
    }

    /** Whether that element has been passed in the finished or running case. */
    public boolean hasPassed(String process, String businessKey, String... elements) {
        var passed = historyService
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKeyIn(keys(businessKey).toArray(String[]::new))
                .list()
                .stream()
                .flatMap(
                        instance -> historyService
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .finished()
                                .list()
                                .stream())
                .map(activity -> activity.getActivityId())
                .toList();
        return passed.containsAll(List.of(elements));
    }

    /** What is to be said of the way of a case's instance: of the one that runs, or else of the one that has ended. */
    public ProcessInstanceAssert path(String process, String businessKey) {
        BpmnAwareTests.init(engine);
        return BpmnAwareTests.assertThat(running(process, businessKey).orElseGet(() -> ended(process, businessKey)));
    }

    /** The engine hands out no instance that has ended; an assertion asks for no more than its id. */
    private ProcessInstance ended(String process, String businessKey) {
        var ended = historyService
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKeyIn(keys(businessKey).toArray(String[]::new))
                .list();
        assertThat(ended).as(process + " of " + businessKey).hasSize(1);
        var instance = new ExecutionEntity();
        instance.setId(ended.get(0).getId());
        instance.setProcessInstance(instance);
        return instance;
    }

    /** The rows of decision tables that have spoken at an element of a case, as Cockpit shows them. */
    public List<String> judgedAt(String process, String businessKey, String element) {
        return historyService
                .createHistoricDecisionInstanceQuery()
                .processInstanceId(instance(process, businessKey).getId())
                .activityIdIn(element)
                .includeOutputs()
                .list()
                .stream()
                .flatMap(judged -> judged.getOutputs().stream())
                .filter(output -> "rule".equals(output.getVariableName()))
                .map(HistoricDecisionOutputInstance::getRuleId)
                .toList();
    }

    public void runJobs(Appointment appointment) {
        runJobs(Long.toString(appointment.id()));
    }

    /** Runs the savepoints of the case and of what it has called and started, but no timer, until none is left. */
    public void runJobs(String businessKey) {
        for (var round = 0; round < 100; round++) {
            // One at a time: it may call off the next.
            var job = instances(businessKey)
                    .map(id -> managementService.createJobQuery().processInstanceId(id))
                    .flatMap(query -> query.messages().withRetriesLeft().list().stream())
                    .findFirst();
            if (job.isEmpty()) {
                return;
            }
            managementService.executeJob(job.get().getId());
        }
        throw new AssertionError("jobs without end");
    }

    /** Moves the clock to the timer's time and fires it. */
    public void fire(String process, String businessKey, String timer) {
        var job = managementService
                .createJobQuery()
                .processInstanceId(instance(process, businessKey).getId())
                .activityId(timer)
                .singleResult();
        assertThat(job).as(timer + " waits").isNotNull();
        clock.set(job.getDuedate().toInstant());
        managementService.executeJob(job.getId());
        runJobs(businessKey);
    }

    /** Fires the timers of a case that are due by now, and what they bring, until none is. */
    public void fireWhatIsDue(String process, String businessKey) {
        while (instance(process, businessKey) != null) {
            var due = managementService
                    .createJobQuery()
                    .processInstanceId(instance(process, businessKey).getId())
                    .timers()
                    .executable()
                    .orderByJobDuedate()
                    .asc()
                    .listPage(0, 1);
            if (due.isEmpty()) {
                return;
            }
            managementService.executeJob(due.get(0).getId());
            runJobs(businessKey);
        }
    }

    /** Whether a job is that case's, or of what it has called. Other tests leave theirs behind. */
    public boolean isOf(Job job, Appointment appointment) {
        return instances(keyOf(appointment)).anyMatch(job.getProcessInstanceId()::equals);
    }

    /** The ids of a case's instances: its own, and those it has called. */
    private Stream<String> instances(String businessKey) {
        return keys(businessKey)
                .flatMap(key ->
                        withCalled(runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(key)))
                .distinct();
    }

    private Stream<String> withCalled(ProcessInstanceQuery which) {
        return which.list().stream()
                .map(Execution::getId)
                .flatMap(id -> Stream.concat(
                        Stream.of(id),
                        withCalled(runtimeService.createProcessInstanceQuery().superProcessInstanceId(id))));
    }

    /** The case of an appointment by its id. */
    public static String keyOf(Appointment appointment) {
        return Long.toString(appointment.id());
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
