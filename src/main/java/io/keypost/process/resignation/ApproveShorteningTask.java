package io.keypost.process.resignation;

import io.keypost.exit.NoticeRequest.Kind;
import io.keypost.exit.NoticeRequests;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 审批缩短通知期: the leading group decides; whoever proposed does not. */
@Component
class ApproveShorteningTask extends CaseTask {

    private final NoticeRequests requests;

    ApproveShorteningTask(CurrentUser currentUser, NoticeRequests requests) {
        super(currentUser, ResignationProcess.APPROVED);
        this.requests = requests;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        requests.mayDecide(ResignationProcess.numberOf(task), Kind.SHORTENING, by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        requests.decideShortening(
                ResignationProcess.numberOf(task), by, answered(task), ResignationProcess.REASON.take(task));
    }
}
