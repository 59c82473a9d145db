package io.keypost.process.term;

import io.keypost.agreement.TerminationNotice;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 签发终止通知. */
@Component
class IssueEndNoticeDelegate implements JavaDelegate {

    private final TerminationNotice notice;

    IssueEndNoticeDelegate(TerminationNotice notice) {
        this.notice = notice;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notice.issue(TermProcess.numberOf(execution));
    }
}
