package io.keypost.process.appointment;

import io.keypost.agreement.Appointing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 资格审查: HR says whether the candidate qualifies. */
@Component
class ReviewTask extends CaseTask {

    private final Appointing appointing;

    ReviewTask(CurrentUser currentUser, Appointing appointing) {
        super(currentUser, AppointmentProcess.QUALIFIED);
        this.appointing = appointing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        appointing.get(AppointmentProcess.idOf(task)).mayReview(by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        appointing.review(AppointmentProcess.idOf(task), by, answered(task), AppointmentProcess.REASON.take(task));
    }
}
