package io.keypost.process.resignation;

import io.keypost.exit.Transferring;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 确认转岗脱密: the holder has taken note of the order. */
@Component
class AcknowledgeTransferTask extends CaseTask {

    private final Transferring transferring;

    AcknowledgeTransferTask(CurrentUser currentUser, Transferring transferring) {
        super(currentUser, null);
        this.transferring = transferring;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        transferring.mayAcknowledge(ResignationProcess.numberOf(task), by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        transferring.acknowledge(ResignationProcess.numberOf(task), by);
    }
}
