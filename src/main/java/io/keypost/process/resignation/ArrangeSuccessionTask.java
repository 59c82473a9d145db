package io.keypost.process.resignation;

import io.keypost.exit.Resigning;
import io.keypost.exit.Transferring;
import io.keypost.platform.DepartmentGroups;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import io.keypost.process.appointment.AppointmentProcess;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 安排接任: a manager of the department nominates a successor on the spot, or says why nobody is nominated for now. */
@Component
class ArrangeSuccessionTask extends CaseTask {

    private final ResignationProcess process;
    private final Resigning resigning;
    private final Transferring transferring;
    private final AppointmentProcess appointmentProcess;
    private final DepartmentGroups departments;

    ArrangeSuccessionTask(
            CurrentUser currentUser,
            ResignationProcess process,
            Resigning resigning,
            Transferring transferring,
            AppointmentProcess appointmentProcess,
            DepartmentGroups departments) {
        super(currentUser, ResignationProcess.NOMINATED);
        this.process = process;
        this.resigning = resigning;
        this.transferring = transferring;
        this.appointmentProcess = appointmentProcess;
        this.departments = departments;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        transferring.mayHandle(ResignationProcess.numberOf(task), by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        // Whoever has taken the task keeps it, also when the department is theirs no more.
        departments.requireManaged(process.departmentOf(task));
        var successor = answered(task)
                ? appointmentProcess
                        .nominate(process.nominationIn(task))
                        .appointment()
                        .id()
                : null;
        resigning.succession(ResignationProcess.numberOf(task), by, successor, ResignationProcess.REASON.in(task));
        ResignationProcess.ASKED_BY_SUCCESSION.forEach(asked -> asked.take(task));
    }
}
