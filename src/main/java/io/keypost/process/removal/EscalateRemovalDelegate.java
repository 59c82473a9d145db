package io.keypost.process.removal;

import io.keypost.agreement.Removing;
import io.keypost.process.OverdueTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 督办: the decision is overdue; the office sees the case's tasks from now on. */
@Component
class EscalateRemovalDelegate implements JavaDelegate {

    private final Removing removing;
    private final OverdueTasks overdueTasks;

    EscalateRemovalDelegate(Removing removing, OverdueTasks overdueTasks) {
        this.removing = removing;
        this.overdueTasks = overdueTasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        removing.escalate(RemovalProcess.numberOf(execution));
        overdueTasks.showToOffice(execution.getProcessInstanceId());
    }
}
