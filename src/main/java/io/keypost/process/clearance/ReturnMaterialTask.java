package io.keypost.process.clearance;

import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.Clearing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 清退材料: the archivist takes back and files what is classified, piece by piece. */
@Component
class ReturnMaterialTask extends CaseTask {

    private final Clearing clearing;

    ReturnMaterialTask(CurrentUser currentUser, Clearing clearing) {
        super(currentUser, null);
        this.clearing = clearing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        clearing.get(ClearanceProcess.numberOf(task)).may(Kind.MATERIAL, by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        clearing.finish(ClearanceProcess.numberOf(task), Kind.MATERIAL, by, ClearanceProcess.REMARK.take(task));
    }
}
