package io.keypost.process.removal;

import io.keypost.agreement.Removing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 不予免任: the holder stays; the way back depends on whether access was taken away. */
@Component
class RejectRemovalDelegate implements JavaDelegate {

    private final Removing removing;

    RejectRemovalDelegate(Removing removing) {
        this.removing = removing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RemovalProcess.ACCESS_SUSPENDED.set(execution, removing.reject(RemovalProcess.numberOf(execution)));
    }
}
