package io.keypost.process.term;

import io.keypost.process.renewal.RenewalProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 发起续聘, if it is still to be decided and nobody has begun. */
@Component
class StartRenewalDelegate implements JavaDelegate {

    private final RenewalProcess renewalProcess;

    StartRenewalDelegate(RenewalProcess renewalProcess) {
        this.renewalProcess = renewalProcess;
    }

    @Override
    public void execute(DelegateExecution execution) {
        renewalProcess.start(TermProcess.numberOf(execution));
    }
}
