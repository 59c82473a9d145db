package io.keypost.process.signing;

import io.keypost.agreement.Signing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 重新扫描: a better scan of the same sealed paper. */
@Component
class RescanTask extends CaseTask {

    private final Signing signing;

    RescanTask(CurrentUser currentUser, Signing signing) {
        super(currentUser, null);
        this.signing = signing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        signing.maySeal(SigningProcess.numberOf(task), by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        signing.rescan(SigningProcess.numberOf(task), by, SigningProcess.textOf(SigningProcess.SCAN_ID, task));
    }
}
