package io.keypost.process.renewal;

import io.keypost.agreement.Renewal;
import io.keypost.agreement.RenewingAgreements;
import io.keypost.audit.AuditLog;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.platform.engine.WithoutAuthorization;
import io.keypost.process.BusinessKey;
import io.keypost.process.Variable;
import io.keypost.process.WaitingCases;
import io.keypost.process.appointment.AppointmentSettings;
import io.keypost.rule.Refusal;
import java.util.HashMap;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The names {@code bpmn/renewal.bpmn} and its forms share with their Java; its start, and its end when the agreement ends first. */
@Component
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RenewalProcess {

    public static final String KEY = "renewal";
    public static final String CANCELLED_MESSAGE = "keypost.renewalCancelled";

    /** Of the agreement that is to be renewed: the business key. */
    public static final Variable<String> AGREEMENT_NUMBER = new Variable<>("agreementNumber", String.class);

    public static final Variable<Long> APPOINTMENT_ID = new Variable<>("appointmentId", Long.class);
    public static final Variable<String> HOLDER = new Variable<>("holder", String.class);

    /** The group of the department's managers. */
    public static final Variable<String> MANAGERS = new Variable<>("managers", String.class);

    public static final Variable<String> ESCALATION_AFTER = new Variable<>("escalationAfter", String.class);
    public static final Variable<Boolean> RENEWAL_WANTED = new Variable<>("renewalWanted", Boolean.class);
    public static final Variable<Boolean> CONSENTED = new Variable<>("consented", Boolean.class);
    public static final Variable<Boolean> CONFLICT_FOUND = new Variable<>("conflictFound", Boolean.class);
    public static final Variable<Boolean> APPROVED = new Variable<>("approved", Boolean.class);

    // What the forms ask.
    public static final Variable<Number> YEARS = new Variable<>("years", Number.class);
    public static final Variable<String> CONFIDENTIALITY_AGREEMENT_NO =
            new Variable<>("confidentialityAgreementNo", String.class);
    public static final Variable<String> REMARKS = new Variable<>("remarks", String.class);
    public static final Variable<String> REASON = new Variable<>("reason", String.class);

    @Lazy
    private final RuntimeService runtimeService;

    private final RenewingAgreements renewing;
    private final AppointmentSettings settings;
    private final WaitingCases waitingCases;
    private final WithoutAuthorization withoutAuthorization;

    /** Has the renewal of an agreement decided, if that is due and nobody has begun to. */
    public void start(String agreementNumber) {
        if (renewing.isDue(agreementNumber)) {
            begin(agreementNumber, AuditLog.SYSTEM);
        }
    }

    /**
     * A person has it decided.
     *
     * @throws Refusal when it is too early, when the agreement ends otherwise, or when a renewal is under way or signed
     */
    public void begin(String agreementNumber, String by) {
        var renewal = renewing.begin(agreementNumber, by);
        var variables = new HashMap<>(known(renewal));
        variables.put(ESCALATION_AFTER.name(), settings.escalateAfter().toString());
        withoutAuthorization.run(() -> runtimeService.startProcessInstanceByKey(KEY, agreementNumber, variables));
    }

    /** The agreement has ended first, or is going to: whatever waits is called off, if anything does. */
    @EventListener
    public void on(RenewingAgreements.Cancelled cancelled) {
        waitingCases.tell(CANCELLED_MESSAGE, cancelled.agreementNumber());
    }

    static String numberOf(VariableScope scope) {
        return BusinessKey.own(AGREEMENT_NUMBER, scope);
    }

    /**
     * The renewal a task is about. Whoever completes a task may set any variable with it: all that says whose case it is must be the
     * case's own.
     */
    Renewal of(VariableScope scope) {
        var renewal = renewing.get(numberOf(scope));
        if (!known(renewal).entrySet().stream()
                .allMatch(each -> each.getValue().equals(scope.getVariable(each.getKey())))) {
            throw Refusal.forbidden("input.anotherCase");
        }
        return renewal;
    }

    private static Map<String, Object> known(Renewal renewal) {
        return Map.of(
                AGREEMENT_NUMBER.name(), renewal.predecessor(),
                APPOINTMENT_ID.name(), renewal.appointmentId(),
                HOLDER.name(), renewal.staffNo(),
                MANAGERS.name(), DepartmentGroups.idOf(renewal.department()));
    }
}
