package io.keypost.process.clearance;

import io.keypost.exit.Clearing;
import io.keypost.process.OverdueTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 督办: the clearance takes too long; the office sees its tasks from now on. The agreement has ended all the same. */
@Component
class EscalateClearanceDelegate implements JavaDelegate {

    private final Clearing clearing;
    private final OverdueTasks overdueTasks;

    EscalateClearanceDelegate(Clearing clearing, OverdueTasks overdueTasks) {
        this.clearing = clearing;
        this.overdueTasks = overdueTasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clearing.overdue(ClearanceProcess.numberOf(execution));
        overdueTasks.showToOffice(execution.getProcessInstanceId());
    }
}
