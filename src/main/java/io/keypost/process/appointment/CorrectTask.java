package io.keypost.process.appointment;

import io.keypost.agreement.Appointing;
import io.keypost.platform.DepartmentGroups;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 更正提名: the nominator puts right what was found, or takes the nomination back. */
@Component
class CorrectTask extends CaseTask {

    private final Appointing appointing;
    private final DepartmentGroups departments;

    CorrectTask(CurrentUser currentUser, Appointing appointing, DepartmentGroups departments) {
        super(currentUser, AppointmentProcess.RESUBMITTED);
        this.appointing = appointing;
        this.departments = departments;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        appointing.get(AppointmentProcess.idOf(task)).mayCorrect(by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        var id = AppointmentProcess.idOf(task);
        if (answered(task)) {
            var nomination = AppointmentProcess.nominationIn(task);
            departments.requireManaged(nomination.department());
            appointing.correct(id, nomination, by);
        } else {
            appointing.withdraw(id, by, AppointmentProcess.REASON.take(task));
        }
        AppointmentProcess.forgetNominationIn(task);
    }
}
