package io.keypost.process.dutyadjustment;

import io.keypost.agreement.DutyNotices;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 确认职责: the holder takes note of the new duties, and may object. */
@Component
class AcknowledgeDutiesTask extends CaseTask {

    private final DutyNotices dutyNotices;

    AcknowledgeDutiesTask(CurrentUser currentUser, DutyNotices dutyNotices) {
        // No gateway asks for the answer, and a flag left behind would stand for the next holder's.
        super(currentUser, null);
        this.dutyNotices = dutyNotices;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        dutyNotices.of(DutyAdjustmentProcess.keyOf(task), by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        var key = DutyAdjustmentProcess.keyOf(task);
        var accepted = DutyAdjustmentProcess.ACCEPTED.takeRequired(task);
        var objection = DutyAdjustmentProcess.OBJECTION.take(task);
        if (accepted) {
            dutyNotices.acknowledge(key, by);
        } else {
            dutyNotices.object(key, by, objection);
        }
    }
}
