package io.keypost.process.removal;

import io.keypost.agreement.Removing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 停用权限: an administrator takes the holder’s access away and says which. */
@Component
class SuspendAccessTask extends CaseTask {

    private final Removing removing;

    SuspendAccessTask(CurrentUser currentUser, Removing removing) {
        super(currentUser, null);
        this.removing = removing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        removing.get(RemovalProcess.numberOf(task)).mayHandle(by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        removing.accessSuspended(RemovalProcess.numberOf(task), by, RemovalProcess.NOTE.take(task));
    }
}
