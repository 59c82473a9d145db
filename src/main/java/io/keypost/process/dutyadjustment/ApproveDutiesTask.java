package io.keypost.process.dutyadjustment;

import io.keypost.agreement.DutyNotices;
import io.keypost.post.Adjusting;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 审批职责调整: the leading group decides. */
@Component
class ApproveDutiesTask extends CaseTask {

    private final DutyNotices dutyNotices;
    private final Adjusting adjusting;

    ApproveDutiesTask(CurrentUser currentUser, DutyNotices dutyNotices, Adjusting adjusting) {
        super(currentUser, DutyAdjustmentProcess.APPROVED);
        this.dutyNotices = dutyNotices;
        this.adjusting = adjusting;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        dutyNotices.mayDecide(DutyAdjustmentProcess.keyOf(task), by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        adjusting.decide(
                DutyAdjustmentProcess.keyOf(task), by, answered(task), DutyAdjustmentProcess.REASON.take(task));
    }
}
