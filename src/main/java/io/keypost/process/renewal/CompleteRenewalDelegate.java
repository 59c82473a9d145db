package io.keypost.process.renewal;

import io.keypost.agreement.Renewing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 办结续聘: the successor is signed. */
@Component
class CompleteRenewalDelegate implements JavaDelegate {

    private final Renewing renewing;

    CompleteRenewalDelegate(Renewing renewing) {
        this.renewing = renewing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        renewing.signed(RenewalProcess.numberOf(execution));
    }
}
