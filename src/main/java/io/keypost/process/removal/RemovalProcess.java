package io.keypost.process.removal;

import io.keypost.agreement.Removal;
import io.keypost.agreement.RemovingHolders;
import io.keypost.process.BusinessKey;
import io.keypost.process.Variable;
import io.keypost.process.WaitingCases;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The names {@code bpmn/removal.bpmn} and its forms share with their Java, its start from outside Tasklist and its end. */
@Component
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RemovalProcess {

    public static final String KEY = "removal";
    public static final String OVERTAKEN_MESSAGE = "keypost.removalOvertaken";

    public static final Variable<String> AGREEMENT_NUMBER = new Variable<>("agreementNumber", String.class);
    public static final Variable<String> ESCALATION_AFTER = new Variable<>("escalationAfter", String.class);
    public static final Variable<Boolean> APPROVED = new Variable<>("approved", Boolean.class);
    public static final Variable<Boolean> ACCESS_SUSPENDED = new Variable<>("accessSuspended", Boolean.class);
    public static final Variable<Boolean> ENDED = new Variable<>("ended", Boolean.class);

    // What the forms ask.
    public static final Variable<String> GROUNDS = new Variable<>("grounds", String.class);
    public static final Variable<Boolean> SUSPEND_NOW = new Variable<>("suspendNow", Boolean.class);
    public static final Variable<String> REASON = new Variable<>("reason", String.class);
    public static final Variable<String> NOTE = new Variable<>("note", String.class);
    public static final Variable<String> SERVED_ON = new Variable<>("servedOn", String.class);
    public static final Variable<String> SERVED_HOW = new Variable<>("servedHow", String.class);
    public static final Variable<String> LAST_DAY = new Variable<>("lastDay", String.class);

    @Lazy
    private final RuntimeService runtimeService;

    private final RemovingHolders removing;
    private final WaitingCases waitingCases;

    static String numberOf(VariableScope scope) {
        return BusinessKey.own(AGREEMENT_NUMBER, scope);
    }

    /** Starts the process as its form does. */
    public Removal propose(String agreementNumber, String grounds, boolean suspendNow) {
        runtimeService.startProcessInstanceByKey(
                KEY,
                Map.of(
                        AGREEMENT_NUMBER.name(), agreementNumber,
                        GROUNDS.name(), grounds,
                        SUSPEND_NOW.name(), suspendNow));
        return removing.get(agreementNumber);
    }

    /** The agreement has ended: nothing of its removal is left to be done. */
    @EventListener
    public void on(RemovingHolders.Overtaken overtaken) {
        waitingCases.tell(OVERTAKEN_MESSAGE, overtaken.agreementNumber());
    }
}
