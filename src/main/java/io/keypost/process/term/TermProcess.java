package io.keypost.process.term;

import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.RenewingAgreements;
import io.keypost.agreement.SigningAgreements;
import io.keypost.agreement.WatchingTerms;
import io.keypost.platform.engine.WithoutAuthorization;
import io.keypost.process.BusinessKey;
import io.keypost.process.Variable;
import io.keypost.process.WaitingCases;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The names {@code bpmn/term.bpmn} shares with its Java, its start, and how an instance is brought into line with the register. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TermProcess {

    public static final String KEY = "term";
    public static final String ENDED_MESSAGE = "keypost.agreementEnded";
    public static final String CONFLICT_MESSAGE = "keypost.conflictFound";

    public static final Variable<String> AGREEMENT_NUMBER = new Variable<>("agreementNumber", String.class);
    public static final Variable<String> FIRST_DAY_AT = new Variable<>("firstDayAt", String.class);
    public static final Variable<String> TERM_ENDS_AT = new Variable<>("termEndsAt", String.class);
    public static final Variable<String> RENEWAL_DUE_AT = new Variable<>("renewalDueAt", String.class);
    public static final Variable<String> REMINDER_AT = new Variable<>("reminderAt", String.class);
    public static final Variable<Boolean> REMINDER_LEFT = new Variable<>("reminderLeft", Boolean.class);
    public static final Variable<Boolean> CLEARANCE_NEEDED = new Variable<>("clearanceNeeded", Boolean.class);

    /** What the office writes about a conflict. */
    public static final Variable<String> REASON = new Variable<>("reason", String.class);

    @Lazy
    private final RuntimeService runtimeService;

    @Lazy
    private final ManagementService managementService;

    private final SigningAgreements signing;
    private final WatchingTerms terms;
    private final RenewingAgreements renewing;
    private final WaitingCases waitingCases;
    private final WithoutAuthorization withoutAuthorization;
    private final Clock clock;

    static String numberOf(VariableScope scope) {
        return BusinessKey.own(AGREEMENT_NUMBER, scope);
    }

    /** Has an instance watch the agreement's dates, unless one does already. Its instants carry their offset. */
    public void start(String agreementNumber) {
        if (instanceOf(agreementNumber).isEmpty()) {
            var variables = new HashMap<String, Object>(timersOf(agreementNumber));
            variables.put(AGREEMENT_NUMBER.name(), agreementNumber);
            runtimeService.startProcessInstanceByKey(KEY, agreementNumber, variables);
        }
    }

    /** Its actual first or last day is another now, or its end is on record. */
    @EventListener
    public void on(EndingAgreements.EndMoved moved) {
        withoutAuthorization.run(() -> align(moved.agreementNumber()));
    }

    /**
     * Brings what watches an agreement into line with the register: moves its timers, puts back those that are missing, and lets it
     * go on where the agreement has ended.
     *
     * @return whether there was anything to mend
     */
    boolean align(String agreementNumber) {
        var instance = instanceOf(agreementNumber);
        if (instance.isEmpty()) {
            return false;
        }
        var id = instance.get().getId();
        if (signing.get(agreementNumber).endRecordedAt().isPresent()) {
            return waitingCases.tell(ENDED_MESSAGE, agreementNumber);
        }
        var timers = timersOf(agreementNumber);
        if (timer(id, "event_firstDayReached").isPresent()) {
            var moved = move(id, "event_firstDayReached", FIRST_DAY_AT, timers);
            runtimeService.setVariables(id, timers);
            return moved;
        }
        if (timer(id, "event_lastDayReached").isEmpty()) {
            return false;
        }
        var mended = move(id, "event_lastDayReached", TERM_ENDS_AT, timers);
        mended |= moveOrAdd(id, "event_renewalDue", RENEWAL_DUE_AT, timers, renewing.isAhead(agreementNumber));
        mended |= moveOrAdd(
                id,
                "event_reminderDue",
                REMINDER_AT,
                timers,
                terms.nextReminder(agreementNumber).isPresent());
        return mended;
    }

    /** Whether an instance follows the agreement: its term, or what its end has left. */
    boolean isWatched(String agreementNumber) {
        return instanceOf(agreementNumber).isPresent();
    }

    private Optional<ProcessInstance> instanceOf(String agreementNumber) {
        return Optional.ofNullable(runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(agreementNumber)
                .singleResult());
    }

    /** When what comes next comes: what the model's timers ask for. */
    Map<String, Object> timersOf(String agreementNumber) {
        var agreement = signing.get(agreementNumber);
        var timers = new HashMap<String, Object>();
        var endsAt = startOf(agreement.endsOn().plusDays(1));
        var beginsAt = startOf(agreement.beginsOn());
        // What ends before its first day ends then.
        timers.put(FIRST_DAY_AT.name(), (endsAt.isBefore(beginsAt) ? endsAt : beginsAt).toString());
        timers.put(TERM_ENDS_AT.name(), endsAt.toString());
        timers.put(RENEWAL_DUE_AT.name(), renewing.dueAt(agreementNumber).toString());
        var reminder = terms.nextReminder(agreementNumber);
        timers.put(REMINDER_LEFT.name(), reminder.isPresent());
        reminder.ifPresent(at -> timers.put(REMINDER_AT.name(), at.toString()));
        return timers;
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private boolean moveOrAdd(
            String instanceId, String timer, Variable<String> at, Map<String, Object> timers, boolean wanted) {
        if (timer(instanceId, timer).isPresent()) {
            // One that nothing is left for, as a reminder of what is renewed, fires when it was to, and does nothing.
            return timers.containsKey(at.name()) && move(instanceId, timer, at, timers);
        }
        if (!wanted || isUnderWay(instanceId, timer)) {
            return false;
        }
        runtimeService.setVariables(instanceId, timers);
        runtimeService
                .createProcessInstanceModification(instanceId)
                .startBeforeActivity(timer)
                .execute();
        return true;
    }

    /** What the timer sets off waits to be done, so the timer is not missing. */
    private boolean isUnderWay(String instanceId, String timer) {
        var next = "event_renewalDue".equals(timer) ? "serviceTask_startRenewal" : "serviceTask_remind";
        return managementService
                        .createJobQuery()
                        .processInstanceId(instanceId)
                        .activityId(next)
                        .count()
                > 0;
    }

    private boolean move(String instanceId, String timer, Variable<String> at, Map<String, Object> timers) {
        var job = timer(instanceId, timer).orElseThrow();
        var due = OffsetDateTime.parse(String.valueOf(timers.get(at.name()))).toInstant();
        if (job.getDuedate() != null && job.getDuedate().toInstant().equals(due)) {
            return false;
        }
        runtimeService.setVariables(instanceId, timers);
        managementService.setJobDuedate(job.getId(), Date.from(due));
        return true;
    }

    private Optional<Job> timer(String instanceId, String event) {
        return Optional.ofNullable(managementService
                .createJobQuery()
                .processInstanceId(instanceId)
                .activityId(event)
                .timers()
                .singleResult());
    }
}
