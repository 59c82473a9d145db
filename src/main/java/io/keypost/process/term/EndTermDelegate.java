package io.keypost.process.term;

import io.keypost.agreement.Ending;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 终止协议: its actual last day is over. */
@Component
class EndTermDelegate implements JavaDelegate {

    private final Ending ending;

    EndTermDelegate(Ending ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        TermProcess.CLEARANCE_NEEDED.set(execution, ending.look(TermProcess.numberOf(execution)));
    }
}
