package io.keypost.process.resignation;

import io.keypost.exit.Resigning;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 查收回执: the holder has the receipt. */
@Component
class CollectReceiptTask extends CaseTask {

    private final Resigning resigning;

    CollectReceiptTask(CurrentUser currentUser, Resigning resigning) {
        super(currentUser, null);
        this.resigning = resigning;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        resigning.mayCollect(ResignationProcess.numberOf(task), by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        resigning.collectReceipt(ResignationProcess.numberOf(task), by);
    }
}
