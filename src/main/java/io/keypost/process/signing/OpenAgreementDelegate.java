package io.keypost.process.signing;

import io.keypost.agreement.Drafting;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 拟定协议: opens the agreement and takes its number, which is the business key. */
@Component
class OpenAgreementDelegate implements JavaDelegate {

    private final Drafting drafting;
    private final SigningSettings settings;
    private final Clock clock;

    OpenAgreementDelegate(Drafting drafting, SigningSettings settings, Clock clock) {
        this.drafting = drafting;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var agreement = drafting.open(SigningProcess.APPOINTMENT_ID.requiredIn(execution));
        var endsAt =
                agreement.signBefore().plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
        SigningProcess.AGREEMENT_NUMBER.set(execution, agreement.number());
        SigningProcess.HOLDER.set(execution, agreement.staffNo());
        SigningProcess.SIGNING_ENDS_AT.set(execution, endsAt.toString());
        SigningProcess.REMINDER_CYCLE.set(execution, "R/" + settings.remindEvery());
        execution.setProcessBusinessKey(agreement.number());
    }
}
