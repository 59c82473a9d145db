package io.keypost.process.resignation;

import io.keypost.agreement.Signing;
import io.keypost.exit.Resignation;
import io.keypost.exit.Resigning;
import io.keypost.platform.DepartmentGroups;
import io.keypost.process.CurrentUser;
import io.keypost.process.Variable;
import io.keypost.process.appointment.AppointmentSettings;
import io.keypost.rule.Refusal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 登记辞岗通知: the holder gives notice, or HR enters one from paper; the agreement's number is the business key. */
@Component
class RegisterNoticeDelegate implements JavaDelegate {

    private final CurrentUser currentUser;
    private final Signing signing;
    private final Resigning resigning;
    private final AppointmentSettings settings;

    RegisterNoticeDelegate(
            CurrentUser currentUser, Signing signing, Resigning resigning, AppointmentSettings settings) {
        this.currentUser = currentUser;
        this.signing = signing;
        this.resigning = resigning;
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = ResignationProcess.AGREEMENT_NUMBER.requiredIn(execution);
        var holder = resigning.holderOf(number);
        var by = currentUser.id();
        if (!by.equals(holder) && !currentUser.isActing(by, "hr")) {
            throw Refusal.forbidden("resignation.onlyTheHolderOrHr");
        }
        var receivedOn = ResignationProcess.RECEIVED_ON.take(execution);
        resigning.give(
                number,
                Variable.choice(
                        ResignationProcess.SCOPE,
                        Resignation.Scope.class,
                        ResignationProcess.SCOPE.takeRequired(execution)),
                receivedOn == null || receivedOn.isBlank()
                        ? null
                        : Variable.day(ResignationProcess.RECEIVED_ON, receivedOn),
                ResignationProcess.PAPER_DOCUMENT_ID.take(execution),
                by);
        ResignationProcess.HOLDER.set(execution, holder);
        ResignationProcess.MANAGERS.set(
                execution, DepartmentGroups.idOf(signing.get(number).department()));
        ResignationProcess.ESCALATION_AFTER.set(
                execution, settings.escalateAfter().toString());
        execution.setProcessBusinessKey(number);
    }
}
