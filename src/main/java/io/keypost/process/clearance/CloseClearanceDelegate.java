package io.keypost.process.clearance;

import io.keypost.exit.Clearing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 办结清退: nothing is open any more. */
@Component
class CloseClearanceDelegate implements JavaDelegate {

    private final Clearing clearing;

    CloseClearanceDelegate(Clearing clearing) {
        this.clearing = clearing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clearing.close(ClearanceProcess.numberOf(execution));
    }
}
