package io.keypost.process.removal;

import io.keypost.agreement.Removing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 审批免任: the leading group decides. */
@Component
class ApproveRemovalTask extends CaseTask {

    private final Removing removing;

    ApproveRemovalTask(CurrentUser currentUser, Removing removing) {
        super(currentUser, RemovalProcess.APPROVED);
        this.removing = removing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        removing.get(RemovalProcess.numberOf(task)).mayDecide(by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        removing.decide(RemovalProcess.numberOf(task), by, answered(task), RemovalProcess.REASON.take(task));
    }
}
