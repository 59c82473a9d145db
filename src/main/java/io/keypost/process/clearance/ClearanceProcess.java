package io.keypost.process.clearance;

import io.keypost.process.BusinessKey;
import io.keypost.process.Variable;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The names {@code bpmn/clearance.bpmn} and its forms share with their Java: key, messages, variables. */
final class ClearanceProcess {

    public static final String KEY = "clearance";
    public static final String HOLDERS_PART_MESSAGE = "keypost.holdersPartSettled";
    public static final String SETTLED_MESSAGE = "keypost.clearanceSettled";

    /** Every form looks for it; a clearance has none. */
    public static final Variable<Long> APPOINTMENT_ID = new Variable<>("appointmentId", Long.class);

    public static final Variable<String> AGREEMENT_NUMBER = new Variable<>("agreementNumber", String.class);
    public static final Variable<String> HOLDER = new Variable<>("holder", String.class);
    public static final Variable<Boolean> HOLDER_ACTS = new Variable<>("holderActs", Boolean.class);
    public static final Variable<String> OVERDUE_CYCLE = new Variable<>("overdueCycle", String.class);

    // What the forms ask.
    public static final Variable<Boolean> COMMITTED = new Variable<>("committed", Boolean.class);
    public static final Variable<String> SCAN_ID = new Variable<>("scanId", String.class);
    public static final Variable<String> REASON = new Variable<>("reason", String.class);
    public static final Variable<String> REMARK = new Variable<>("remark", String.class);

    private ClearanceProcess() {}

    static String numberOf(VariableScope scope) {
        return BusinessKey.own(AGREEMENT_NUMBER, scope);
    }

    /** A text the form may leave out; the domain says whether it must be there. */
    static String textOf(Variable<String> variable, VariableScope scope) {
        var text = variable.take(scope);
        return text == null ? "" : text;
    }
}
