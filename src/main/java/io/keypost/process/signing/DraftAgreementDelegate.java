package io.keypost.process.signing;

import io.keypost.agreement.Drafting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 生成协议文本: sets the text from what is on file now; the version before stays. */
@Component
class DraftAgreementDelegate implements JavaDelegate {

    private final Drafting drafting;

    DraftAgreementDelegate(Drafting drafting) {
        this.drafting = drafting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        drafting.draft(SigningProcess.numberOf(execution));
    }
}
