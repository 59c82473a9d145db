package io.keypost.process.clearance;

import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.Clearing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 收回权限: an administrator, never the one it is taken from, revokes what was granted. */
@Component
class RevokeAccessTask extends CaseTask {

    private final Clearing clearing;

    RevokeAccessTask(CurrentUser currentUser, Clearing clearing) {
        super(currentUser, null);
        this.clearing = clearing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        clearing.get(ClearanceProcess.numberOf(task)).may(Kind.ACCESS, by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        clearing.finish(ClearanceProcess.numberOf(task), Kind.ACCESS, by, ClearanceProcess.REMARK.take(task));
    }
}
