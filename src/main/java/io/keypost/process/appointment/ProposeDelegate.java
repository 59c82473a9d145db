package io.keypost.process.appointment;

import io.keypost.agreement.Appointing;
import io.keypost.platform.DepartmentGroups;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 登记提名: puts the case on file; its id is the business key. */
@Component
class ProposeDelegate implements JavaDelegate {

    private final CurrentUser currentUser;
    private final Appointing appointing;
    private final DepartmentGroups departments;
    private final AppointmentSettings settings;

    ProposeDelegate(
            CurrentUser currentUser,
            Appointing appointing,
            DepartmentGroups departments,
            AppointmentSettings settings) {
        this.currentUser = currentUser;
        this.appointing = appointing;
        this.departments = departments;
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // Whoever starts the process may fill in the initiator's variable as they like.
        var nominator = currentUser.id();
        AppointmentProcess.NOMINATOR.set(execution, nominator);
        var nomination = AppointmentProcess.nominationIn(execution);
        departments.requireManaged(nomination.department());
        var appointment = appointing.nominate(nomination, nominator);
        AppointmentProcess.forgetNominationIn(execution);
        AppointmentProcess.APPOINTMENT_ID.set(execution, appointment.id());
        AppointmentProcess.ESCALATION_AFTER.set(
                execution, settings.escalateAfter().toString());
        execution.setProcessBusinessKey(Long.toString(appointment.id()));
    }
}
