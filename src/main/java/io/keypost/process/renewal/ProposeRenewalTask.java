package io.keypost.process.renewal;

import io.keypost.agreement.Renewing;
import io.keypost.platform.DepartmentGroups;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 提出续聘意向: a manager of the department proposes the successor's term and text, or none. */
@Component
class ProposeRenewalTask extends CaseTask {

    private final RenewalProcess process;
    private final Renewing renewing;
    private final DepartmentGroups departments;

    ProposeRenewalTask(
            CurrentUser currentUser, RenewalProcess process, Renewing renewing, DepartmentGroups departments) {
        super(currentUser, RenewalProcess.RENEWAL_WANTED);
        this.process = process;
        this.renewing = renewing;
        this.departments = departments;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        process.of(task).mayPropose(by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        var number = RenewalProcess.numberOf(task);
        // Whoever has taken the task keeps it, also when the department is theirs no more.
        departments.requireManaged(process.of(task).department());
        if (answered(task)) {
            renewing.propose(
                    number,
                    by,
                    RenewalProcess.YEARS.requiredIn(task).intValue(),
                    RenewalProcess.CONFIDENTIALITY_AGREEMENT_NO.in(task),
                    RenewalProcess.REMARKS.in(task));
        } else {
            renewing.decline(number, by, RenewalProcess.REASON.in(task));
        }
        RenewalProcess.ASKED_BY_PROPOSAL.forEach(asked -> asked.take(task));
    }
}
