package io.keypost.process.term;

import io.keypost.agreement.Terms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 到岗: the first day has come. Settings may have changed since the signature, so the days to come are asked for anew. */
@Component
class BeginTermDelegate implements JavaDelegate {

    private final Terms terms;
    private final TermProcess termProcess;

    BeginTermDelegate(Terms terms, TermProcess termProcess) {
        this.terms = terms;
        this.termProcess = termProcess;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = TermProcess.numberOf(execution);
        terms.begin(number);
        execution.setVariables(termProcess.timersOf(number));
    }
}
