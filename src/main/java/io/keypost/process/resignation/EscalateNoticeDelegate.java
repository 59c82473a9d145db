package io.keypost.process.resignation;

import io.keypost.exit.Resigning;
import io.keypost.process.OverdueTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 督办: the confirmation or the decision is overdue; the office sees the case's tasks from now on. */
@Component
class EscalateNoticeDelegate implements JavaDelegate {

    private final Resigning resigning;
    private final OverdueTasks overdueTasks;

    EscalateNoticeDelegate(Resigning resigning, OverdueTasks overdueTasks) {
        this.resigning = resigning;
        this.overdueTasks = overdueTasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        resigning.escalate(ResignationProcess.numberOf(execution));
        overdueTasks.showToOffice(execution.getProcessInstanceId());
    }
}
