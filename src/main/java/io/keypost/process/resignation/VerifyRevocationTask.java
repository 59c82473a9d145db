package io.keypost.process.resignation;

import io.keypost.exit.Transferring;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 核实权限收回: the security administrator in post, or else the office, finds the access gone. */
@Component
class VerifyRevocationTask extends CaseTask {

    private static final String OFFICE = "office";

    private final CurrentUser currentUser;
    private final Transferring transferring;

    VerifyRevocationTask(CurrentUser currentUser, Transferring transferring) {
        super(currentUser, null);
        this.currentUser = currentUser;
        this.transferring = transferring;
    }

    /** The task goes to whoever is to verify as things stand when it comes up. */
    @Override
    protected void created(DelegateTask task) {
        transferring
                .verifierOf(ResignationProcess.numberOf(task))
                .ifPresentOrElse(task::setAssignee, () -> task.addCandidateGroup(OFFICE));
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        transferring.mayVerify(ResignationProcess.numberOf(task), by, currentUser.isActing(by, OFFICE));
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        transferring.verify(
                ResignationProcess.numberOf(task),
                by,
                currentUser.isActing(by, OFFICE),
                ResignationProcess.REMARK.take(task));
    }
}
