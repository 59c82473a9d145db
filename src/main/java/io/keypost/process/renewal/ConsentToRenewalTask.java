package io.keypost.process.renewal;

import io.keypost.agreement.Renewing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 征求本人意愿: the holder stays, or does not. */
@Component
class ConsentToRenewalTask extends CaseTask {

    private final RenewalProcess process;
    private final Renewing renewing;

    ConsentToRenewalTask(CurrentUser currentUser, RenewalProcess process, Renewing renewing) {
        super(currentUser, RenewalProcess.CONSENTED);
        this.process = process;
        this.renewing = renewing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        process.of(task).mayConsent(by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        renewing.consent(RenewalProcess.numberOf(task), by, answered(task), RenewalProcess.REASON.take(task));
    }
}
