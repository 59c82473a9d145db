package io.keypost.process.clearance;

import io.keypost.exit.ClearanceSettings;
import io.keypost.exit.Clearing;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 开始清退: opens the exit with all that has to be settled. */
@Component
class OpenClearanceDelegate implements JavaDelegate {

    private final Clearing clearing;
    private final ClearanceSettings settings;
    private final Clock clock;

    OpenClearanceDelegate(Clearing clearing, ClearanceSettings settings, Clock clock) {
        this.clearing = clearing;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var exit = clearing.open(ClearanceProcess.numberOf(execution));
        var overdueAt = exit.openedAt().atZone(clock.getZone()).plus(settings.overdueAfter());
        ClearanceProcess.HOLDER.set(execution, exit.staffNo());
        ClearanceProcess.HOLDER_ACTS.set(execution, exit.holderActs());
        ClearanceProcess.OVERDUE_CYCLE.set(
                execution,
                "R/%s/%s"
                        .formatted(overdueAt.toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS), settings.urgeEvery()));
    }
}
