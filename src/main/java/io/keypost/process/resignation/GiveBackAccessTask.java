package io.keypost.process.resignation;

import io.keypost.exit.Transferring;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 恢复岗位权限: the holder stays: an administrator gives the access back. */
@Component
class GiveBackAccessTask extends CaseTask {

    private final Transferring transferring;

    GiveBackAccessTask(CurrentUser currentUser, Transferring transferring) {
        super(currentUser, null);
        this.transferring = transferring;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        transferring.mayHandle(ResignationProcess.numberOf(task), by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        transferring.accessRestored(ResignationProcess.numberOf(task), by, ResignationProcess.NOTE.take(task));
    }
}
