package io.keypost.process.appointment;

import io.keypost.agreement.Appointing;
import io.keypost.process.OverdueTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 督办: a review or decision is overdue; the office sees its task from now on. */
@Component
class EscalateDelegate implements JavaDelegate {

    private final Appointing appointing;
    private final OverdueTasks overdueTasks;

    EscalateDelegate(Appointing appointing, OverdueTasks overdueTasks) {
        this.appointing = appointing;
        this.overdueTasks = overdueTasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        appointing.escalate(AppointmentProcess.idOf(execution));
        overdueTasks.showToOffice(execution.getProcessInstanceId());
    }
}
