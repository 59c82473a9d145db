package io.keypost.process.exceptionpair;

import io.keypost.exceptionpair.ExceptionPair;
import io.keypost.exceptionpair.GrantingExceptionPairs;
import io.keypost.platform.engine.WithoutAuthorization;
import io.keypost.process.BusinessKey;
import io.keypost.process.Variable;
import java.time.LocalDate;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The names {@code bpmn/exception-pair.bpmn} and its forms share with their Java, and its start from outside Tasklist. */
@Component
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ExceptionPairProcess {

    public static final String KEY = "exception-pair";

    public static final Variable<Long> EXCEPTION_PAIR_ID = new Variable<>("exceptionPairId", Long.class);
    public static final Variable<String> ESCALATION_AFTER = new Variable<>("escalationAfter", String.class);
    public static final Variable<Boolean> APPROVED = new Variable<>("approved", Boolean.class);

    // What the forms ask.
    public static final Variable<String> AGREEMENT_NUMBER = new Variable<>("agreementNumber", String.class);
    public static final Variable<String> OTHER_POST_CODE = new Variable<>("otherPostCode", String.class);
    public static final Variable<String> FIRST_DAY = new Variable<>("firstDay", String.class);
    public static final Variable<String> LAST_DAY = new Variable<>("lastDay", String.class);
    public static final Variable<String> REASON = new Variable<>("reason", String.class);

    @Lazy
    private final RuntimeService runtimeService;

    private final GrantingExceptionPairs granting;
    private final WithoutAuthorization withoutAuthorization;

    static long idOf(VariableScope scope) {
        return BusinessKey.ownRow(KEY, EXCEPTION_PAIR_ID, scope);
    }

    /** Starts the process as its form does. */
    public ExceptionPair propose(
            String agreementNumber, String otherPostCode, LocalDate firstDay, LocalDate lastDay, String reason) {
        var instance = runtimeService.startProcessInstanceByKey(
                KEY,
                Map.of(
                        AGREEMENT_NUMBER.name(), agreementNumber,
                        OTHER_POST_CODE.name(), otherPostCode,
                        FIRST_DAY.name(), firstDay.toString(),
                        LAST_DAY.name(), lastDay.toString(),
                        REASON.name(), reason));
        return granting.get(withoutAuthorization.call(
                () -> (Long) runtimeService.getVariable(instance.getId(), EXCEPTION_PAIR_ID.name())));
    }
}
