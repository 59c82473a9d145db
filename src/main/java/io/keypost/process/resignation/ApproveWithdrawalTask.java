package io.keypost.process.resignation;

import io.keypost.exit.NoticeRequest.Kind;
import io.keypost.exit.NoticeRequests;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import io.keypost.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 审批撤回: the leading group consents or does not, and says what becomes of an approved successor. */
@Component
class ApproveWithdrawalTask extends CaseTask {

    private final NoticeRequests requests;

    ApproveWithdrawalTask(CurrentUser currentUser, NoticeRequests requests) {
        super(currentUser, ResignationProcess.CONSENTED);
        this.requests = requests;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        requests.mayDecide(ResignationProcess.numberOf(task), Kind.WITHDRAWAL, by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        requests.decideWithdrawal(
                ResignationProcess.numberOf(task),
                by,
                answered(task),
                choiceIn(task),
                ResignationProcess.REASON.take(task));
    }

    private static NoticeRequests.@Nullable Successor choiceIn(DelegateTask task) {
        var choice = ResignationProcess.SUCCESSOR_CHOICE.take(task);
        return choice == null || choice.isBlank()
                ? null
                : Variable.choice(ResignationProcess.SUCCESSOR_CHOICE, NoticeRequests.Successor.class, choice);
    }
}
