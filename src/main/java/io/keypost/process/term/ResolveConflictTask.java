package io.keypost.process.term;

import io.keypost.agreement.Terms;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 处理任职冲突: the office writes down what was done about a holder who no longer meets the rules. */
@Component
class ResolveConflictTask extends CaseTask {

    private final Terms terms;

    ResolveConflictTask(CurrentUser currentUser, Terms terms) {
        super(currentUser, null);
        this.terms = terms;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        terms.mayResolveConflict(TermProcess.numberOf(task), by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        terms.resolveConflict(TermProcess.numberOf(task), by, TermProcess.REASON.take(task));
    }
}
