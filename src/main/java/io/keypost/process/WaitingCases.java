package io.keypost.process;

import io.keypost.platform.engine.WithoutAuthorization;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings a message to the cases that wait for it, on the application's own account. */
@Component
public class WaitingCases {

    private final RuntimeService runtimeService;
    private final WithoutAuthorization withoutAuthorization;
    private final TransactionTemplate apart;

    WaitingCases(
            @Lazy RuntimeService runtimeService,
            WithoutAuthorization withoutAuthorization,
            PlatformTransactionManager transactionManager) {
        this.runtimeService = runtimeService;
        this.withoutAuthorization = withoutAuthorization;
        this.apart = new TransactionTemplate(transactionManager);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** As {@link #tell(String, UnaryOperator)}, whoever waits under this business key. */
    public boolean tell(String message, String businessKey) {
        return tell(message, query -> query.processInstanceBusinessKey(businessKey), Map.of());
    }

    /**
     * The same, where a case that does not wait, or not yet, would leave undone what the message is about.
     *
     * @param variables what the case learns with the message
     * @throws ConcurrencyFailureException when nobody waits; the person who asked is told to try again
     */
    public void mustTell(String message, String businessKey, Map<String, Object> variables) {
        if (!tell(message, query -> query.processInstanceBusinessKey(businessKey), variables)) {
            throw new ConcurrencyFailureException("nothing waits for %s in case %s".formatted(message, businessKey));
        }
    }

    /**
     * Lets those go on that wait for the message.
     *
     * @param which narrows the query for them
     * @return whether anybody did wait
     * @throws ConcurrencyFailureException when one of them was let go by somebody else, a timer for instance, between the look for it and
     *     the message; nothing is done then
     */
    public boolean tell(String message, UnaryOperator<ExecutionQuery> which) {
        return tell(message, which, Map.of());
    }

    private boolean tell(String message, UnaryOperator<ExecutionQuery> which, Map<String, Object> variables) {
        return withoutAuthorization.call(() -> {
            var waiting = waiting(message, which);
            waiting.forEach(execution -> {
                try {
                    runtimeService.messageEventReceived(message, execution, variables);
                } catch (RuntimeException failed) {
                    // The engine stumbles over what is gone, with an exception like any other.
                    var waitsStill =
                            apart.execute(status -> waiting(message, which).contains(execution));
                    throw Boolean.TRUE.equals(waitsStill)
                            ? failed
                            : new ConcurrencyFailureException("somebody else was faster", failed);
                }
            });
            return !waiting.isEmpty();
        });
    }

    private List<String> waiting(String message, UnaryOperator<ExecutionQuery> which) {
        return which.apply(runtimeService.createExecutionQuery().messageEventSubscriptionName(message)).list().stream()
                .map(Execution::getId)
                .toList();
    }
}
