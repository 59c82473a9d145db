package io.keypost.process.dutyadjustment;

import io.keypost.agreement.DutyNotices;
import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 签发职责调整通知: each holder is told; those are the ones who have to acknowledge. */
@Component
class IssueDutyNoticesDelegate implements JavaDelegate {

    private final DutyNotices dutyNotices;

    IssueDutyNoticesDelegate(DutyNotices dutyNotices) {
        this.dutyNotices = dutyNotices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // A list whose type can be read back.
        DutyAdjustmentProcess.HOLDERS.set(
                execution, new ArrayList<>(dutyNotices.issue(DutyAdjustmentProcess.keyOf(execution))));
    }
}
