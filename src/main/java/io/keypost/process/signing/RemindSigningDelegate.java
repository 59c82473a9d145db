package io.keypost.process.signing;

import io.keypost.agreement.Signing;
import io.keypost.process.OverdueTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 催签: signatures are missing. */
@Component
class RemindSigningDelegate implements JavaDelegate {

    private final Signing signing;
    private final OverdueTasks overdueTasks;

    RemindSigningDelegate(Signing signing, OverdueTasks overdueTasks) {
        this.signing = signing;
        this.overdueTasks = overdueTasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        signing.remind(SigningProcess.numberOf(execution));
        overdueTasks.showToOffice(execution.getProcessInstanceId());
    }
}
