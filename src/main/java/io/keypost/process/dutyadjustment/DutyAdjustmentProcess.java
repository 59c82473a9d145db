package io.keypost.process.dutyadjustment;

import io.keypost.agreement.AcknowledgingDuties;
import io.keypost.process.BusinessKey;
import io.keypost.process.Variable;
import io.keypost.process.WaitingCases;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The names {@code bpmn/duty-adjustment.bpmn} and its forms share with their Java, and what calls off an acknowledgement. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DutyAdjustmentProcess {

    public static final String KEY = "duty-adjustment";
    public static final String RELEASED_MESSAGE = "keypost.holderReleased";

    public static final Variable<String> ADJUSTMENT_ID = new Variable<>("adjustmentId", String.class);
    public static final Variable<String> ESCALATION_AFTER = new Variable<>("escalationAfter", String.class);
    public static final Variable<Boolean> APPROVED = new Variable<>("approved", Boolean.class);

    /** The staff numbers of those who acknowledge, and in each one's part of the process their own. */
    @SuppressWarnings("rawtypes")
    public static final Variable<List> HOLDERS = new Variable<>("holders", List.class);

    public static final Variable<String> HOLDER = new Variable<>("holder", String.class);

    // What the forms ask.
    public static final Variable<String> POST_CODE = new Variable<>("postCode", String.class);
    public static final Variable<String> DUTIES = new Variable<>("duties", String.class);
    public static final Variable<String> EFFECTIVE_ON = new Variable<>("effectiveOn", String.class);
    public static final Variable<String> REASON = new Variable<>("reason", String.class);
    public static final Variable<Boolean> ACCEPTED = new Variable<>("accepted", Boolean.class);
    public static final Variable<String> OBJECTION = new Variable<>("objection", String.class);

    private final WaitingCases waitingCases;

    static String keyOf(VariableScope scope) {
        return BusinessKey.own(ADJUSTMENT_ID, scope);
    }

    /** The holder has left: their acknowledgement is not waited for. */
    @EventListener
    public void on(AcknowledgingDuties.Released released) {
        waitingCases.tell(RELEASED_MESSAGE, query -> query.variableValueEquals(HOLDER.name(), released.staffNo()));
    }
}
