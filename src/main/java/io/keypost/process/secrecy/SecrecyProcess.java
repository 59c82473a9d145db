package io.keypost.process.secrecy;

import io.keypost.exit.Secrecy;
import io.keypost.exit.SecrecyEvent;
import io.keypost.platform.engine.WithoutAuthorization;
import io.keypost.process.BusinessKey;
import io.keypost.process.Variable;
import io.keypost.process.WaitingCases;
import java.util.Date;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The names {@code bpmn/secrecy.bpmn} shares with its Java, its start, and how an instance is brought into line with the period. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SecrecyProcess {

    public static final String KEY = "secrecy";
    public static final String MOVED_MESSAGE = "keypost.secrecyPeriodMoved";

    public static final Variable<String> AGREEMENT_NUMBER = new Variable<>("agreementNumber", String.class);
    public static final Variable<String> PERIOD_OVER_AT = new Variable<>("periodOverAt", String.class);
    public static final Variable<Boolean> OVER = new Variable<>("over", Boolean.class);

    /** What hr writes when it is over. */
    public static final Variable<String> NOTE = new Variable<>("note", String.class);

    @Lazy
    private final RuntimeService runtimeService;

    @Lazy
    private final ManagementService managementService;

    private final Secrecy secrecy;
    private final WaitingCases waitingCases;
    private final WithoutAuthorization withoutAuthorization;

    static String numberOf(VariableScope scope) {
        return BusinessKey.own(AGREEMENT_NUMBER, scope);
    }

    /** The period is set, or corrected: its timer follows. */
    @EventListener
    public void on(SecrecyEvent.PeriodSet set) {
        withoutAuthorization.run(() -> {
            if (!start(set.agreementNumber())) {
                move(set.agreementNumber());
            }
        });
    }

    /**
     * Has an instance watch the period that is not confirmed yet, unless one does already.
     *
     * @return whether there was none
     */
    public boolean start(String agreementNumber) {
        var isWatched = runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey(KEY)
                        .processInstanceBusinessKey(agreementNumber)
                        .count()
                > 0;
        if (!isWatched) {
            runtimeService.startProcessInstanceByKey(
                    KEY,
                    agreementNumber,
                    Map.of(
                            AGREEMENT_NUMBER.name(),
                            agreementNumber,
                            PERIOD_OVER_AT.name(),
                            secrecy.overAt(agreementNumber).toString()));
        }
        return !isWatched;
    }

    /** A timer that waits goes off at the right time; a task that waits gives way to it. */
    private void move(String agreementNumber) {
        var instance = runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(agreementNumber)
                .singleResult();
        var overAt = secrecy.overAt(agreementNumber);
        runtimeService.setVariable(instance.getId(), PERIOD_OVER_AT.name(), overAt.toString());
        managementService
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .list()
                .forEach(timer -> managementService.setJobDuedate(timer.getId(), Date.from(overAt.toInstant())));
        waitingCases.tell(MOVED_MESSAGE, agreementNumber);
    }
}
