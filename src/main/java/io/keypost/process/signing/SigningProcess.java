package io.keypost.process.signing;

import io.keypost.process.BusinessKey;
import io.keypost.process.Variable;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The names {@code bpmn/signing.bpmn} and its forms share with their Java: key, variables, errors. */
final class SigningProcess {

    public static final String KEY = "signing";
    public static final String REFUSED_ERROR = "keypost.signatureRefused";
    public static final String CONFLICT_ERROR = "keypost.postOccupied";
    public static final String LAPSED_ERROR = "keypost.signatureLapsed";

    public static final Variable<Long> APPOINTMENT_ID = new Variable<>("appointmentId", Long.class);
    public static final Variable<String> AGREEMENT_NUMBER = new Variable<>("agreementNumber", String.class);
    public static final Variable<String> HOLDER = new Variable<>("holder", String.class);
    public static final Variable<String> SIGNING_ENDS_AT = new Variable<>("signingEndsAt", String.class);
    public static final Variable<String> REMINDER_CYCLE = new Variable<>("reminderCycle", String.class);
    public static final Variable<Boolean> TEXT_CORRECT = new Variable<>("textCorrect", Boolean.class);
    public static final Variable<Boolean> SIGNED = new Variable<>("signed", Boolean.class);
    public static final Variable<Boolean> SCAN_CONFIRMED = new Variable<>("scanConfirmed", Boolean.class);
    public static final Variable<Boolean> COPIES_MATCH = new Variable<>("copiesMatch", Boolean.class);

    // What the forms ask.
    public static final Variable<String> REASON = new Variable<>("reason", String.class);
    public static final Variable<String> REMARKS = new Variable<>("remarks", String.class);
    public static final Variable<String> CONFIDENTIALITY_AGREEMENT_NO =
            new Variable<>("confidentialityAgreementNo", String.class);
    public static final Variable<String> SCAN_ID = new Variable<>("scanId", String.class);
    public static final Variable<String> RECEIVED_FOR_PARTY_A = new Variable<>("receivedForPartyA", String.class);
    public static final Variable<String> DELIVERED_ON = new Variable<>("deliveredOn", String.class);

    private SigningProcess() {}

    static String numberOf(VariableScope scope) {
        return BusinessKey.own(AGREEMENT_NUMBER, scope);
    }

    /** A text the form may leave out; the domain says whether it must be there. */
    static String textOf(Variable<String> variable, VariableScope scope) {
        var text = variable.take(scope);
        return text == null ? "" : text;
    }
}
