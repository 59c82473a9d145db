package io.keypost.process.appointment;

import io.keypost.agreement.Appointing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 签发聘任通知: archives the notice; from here on the agreement is to be signed. */
@Component
class IssueNoticeDelegate implements JavaDelegate {

    private final Appointing appointing;

    IssueNoticeDelegate(Appointing appointing) {
        this.appointing = appointing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        appointing.issueNotice(AppointmentProcess.idOf(execution));
    }
}
