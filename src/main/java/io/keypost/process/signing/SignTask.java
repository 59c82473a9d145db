package io.keypost.process.signing;

import io.keypost.agreement.Signing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 乙方签署: the holder hands in the scan of the signed paper, or refuses. */
@Component
class SignTask extends CaseTask {

    private final Signing signing;

    SignTask(CurrentUser currentUser, Signing signing) {
        super(currentUser, SigningProcess.SIGNED);
        this.signing = signing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        signing.get(SigningProcess.numberOf(task)).maySign(by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        var number = SigningProcess.numberOf(task);
        var scanId = SigningProcess.textOf(SigningProcess.SCAN_ID, task);
        var reason = SigningProcess.textOf(SigningProcess.REASON, task);
        if (answered(task)) {
            signing.signByHolder(number, by, scanId);
        } else {
            signing.refuseToSign(number, by, reason);
        }
    }
}
