package io.keypost.process.resignation;

import io.keypost.exit.Resigning;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 签收辞岗通知: HR confirms the receipt; what HR has entered, a second person, who may also find it wrong. */
@Component
class ConfirmReceiptTask extends CaseTask {

    private final Resigning resigning;

    ConfirmReceiptTask(CurrentUser currentUser, Resigning resigning) {
        super(currentUser, ResignationProcess.RECEIVED);
        this.resigning = resigning;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        resigning.mayConfirm(ResignationProcess.numberOf(task), by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        if (answered(task)) {
            resigning.confirm(ResignationProcess.numberOf(task), by);
        } else {
            resigning.giveBack(ResignationProcess.numberOf(task), by, ResignationProcess.REASON.take(task));
        }
    }
}
