package io.keypost.process.clearance;

import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.Clearing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 签署离岗承诺: the holder hands in the scan of the signed commitment, or refuses. */
@Component
class CommitTask extends CaseTask {

    private final Clearing clearing;

    CommitTask(CurrentUser currentUser, Clearing clearing) {
        super(currentUser, ClearanceProcess.COMMITTED);
        this.clearing = clearing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        clearing.get(ClearanceProcess.numberOf(task)).may(Kind.COMMITMENT, by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        var number = ClearanceProcess.numberOf(task);
        var scanId = ClearanceProcess.textOf(ClearanceProcess.SCAN_ID, task);
        var reason = ClearanceProcess.textOf(ClearanceProcess.REASON, task);
        if (answered(task)) {
            clearing.commit(number, by, scanId);
        } else {
            clearing.refuseToCommit(number, by, reason);
        }
    }
}
