package io.keypost.process.secrecy;

import io.keypost.exit.Secrecy;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 确认脱密期满: hr, but not the one it has bound. */
@Component
class ConfirmSecrecyOverTask extends CaseTask {

    private final Secrecy secrecy;

    ConfirmSecrecyOverTask(CurrentUser currentUser, Secrecy secrecy) {
        super(currentUser, null);
        this.secrecy = secrecy;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        secrecy.mayAct(SecrecyProcess.numberOf(task), by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        secrecy.confirm(SecrecyProcess.numberOf(task), by, SecrecyProcess.NOTE.take(task));
    }
}
