package io.keypost.process.resignation;

import io.keypost.exit.Resigning;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 签发回执: archives the receipt and says until when the notice runs. */
@Component
class IssueReceiptDelegate implements JavaDelegate {

    private final ResignationProcess process;
    private final Resigning resigning;

    IssueReceiptDelegate(ResignationProcess process, Resigning resigning) {
        this.process = process;
        this.resigning = resigning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = ResignationProcess.numberOf(execution);
        resigning.issueReceipt(number);
        ResignationProcess.NOTICE_ENDS_AT.set(
                execution, process.noticeEndsAt(number).toString());
    }
}
