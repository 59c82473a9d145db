package io.keypost.process.renewal;

import io.keypost.agreement.Renewing;
import io.keypost.agreement.Signing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 办结未签续聘: the successor came to nothing, and with it the renewal. */
@Component
class CloseRenewalDelegate implements JavaDelegate {

    private final Renewing renewing;
    private final Signing signing;

    CloseRenewalDelegate(Renewing renewing, Signing signing) {
        this.renewing = renewing;
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var successor = signing.of(RenewalProcess.APPOINTMENT_ID.requiredIn(execution));
        renewing.notSigned(
                RenewalProcess.numberOf(execution),
                successor.hasLapsed(),
                successor.voidReason().orElse(null));
    }
}
