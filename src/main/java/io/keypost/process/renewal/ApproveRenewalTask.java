package io.keypost.process.renewal;

import io.keypost.agreement.Renewing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 审批续聘: the leading group decides. */
@Component
class ApproveRenewalTask extends CaseTask {

    private final RenewalProcess process;
    private final Renewing renewing;

    ApproveRenewalTask(CurrentUser currentUser, RenewalProcess process, Renewing renewing) {
        super(currentUser, RenewalProcess.APPROVED);
        this.process = process;
        this.renewing = renewing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        process.of(task).mayDecide(by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        renewing.decide(RenewalProcess.numberOf(task), by, answered(task), RenewalProcess.REASON.take(task));
    }
}
