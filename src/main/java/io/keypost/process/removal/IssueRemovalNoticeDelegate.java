package io.keypost.process.removal;

import io.keypost.agreement.Removing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 签发免任通知: archives the notice; it takes effect when it is served. */
@Component
class IssueRemovalNoticeDelegate implements JavaDelegate {

    private final Removing removing;

    IssueRemovalNoticeDelegate(Removing removing) {
        this.removing = removing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        removing.issueNotice(RemovalProcess.numberOf(execution));
    }
}
