package io.keypost.process.resignation;

import io.keypost.exit.NoticeRequests;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 撤回通知: the holder stays; whether access is to be given back depends on whether it was taken away. */
@Component
class WithdrawNoticeDelegate implements JavaDelegate {

    private final NoticeRequests requests;

    WithdrawNoticeDelegate(NoticeRequests requests) {
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // For the way behind the boundary of the notice period, which reads it from the process.
        execution
                .getProcessInstance()
                .setVariable(
                        ResignationProcess.ACCESS_REVOKED.name(),
                        requests.withdraw(ResignationProcess.numberOf(execution)));
    }
}
