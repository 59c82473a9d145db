package io.keypost.process.term;

import io.keypost.agreement.Ending;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 签发终止通知. */
@Component
class IssueEndNoticeDelegate implements JavaDelegate {

    private final Ending ending;

    IssueEndNoticeDelegate(Ending ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.issueNotice(TermProcess.numberOf(execution));
    }
}
