package io.keypost.process.removal;

import io.keypost.agreement.Removing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 恢复权限: the holder stays: an administrator gives the access back. */
@Component
class RestoreAccessTask extends CaseTask {

    private final Removing removing;

    RestoreAccessTask(CurrentUser currentUser, Removing removing) {
        super(currentUser, null);
        this.removing = removing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        removing.get(RemovalProcess.numberOf(task)).mayHandle(by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        removing.accessRestored(RemovalProcess.numberOf(task), by, RemovalProcess.NOTE.take(task));
    }
}
