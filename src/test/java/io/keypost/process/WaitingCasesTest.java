package io.keypost.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.keypost.platform.engine.WithoutAuthorization;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.PlatformTransactionManager;

/** What lies between the look for who waits and the message no test can bring about in a real engine at will. */
class WaitingCasesTest {

    private final RuntimeService runtimeService = mock(RuntimeService.class);
    private final ExecutionQuery query = mock(ExecutionQuery.class, RETURNS_SELF);
    private final Execution execution = mock(Execution.class);
    private final WaitingCases waitingCases = new WaitingCases(
            runtimeService,
            mock(WithoutAuthorization.class, call -> call.<Supplier<?>>getArgument(0)
                    .get()),
            mock(PlatformTransactionManager.class));

    WaitingCasesTest() {
        when(runtimeService.createExecutionQuery()).thenReturn(query);
        when(execution.getId()).thenReturn("e1");
    }

    @Test
    void nobodyNeedWait() {
        when(query.list()).thenReturn(List.of());
        assertThat(waitingCases.tell("over", "key")).isFalse();
        verify(runtimeService, never()).messageEventReceived("over", "e1", Map.of());
    }

    @Test
    void whoWaitsIsTold() {
        when(query.list()).thenReturn(List.of(execution));
        assertThat(waitingCases.tell("over", "key")).isTrue();
        verify(query).processInstanceBusinessKey("key");
        verify(query).messageEventSubscriptionName("over");
        verify(runtimeService).messageEventReceived("over", "e1", Map.of());
    }

    @Test
    void whoIsGoneInBetweenIsALostRace() {
        when(query.list()).thenReturn(List.of(execution)).thenReturn(List.of());
        var gone = new ProcessEngineException("does not have a subscription");
        doThrow(gone).when(runtimeService).messageEventReceived("over", "e1", Map.of());
        assertThatThrownBy(() -> waitingCases.tell("over", "key"))
                .isInstanceOf(ConcurrencyFailureException.class)
                .hasCause(gone);
    }

    @Test
    void aFailureOfWhoWaitsStillIsItsOwn() {
        when(query.list()).thenReturn(List.of(execution));
        var broken = new ProcessEngineException("a delegate has failed");
        doThrow(broken).when(runtimeService).messageEventReceived("over", "e1", Map.of());
        assertThatThrownBy(() -> waitingCases.tell("over", "key")).isSameAs(broken);
    }
}
