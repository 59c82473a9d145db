package io.keypost.process.appointment;

import io.keypost.agreement.Appointing;
import io.keypost.process.eligibility.Eligibility;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 任命: the approval takes effect, if the rules still allow it. */
@Component
class AppointDelegate implements JavaDelegate {

    private final Appointing appointing;
    private final Eligibility eligibility;

    AppointDelegate(Appointing appointing, Eligibility eligibility) {
        this.appointing = appointing;
        this.eligibility = eligibility;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var found = appointing.appoint(
                AppointmentProcess.idOf(execution),
                appointment -> eligibility.check(appointment).violations());
        if (!found.isEmpty()) {
            throw new BpmnError(AppointmentProcess.CONFLICT_ERROR);
        }
    }
}
