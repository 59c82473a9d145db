package io.keypost.process.renewal;

import io.keypost.agreement.Renewing;
import io.keypost.process.eligibility.Eligibility;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 复核任职条件: asks the rules about the successor; what stands in the way goes on record. */
@Component
class CheckRenewalDelegate implements JavaDelegate {

    private final Renewing renewing;
    private final Eligibility eligibility;

    CheckRenewalDelegate(Renewing renewing, Eligibility eligibility) {
        this.renewing = renewing;
        this.eligibility = eligibility;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var found = renewing.check(RenewalProcess.numberOf(execution), renewal -> eligibility
                .check(renewal.nomination(), renewal.appointmentId())
                .violations());
        RenewalProcess.CONFLICT_FOUND.set(execution, !found.isEmpty());
    }
}
