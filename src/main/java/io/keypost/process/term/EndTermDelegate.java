package io.keypost.process.term;

import io.keypost.agreement.Terms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 终止协议: the last day is over. */
@Component
class EndTermDelegate implements JavaDelegate {

    private final Terms terms;

    EndTermDelegate(Terms terms) {
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        terms.expire(TermProcess.AGREEMENT_NUMBER.requiredIn(execution));
    }
}
