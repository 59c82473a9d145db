package io.keypost.process.removal;

import io.keypost.agreement.Removing;
import io.keypost.process.CurrentUser;
import io.keypost.process.appointment.AppointmentSettings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 登记免任提议: puts the removal on file, suspends the holder if asked; the agreement's number is the business key. */
@Component
class ProposeRemovalDelegate implements JavaDelegate {

    private final CurrentUser currentUser;
    private final Removing removing;
    private final AppointmentSettings settings;

    ProposeRemovalDelegate(CurrentUser currentUser, Removing removing, AppointmentSettings settings) {
        this.currentUser = currentUser;
        this.removing = removing;
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = RemovalProcess.AGREEMENT_NUMBER.requiredIn(execution);
        var suspendNow = RemovalProcess.SUSPEND_NOW.requiredIn(execution);
        removing.propose(number, RemovalProcess.GROUNDS.takeRequired(execution), suspendNow, currentUser.id());
        RemovalProcess.SUSPEND_NOW.set(execution, removing.isAccessToBeTaken(number));
        RemovalProcess.ESCALATION_AFTER.set(execution, settings.escalateAfter().toString());
        execution.setProcessBusinessKey(number);
    }
}
