package io.keypost.process.dutyadjustment;

import io.keypost.post.Adjusting;
import io.keypost.process.CurrentUser;
import io.keypost.process.Variable;
import io.keypost.process.appointment.AppointmentSettings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 登记职责调整: puts the proposal on file; its id is the business key. */
@Component
class ProposeDutiesDelegate implements JavaDelegate {

    private final CurrentUser currentUser;
    private final Adjusting adjusting;
    private final AppointmentSettings settings;

    ProposeDutiesDelegate(CurrentUser currentUser, Adjusting adjusting, AppointmentSettings settings) {
        this.currentUser = currentUser;
        this.adjusting = adjusting;
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var adjustment = adjusting.propose(
                DutyAdjustmentProcess.POST_CODE.takeRequired(execution),
                DutyAdjustmentProcess.DUTIES.takeRequired(execution),
                Variable.day(
                        DutyAdjustmentProcess.EFFECTIVE_ON, DutyAdjustmentProcess.EFFECTIVE_ON.takeRequired(execution)),
                DutyAdjustmentProcess.REASON.takeRequired(execution),
                currentUser.id());
        DutyAdjustmentProcess.ADJUSTMENT_ID.set(execution, adjustment.key());
        DutyAdjustmentProcess.ESCALATION_AFTER.set(
                execution, settings.escalateAfter().toString());
        execution.setProcessBusinessKey(adjustment.key());
    }
}
