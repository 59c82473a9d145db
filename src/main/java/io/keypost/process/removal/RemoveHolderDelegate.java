package io.keypost.process.removal;

import io.keypost.agreement.Removing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 登记免任: the agreement ends on the day served with the notice. */
@Component
class RemoveHolderDelegate implements JavaDelegate {

    private final Removing removing;

    RemoveHolderDelegate(Removing removing) {
        this.removing = removing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RemovalProcess.ENDED.set(execution, removing.remove(RemovalProcess.numberOf(execution)));
    }
}
