package io.keypost.process.renewal;

import io.keypost.agreement.Renewing;
import io.keypost.process.OverdueTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 督办: the proposal or the decision is overdue; the office sees its task from now on. */
@Component
class UrgeRenewalDelegate implements JavaDelegate {

    private final Renewing renewing;
    private final OverdueTasks overdueTasks;

    UrgeRenewalDelegate(Renewing renewing, OverdueTasks overdueTasks) {
        this.renewing = renewing;
        this.overdueTasks = overdueTasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        renewing.urge(RenewalProcess.numberOf(execution));
        overdueTasks.showToOffice(execution.getProcessInstanceId());
    }
}
