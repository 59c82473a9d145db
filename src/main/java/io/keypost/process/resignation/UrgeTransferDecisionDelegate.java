package io.keypost.process.resignation;

import io.keypost.exit.Resigning;
import io.keypost.process.OverdueTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 督办转岗决定: the leading group has not decided; the office sees the case's tasks from now on. */
@Component
class UrgeTransferDecisionDelegate implements JavaDelegate {

    private final Resigning resigning;
    private final OverdueTasks overdueTasks;

    UrgeTransferDecisionDelegate(Resigning resigning, OverdueTasks overdueTasks) {
        this.resigning = resigning;
        this.overdueTasks = overdueTasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        resigning.escalate(ResignationProcess.numberOf(execution));
        overdueTasks.showToOffice(execution.getProcessInstanceId());
    }
}
