package io.keypost.process.clearance;

import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.Clearing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 移交工作: the holder hands over, thing by thing. */
@Component
class HandOverTask extends CaseTask {

    private final Clearing clearing;

    HandOverTask(CurrentUser currentUser, Clearing clearing) {
        super(currentUser, null);
        this.clearing = clearing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        clearing.get(ClearanceProcess.numberOf(task)).may(Kind.HANDOVER, by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        clearing.finish(ClearanceProcess.numberOf(task), Kind.HANDOVER, by, ClearanceProcess.REMARK.take(task));
    }
}
