package io.keypost.process.resignation;

import io.keypost.exit.Transferring;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 签发转岗脱密通知. */
@Component
class IssueTransferOrderDelegate implements JavaDelegate {

    private final Transferring transferring;

    IssueTransferOrderDelegate(Transferring transferring) {
        this.transferring = transferring;
    }

    @Override
    public void execute(DelegateExecution execution) {
        transferring.issueOrder(ResignationProcess.numberOf(execution));
    }
}
