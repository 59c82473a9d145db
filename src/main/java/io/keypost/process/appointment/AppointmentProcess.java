package io.keypost.process.appointment;

import io.keypost.agreement.Nomination;
import io.keypost.process.BusinessKey;
import io.keypost.process.Variable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** The names {@code bpmn/appointment.bpmn} and its forms share with their Java: key, variables, message, error. */
public final class AppointmentProcess {

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

    private AppointmentProcess() {}

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
                optionalDay(LAST_DAY.in(scope)),
                CONFIDENTIALITY_AGREEMENT_NO.in(scope),
                REMARKS.in(scope));
    }

    /** The row has it now; a copy in the process would only grow old. */
    static void forgetNominationIn(VariableScope scope) {
        ASKED_BY_NOMINATION.forEach(variable -> scope.removeVariable(variable.name()));
    }

    /** The variables a nomination starts the process with. */
    static Map<String, Object> variablesOf(Nomination nomination) {
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

    private static @Nullable LocalDate optionalDay(@Nullable String text) {
        return text == null || text.isBlank() ? null : Variable.day(LAST_DAY, text);
    }
}
