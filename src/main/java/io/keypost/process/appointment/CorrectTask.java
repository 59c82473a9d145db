package io.keypost.process.appointment;

import io.keypost.agreement.Appointing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 更正提名: the nominator puts right what was found, or takes the nomination back. */
@Component
class CorrectTask extends CaseTask {

    private final Appointing appointing;

    CorrectTask(CurrentUser currentUser, Appointing appointing) {
        super(currentUser, AppointmentProcess.RESUBMITTED);
        this.appointing = appointing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        appointing.get(AppointmentProcess.idOf(task)).mayCorrect(by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        var id = AppointmentProcess.idOf(task);
        if (answered(task)) {
            appointing.correct(id, AppointmentProcess.nominationIn(task), by);
        } else {
            appointing.withdraw(id, by, AppointmentProcess.REASON.take(task));
        }
        AppointmentProcess.forgetNominationIn(task);
    }
}
