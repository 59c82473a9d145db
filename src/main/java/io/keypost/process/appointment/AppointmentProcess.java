package io.keypost.process.appointment;

import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.AppointmentEvent;
import io.keypost.agreement.Nomination;
import io.keypost.platform.engine.WithoutAuthorization;
import io.keypost.process.BusinessKey;
import io.keypost.process.CurrentUser;
import io.keypost.process.Variable;
import io.keypost.process.WaitingCases;
import io.keypost.process.eligibility.Eligibility;
import io.keypost.rule.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The names {@code bpmn/appointment.bpmn} and its forms share with their Java, its start from outside Tasklist and its end. */
@Component
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AppointmentProcess {

    public static final String KEY = "appointment";
    public static final String WITHDRAWN_MESSAGE = "keypost.nominationWithdrawn";
    public static final String CONFLICT_ERROR = "keypost.postOccupied";

    public static final Variable<Long> APPOINTMENT_ID = new Variable<>("appointmentId", Long.class);

    /** Where a case has come to its signing. */
    public static final Variable<String> AGREEMENT_NUMBER = new Variable<>("agreementNumber", String.class);

    public static final Variable<String> NOMINATOR = new Variable<>("nominator", String.class);
    public static final Variable<String> ESCALATION_AFTER = new Variable<>("escalationAfter", String.class);
    public static final Variable<Boolean> CONFLICT_FOUND = new Variable<>("conflictFound", Boolean.class);
    public static final Variable<Boolean> RESUBMITTED = new Variable<>("resubmitted", Boolean.class);
    public static final Variable<Boolean> QUALIFIED = new Variable<>("qualified", Boolean.class);
    public static final Variable<Boolean> APPROVED = new Variable<>("approved", Boolean.class);
    public static final Variable<String> REASON = new Variable<>("reason", String.class);

    // What the nomination form asks.
    public static final Variable<String> POST_CODE = new Variable<>("postCode", String.class);
    public static final Variable<String> STAFF_NO = new Variable<>("staffNo", String.class);
    public static final Variable<String> DEPARTMENT = new Variable<>("department", String.class);
    public static final Variable<Boolean> FULL_TIME = new Variable<>("fullTime", Boolean.class);
    public static final Variable<Number> YEARS = new Variable<>("years", Number.class);
    public static final Variable<String> FIRST_DAY = new Variable<>("firstDay", String.class);
    public static final Variable<String> LAST_DAY = new Variable<>("lastDay", String.class);
    public static final Variable<String> CONFIDENTIALITY_AGREEMENT_NO =
            new Variable<>("confidentialityAgreementNo", String.class);
    public static final Variable<String> REMARKS = new Variable<>("remarks", String.class);

    private static final List<Variable<?>> ASKED_BY_NOMINATION = List.of(
            POST_CODE,
            STAFF_NO,
            DEPARTMENT,
            FULL_TIME,
            YEARS,
            FIRST_DAY,
            LAST_DAY,
            CONFIDENTIALITY_AGREEMENT_NO,
            REMARKS);

    /**
     * A nomination on its way.
     *
     * @param warnings what does not stand in the way, but somebody should know
     */
    public record Started(Appointment appointment, List<Violation> warnings) {}

    @Lazy
    private final RuntimeService runtimeService;

    private final Eligibility eligibility;
    private final AppointingHolders appointing;
    private final CurrentUser currentUser;
    private final WaitingCases waitingCases;
    private final WithoutAuthorization withoutAuthorization;

    /** Starts the process, unless a rule refuses. */
    public Started nominate(Nomination nomination) {
        var findings = eligibility.check(nomination, null).orRefuse();
        var instance = runtimeService.startProcessInstanceByKey(KEY, variablesOf(nomination));
        var id = withoutAuthorization.call(
                () -> (Long) runtimeService.getVariable(instance.getId(), APPOINTMENT_ID.name()));
        return new Started(appointing.get(id), findings.warnings());
    }

    /** The nominator takes the nomination back; whatever waits in the process is called off. */
    public void withdraw(long appointmentId, @Nullable String reason) {
        appointing.withdraw(appointmentId, currentUser.id(), reason);
        callOff(appointmentId);
    }

    /** An approved appointment was taken back, its agreement not yet signed by both. */
    @EventListener
    public void on(AppointmentEvent.Revoked revoked) {
        callOff(revoked.appointmentId());
    }

    private void callOff(long appointmentId) {
        waitingCases.mustTell(WITHDRAWN_MESSAGE, Long.toString(appointmentId), Map.of());
    }

    static long idOf(VariableScope scope) {
        return BusinessKey.own(APPOINTMENT_ID, scope);
    }

    /** What a nomination form has asked. */
    static Nomination nominationIn(VariableScope scope) {
        return new Nomination(
                POST_CODE.requiredIn(scope),
                STAFF_NO.requiredIn(scope),
                DEPARTMENT.requiredIn(scope),
                Boolean.TRUE.equals(FULL_TIME.in(scope)),
                YEARS.requiredIn(scope).intValue(),
                Variable.day(FIRST_DAY, FIRST_DAY.requiredIn(scope)),
                Variable.optionalDay(LAST_DAY, LAST_DAY.in(scope)),
                CONFIDENTIALITY_AGREEMENT_NO.in(scope),
                REMARKS.in(scope));
    }

    /** The row has it now; a copy in the process would only grow old. */
    static void forgetNominationIn(VariableScope scope) {
        ASKED_BY_NOMINATION.forEach(variable -> scope.removeVariable(variable.name()));
    }

    /** The variables a nomination starts the process with. */
    private static Map<String, Object> variablesOf(Nomination nomination) {
        var variables = new HashMap<String, Object>();
        variables.put(POST_CODE.name(), nomination.postCode());
        variables.put(STAFF_NO.name(), nomination.staffNo());
        variables.put(DEPARTMENT.name(), nomination.department());
        variables.put(FULL_TIME.name(), nomination.fullTime());
        variables.put(YEARS.name(), nomination.years());
        variables.put(FIRST_DAY.name(), nomination.firstDay().toString());
        variables.put(LAST_DAY.name(), nomination.term().lastDay().toString());
        variables.put(CONFIDENTIALITY_AGREEMENT_NO.name(), nomination.confidentialityAgreementNo());
        variables.put(REMARKS.name(), nomination.remarks());
        return variables;
    }
}
