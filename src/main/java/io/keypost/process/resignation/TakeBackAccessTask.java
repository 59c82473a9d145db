package io.keypost.process.resignation;

import io.keypost.exit.Transferring;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 收回岗位权限: an administrator, never the holder, takes the access to the key post away and says which. */
@Component
class TakeBackAccessTask extends CaseTask {

    private final Transferring transferring;

    TakeBackAccessTask(CurrentUser currentUser, Transferring transferring) {
        super(currentUser, null);
        this.transferring = transferring;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        transferring.mayHandle(ResignationProcess.numberOf(task), by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        transferring.accessRevoked(ResignationProcess.numberOf(task), by, ResignationProcess.NOTE.take(task));
    }
}
