package io.keypost.process.resignation;

import io.keypost.exit.Transferring;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 开始转岗脱密: the holder is off the post from today. */
@Component
class BeginTransferDelegate implements JavaDelegate {

    private final Transferring transferring;

    BeginTransferDelegate(Transferring transferring) {
        this.transferring = transferring;
    }

    @Override
    public void execute(DelegateExecution execution) {
        transferring.begin(ResignationProcess.numberOf(execution));
    }
}
