package io.keypost.process.appointment;

import io.keypost.agreement.Appointing;
import io.keypost.agreement.Signing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 提名失效: the agreement came to nothing, and with it the appointment. */
@Component
class CloseUnsignedDelegate implements JavaDelegate {

    private final Appointing appointing;
    private final Signing signing;

    CloseUnsignedDelegate(Appointing appointing, Signing signing) {
        this.appointing = appointing;
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = AppointmentProcess.idOf(execution);
        appointing.closeUnsigned(id, signing.of(id));
    }
}
