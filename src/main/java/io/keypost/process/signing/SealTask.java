package io.keypost.process.signing;

import io.keypost.agreement.Signing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import io.keypost.process.eligibility.Eligibility;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 甲方用印: a second person confirms the holder's scan, seals the paper and hands in its scan. */
@Component
class SealTask extends CaseTask {

    private final Signing signing;
    private final Eligibility eligibility;

    SealTask(CurrentUser currentUser, Signing signing, Eligibility eligibility) {
        super(currentUser, SigningProcess.SCAN_CONFIRMED);
        this.signing = signing;
        this.eligibility = eligibility;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        signing.maySeal(SigningProcess.numberOf(task), by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        var number = SigningProcess.numberOf(task);
        var scanId = SigningProcess.textOf(SigningProcess.SCAN_ID, task);
        var reason = SigningProcess.textOf(SigningProcess.REASON, task);
        if (answered(task)) {
            // Of the agreement, not of its appointment: a renewal begins on another day.
            var agreement = signing.get(number);
            eligibility.check(agreement.nomination(), agreement.appointmentId()).orRefuse();
            signing.seal(number, by, scanId);
        } else {
            signing.rejectHolderScan(number, by, reason);
        }
    }
}
