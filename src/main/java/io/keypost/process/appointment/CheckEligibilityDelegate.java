package io.keypost.process.appointment;

import io.keypost.agreement.Appointing;
import io.keypost.process.eligibility.Eligibility;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 检查任职条件: asks the rules; what stands in the way goes on record. */
@Component
class CheckEligibilityDelegate implements JavaDelegate {

    private final Appointing appointing;
    private final Eligibility eligibility;

    CheckEligibilityDelegate(Appointing appointing, Eligibility eligibility) {
        this.appointing = appointing;
        this.eligibility = eligibility;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var found = appointing.check(
                AppointmentProcess.idOf(execution),
                appointment -> eligibility.check(appointment).violations());
        AppointmentProcess.CONFLICT_FOUND.set(execution, !found.isEmpty());
    }
}
