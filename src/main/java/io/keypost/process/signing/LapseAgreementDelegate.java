package io.keypost.process.signing;

import io.keypost.agreement.Signing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 协议作废: the deadline to sign has passed. */
@Component
class LapseAgreementDelegate implements JavaDelegate {

    private final Signing signing;

    LapseAgreementDelegate(Signing signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        signing.lapse(SigningProcess.numberOf(execution));
    }
}
