package io.keypost.exit;

import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.SigningAgreements;
import io.keypost.audit.Deed;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import java.time.Clock;
import java.time.Instant;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** HR confirms that a notice was received, and the holder gets the 辞岗通知回执 for it. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ConfirmingNotices {

    private final FindingNotices notices;
    private final Resignations resignations;
    private final SigningAgreements signing;
    private final EndingAgreements ending;
    private final NoticePapers papers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** HR confirms the receipt, or finds that what HR has entered is not what the paper says; what a holder has given cannot be refused. */
    public void confirmOrGiveBack(long id, String by, boolean received, @Nullable String reason) {
        if (received) {
            confirm(notices.get(id), by);
        } else {
            giveBack(notices.get(id), by, reason);
        }
    }

    private void confirm(Resignation resignation, String by) {
        resignation.confirm(new Deed(by, Instant.now(clock)));
        events.publishEvent(new ResignationEvent.Confirmed(resignation.agreementNumber(), resignation.lastDay(), by));
    }

    private void giveBack(Resignation resignation, String by, @Nullable String reason) {
        resignation.requireMayConfirm(by);
        if (resignation.isByHolder()) {
            throw Refusal.rule("received", "resignation.cannotRefuse");
        }
        var why = Texts.reason(reason);
        resignation.withdraw(why, Instant.now(clock));
        events.publishEvent(new ResignationEvent.Returned(resignation.agreementNumber(), by, why));
    }

    /** The confirmation or a decision has waited too long: the office is told. */
    public void escalate(long id) {
        events.publishEvent(new ResignationEvent.Overdue(notices.get(id).agreementNumber()));
    }

    /**
     * The confirmation takes effect: what was entered from paper ends the agreement from here on, perhaps on a day that has passed. The
     * 辞岗通知回执 is archived, unless it has been.
     *
     * @return whether the notice runs: not where the agreement has ended by now
     */
    public boolean issueReceipt(long id) {
        var resignation = notices.get(id);
        if (resignation.receiptId().isEmpty()) {
            resignation.receiptIssued(papers.setReceipt(resignation, signing.get(resignation.agreementNumber())));
            resignations.saveAndFlush(resignation);
        }
        if (!resignation.isByHolder() && resignation.status().isRunning()) {
            ending.byNotice(resignation.agreementNumber());
        }
        return resignation.status().isRunning();
    }

    /** The holder has the receipt. */
    public void collectReceipt(long id, String by) {
        var resignation = notices.get(id);
        resignation.requireHolder(by);
        resignation.receiptCollected(Instant.now(clock));
        events.publishEvent(new ResignationEvent.ReceiptCollected(resignation.agreementNumber(), by));
    }
}
