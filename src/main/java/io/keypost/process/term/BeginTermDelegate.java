package io.keypost.process.term;

import io.keypost.agreement.Terms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 到岗: the first day has come. */
@Component
class BeginTermDelegate implements JavaDelegate {

    private final Terms terms;

    BeginTermDelegate(Terms terms) {
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        terms.begin(TermProcess.AGREEMENT_NUMBER.requiredIn(execution));
    }
}
