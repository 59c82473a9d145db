package io.keypost.process.resignation;

import io.keypost.agreement.Ending;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 通知期届满: the agreement ends, unless what watches its term has been faster; that goes on to the clearance. */
@Component
class EndNoticeDelegate implements JavaDelegate {

    private final Ending ending;

    EndNoticeDelegate(Ending ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.look(ResignationProcess.numberOf(execution));
    }
}
