package io.keypost.process.secrecy;

import io.keypost.exit.Secrecy;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 登记届满: the period looks whether its last day has passed; it may have been corrected meanwhile. */
@Component
class EndSecrecyDelegate implements JavaDelegate {

    private final Secrecy secrecy;

    EndSecrecyDelegate(Secrecy secrecy) {
        this.secrecy = secrecy;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SecrecyProcess.OVER.set(execution, secrecy.end(SecrecyProcess.numberOf(execution)));
    }
}
