package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.SigningAgreements;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a notice comes to its end: it is withdrawn, or the agreement it runs in ends. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ClosingNotices {

    /** The agreement has ended, or the notice is no more: whatever waits in its case should stop. */
    public record Over(long resignationId) {}

    private final FindingNotices notices;
    private final Resignations resignations;
    private final Agreements agreements;
    private final SigningAgreements signing;
    private final EndingAgreements ending;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** Before its receipt is confirmed the notice is taken back freely, by who gave or entered it, or by the holder. */
    void takeBack(Resignation resignation, String by, @Nullable String reason) {
        requireRunning(resignation);
        if (!by.equals(resignation.entered().by())) {
            resignation.requireHolder(by);
        }
        withdraw(resignation, by, Texts.optionalReason(reason));
        events.publishEvent(new Over(resignation.id()));
    }

    /** What is over stays over, however late that is recorded. */
    void requireRunning(Resignation resignation) {
        var agreement = signing.get(resignation.runsIn());
        if (agreement.status(LocalDate.now(clock)) == Agreement.Status.ENDED && !ending.isContinued(agreement)) {
            throw Refusal.conflict("resignation.state");
        }
    }

    /** From now on the notice ends nothing, though its case has some steps to go. */
    void lift(Resignation resignation) {
        resignations.saveAndFlush(resignation);
        ending.noticeWithdrawn(resignation.agreementNumber());
    }

    /** The notice is no more: what else ends the agreement does. */
    void withdraw(Resignation resignation, String by, @Nullable String reason) {
        resignation.withdraw(reason, Instant.now(clock));
        resignations.saveAndFlush(resignation);
        events.publishEvent(new ResignationEvent.Withdrawn(resignation.agreementNumber(), by, reason));
        ending.noticeWithdrawn(resignation.agreementNumber());
    }

    /** The agreement has ended: a signed successor carries the notice on; otherwise nothing of it is left to be done. */
    @EventListener
    public void on(EndingAgreements.Ended ended) {
        var agreement = signing.get(ended.agreementNumber());
        if (ending.isContinued(agreement)) {
            var successor = agreements.successorOf(agreement.number()).orElseThrow();
            notices.running(agreement).ifPresent(resignation -> resignation.carriedOnTo(successor.number()));
        } else if (ended.holderLeft()) {
            notices.running(agreement).ifPresent(this::over);
            // Of one that was withdrawn, access may be about to be given back.
            resignations
                    .findByAppointmentIdOrderById(agreement.appointmentId())
                    .forEach(resignation -> events.publishEvent(new Over(resignation.id())));
        }
    }

    private void over(Resignation resignation) {
        var last = signing.get(resignation.runsIn());
        if (!last.isEverInForce()) {
            // What was before it is cleared, if anything was.
            last.predecessor().ifPresent(resignation::carriedOnTo);
        }
        resignation.over(Instant.now(clock));
    }
}
