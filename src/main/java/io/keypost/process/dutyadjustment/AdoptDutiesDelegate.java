package io.keypost.process.dutyadjustment;

import io.keypost.post.Adjusting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 发布新版职责: the approved text becomes the post’s next version. */
@Component
class AdoptDutiesDelegate implements JavaDelegate {

    private final Adjusting adjusting;

    AdoptDutiesDelegate(Adjusting adjusting) {
        this.adjusting = adjusting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        adjusting.adopt(DutyAdjustmentProcess.keyOf(execution));
    }
}
