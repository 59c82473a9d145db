package io.keypost.process.appointment;

import io.keypost.agreement.Appointing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 审批: the leading group decides. */
@Component
class ApproveTask extends CaseTask {

    private final Appointing appointing;

    ApproveTask(CurrentUser currentUser, Appointing appointing) {
        super(currentUser, AppointmentProcess.APPROVED);
        this.appointing = appointing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        appointing.get(AppointmentProcess.idOf(task)).mayDecide(by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        appointing.decide(AppointmentProcess.idOf(task), by, answered(task), AppointmentProcess.REASON.take(task));
    }
}
