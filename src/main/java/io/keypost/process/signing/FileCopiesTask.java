package io.keypost.process.signing;

import io.keypost.agreement.Signing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import io.keypost.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 归档: a second person confirms the sealed scan and records both copies' delivery. */
@Component
class FileCopiesTask extends CaseTask {

    private final Signing signing;

    FileCopiesTask(CurrentUser currentUser, Signing signing) {
        super(currentUser, SigningProcess.COPIES_MATCH);
        this.signing = signing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        signing.get(SigningProcess.numberOf(task)).mayFile(by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        var number = SigningProcess.numberOf(task);
        var receiver = SigningProcess.textOf(SigningProcess.RECEIVED_FOR_PARTY_A, task);
        var deliveredOn = SigningProcess.textOf(SigningProcess.DELIVERED_ON, task);
        var reason = SigningProcess.textOf(SigningProcess.REASON, task);
        if (answered(task)) {
            signing.file(number, by, receiver, Variable.day(SigningProcess.DELIVERED_ON, deliveredOn));
        } else {
            signing.rejectSealedScan(number, by, reason);
        }
    }
}
