package io.keypost.process.term;

import io.keypost.agreement.Terms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 到期提醒: everybody concerned hears of the last day; then the next reminder is waited for. */
@Component
class RemindDelegate implements JavaDelegate {

    private final Terms terms;
    private final TermProcess termProcess;

    RemindDelegate(Terms terms, TermProcess termProcess) {
        this.terms = terms;
        this.termProcess = termProcess;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = TermProcess.numberOf(execution);
        terms.remind(number);
        execution.setVariables(termProcess.timersOf(number));
    }
}
