package io.keypost.process.clearance;

import io.keypost.exit.Clearing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 核验清退: the security administrator in post, or else the office, finds all as it is written down. */
@Component
class VerifyClearanceTask extends CaseTask {

    private final CurrentUser currentUser;
    private final Clearing clearing;

    VerifyClearanceTask(CurrentUser currentUser, Clearing clearing) {
        super(currentUser, null);
        this.currentUser = currentUser;
        this.clearing = clearing;
    }

    /** The task goes to whoever is to verify as things stand when it comes up. */
    @Override
    protected void created(DelegateTask task) {
        clearing.verifierOf(ClearanceProcess.numberOf(task))
                .ifPresentOrElse(task::setAssignee, () -> task.addCandidateGroup(Clearances.OFFICE));
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        clearing.mayVerify(ClearanceProcess.numberOf(task), by, currentUser.isActing(by, Clearances.OFFICE));
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        clearing.verify(
                ClearanceProcess.numberOf(task),
                by,
                currentUser.isActing(by, Clearances.OFFICE),
                ClearanceProcess.REMARK.take(task));
    }
}
