package io.keypost.process.dutyadjustment;

import io.keypost.post.Adjusting;
import io.keypost.process.OverdueTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 督办: the decision is overdue; the office sees the case's tasks from now on. */
@Component
class EscalateDutiesDelegate implements JavaDelegate {

    private final Adjusting adjusting;
    private final OverdueTasks overdueTasks;

    EscalateDutiesDelegate(Adjusting adjusting, OverdueTasks overdueTasks) {
        this.adjusting = adjusting;
        this.overdueTasks = overdueTasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        adjusting.escalate(DutyAdjustmentProcess.keyOf(execution));
        overdueTasks.showToOffice(execution.getProcessInstanceId());
    }
}
