package io.keypost.process.signing;

import io.keypost.process.term.TermProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 开始履行: from here on the dates decide. */
@Component
class StartTermDelegate implements JavaDelegate {

    private final TermProcess termProcess;

    StartTermDelegate(TermProcess termProcess) {
        this.termProcess = termProcess;
    }

    @Override
    public void execute(DelegateExecution execution) {
        termProcess.start(SigningProcess.numberOf(execution));
    }
}
