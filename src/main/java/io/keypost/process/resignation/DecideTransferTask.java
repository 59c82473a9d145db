package io.keypost.process.resignation;

import io.keypost.exit.Transferring;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import io.keypost.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 脱密决定: the leading group moves the holder off the post inside the notice period, or does not. */
@Component
class DecideTransferTask extends CaseTask {

    private final ResignationProcess process;
    private final Transferring transferring;

    DecideTransferTask(CurrentUser currentUser, ResignationProcess process, Transferring transferring) {
        super(currentUser, ResignationProcess.TRANSFER_WANTED);
        this.process = process;
        this.transferring = transferring;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        transferring.mayHandle(ResignationProcess.numberOf(task), by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        if (answered(task)) {
            var from =
                    Variable.day(ResignationProcess.TRANSFER_FROM, ResignationProcess.TRANSFER_FROM.takeRequired(task));
            transferring.order(
                    ResignationProcess.numberOf(task),
                    from,
                    ResignationProcess.TRANSFER_TO.take(task),
                    ResignationProcess.SUCCESSOR.take(task),
                    ResignationProcess.REASON.take(task),
                    by);
            ResignationProcess.TRANSFER_STARTS_AT.set(
                    task, process.startOf(from).toString());
        } else {
            transferring.decideAgainst(ResignationProcess.numberOf(task), by, ResignationProcess.REASON.take(task));
        }
    }
}
