package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.SigningAgreements;
import io.keypost.audit.Deed;
import io.keypost.document.Scans;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import io.keypost.staff.People;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 辞岗: a holder gives notice (§3(3)). It runs from the day of receipt, whenever that is confirmed; what a holder gives in the system
 * is received at that moment, what HR enters from paper counts once a second person has confirmed it.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class GivingNotice {

    private final FindingNotices notices;
    private final Resignations resignations;
    private final Agreements agreements;
    private final SigningAgreements signing;
    private final Scans scans;
    private final People people;
    private final EndingAgreements ending;
    private final NoticeRule rule;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /**
     * Notice is given: by the holder in the system, or entered by HR from paper.
     *
     * @param receivedOn the receipt stamp; left out, or today, by the holder
     * @param paperDocumentId the scan, which a date in the past needs
     * @param forHr whether who acts belongs to HR
     * @throws Refusal when the agreement is not signed or over, or a notice runs
     */
    public Resignation give(
            String number,
            Resignation.Scope scope,
            @Nullable LocalDate receivedOn,
            @Nullable String paperDocumentId,
            String by,
            boolean forHr) {
        var holder = agreements.staffNoOf(number).orElseThrow(() -> Refusal.notFound("agreement.unknown", number));
        if (!by.equals(holder) && !forHr) {
            throw Refusal.forbidden("resignation.onlyTheHolderOrHr");
        }
        people.lock(holder);
        var agreement = signing.get(number);
        var today = LocalDate.now(clock);
        switch (agreement.status(today)) {
            case SCHEDULED, ACTIVE -> {}
            default -> throw Refusal.conflict("resignation.notRunning", number);
        }
        notices.running(agreement).ifPresent(other -> {
            throw Refusal.conflict("resignation.underWay", other.lastDay().toString());
        });
        var isByHolder = by.equals(agreement.staffNo());
        var received =
                isByHolder ? receivedFromHolder(receivedOn, today) : receivedOnPaper(agreement, receivedOn, today);
        var scan = Texts.optional("paperDocumentId", paperDocumentId, 36);
        if (isByHolder && scan != null) {
            throw Refusal.rule("paperDocumentId", "resignation.ownPaper");
        }
        if (scan == null && received.isBefore(today)) {
            throw Refusal.rule("paperDocumentId", "resignation.scanMissing");
        }
        if (scan != null) {
            scans.take(scan, paperOf(agreement), by);
        }
        var notice = rule.of(agreement.postCode(), agreement.staffNo(), received);
        var days = new NoticeDays(notice, rule.rollsOverRestDays());
        var resignation = resignations.saveAndFlush(
                new Resignation(agreement, scope, days, scan, new Deed(by, Instant.now(clock))));
        events.publishEvent(new ResignationEvent.Received(number, scope, received, by));
        if (isByHolder) {
            ending.byNotice(number);
        }
        return resignation;
    }

    /** What was given back is the same paper when it is entered again; after one whose receipt was confirmed the next is another. */
    private String paperOf(Agreement agreement) {
        var confirmed = resignations.findByAppointmentIdOrderById(agreement.appointmentId()).stream()
                .filter(notice -> notice.confirmed().isPresent())
                .count();
        return "%s/notice/%d".formatted(agreement.subject(), confirmed);
    }

    private static LocalDate receivedFromHolder(@Nullable LocalDate receivedOn, LocalDate today) {
        if (receivedOn != null && !receivedOn.equals(today)) {
            throw Refusal.rule("receivedOn", "resignation.ownToday", today.toString());
        }
        return today;
    }

    private static LocalDate receivedOnPaper(Agreement agreement, @Nullable LocalDate receivedOn, LocalDate today) {
        if (receivedOn == null) {
            throw Refusal.rule("receivedOn", "input.missing");
        }
        var earliest = agreement.signatures().sealedOn().orElseThrow();
        if (receivedOn.isAfter(today) || receivedOn.isBefore(earliest)) {
            throw Refusal.rule("receivedOn", "resignation.receivedOn", earliest.toString(), today.toString());
        }
        return receivedOn;
    }
}
