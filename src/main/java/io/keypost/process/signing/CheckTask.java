package io.keypost.process.signing;

import io.keypost.agreement.Drafting;
import io.keypost.agreement.Signing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 核对协议: HR reads the text before it is frozen, or has it set anew. */
@Component
class CheckTask extends CaseTask {

    private final Signing signing;
    private final Drafting drafting;

    CheckTask(CurrentUser currentUser, Signing signing, Drafting drafting) {
        super(currentUser, SigningProcess.TEXT_CORRECT);
        this.signing = signing;
        this.drafting = drafting;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        signing.get(SigningProcess.numberOf(task)).mayCheck(by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        var number = SigningProcess.numberOf(task);
        var reason = SigningProcess.textOf(SigningProcess.REASON, task);
        var remarks = SigningProcess.REMARKS.take(task);
        var confidentialityAgreementNo = SigningProcess.CONFIDENTIALITY_AGREEMENT_NO.take(task);
        if (answered(task)) {
            drafting.approveText(number, by);
        } else {
            drafting.rejectText(number, by, reason, remarks, confidentialityAgreementNo);
        }
    }
}
