package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.SigningAgreements;
import io.keypost.audit.AuditLog;
import io.keypost.audit.Deed;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.document.Scans;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import io.keypost.staff.People;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
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

    /** The agreement has ended, or the notice is no more: whatever waits in its case should stop. */
    public record Over(long resignationId) {}

    private final Resignations resignations;
    private final Agreements agreements;
    private final SigningAgreements signing;
    private final Scans scans;
    private final People people;
    private final EndingAgreements ending;
    private final NoticeRule rule;
    private final NoticePapers papers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /**
     * A notice, for whoever is about to act on it.
     *
     * @throws Refusal when there is none of that id
     */
    public Resignation get(long id) {
        // First of all, because what is loaded before a lock may be old after it; and an end takes the same lock.
        people.lock(
                resignations.staffNoOf(id).orElseThrow(() -> Refusal.notFound("clearance.noSuch", Long.toString(id))));
        return resignations.findById(id).orElseThrow();
    }

    /** The notice that runs on an appointment, if one does. */
    @Transactional(readOnly = true)
    public Optional<Resignation> running(Agreement agreement) {
        return resignations.findByAppointmentIdOrderById(agreement.appointmentId()).stream()
                .filter(notice -> notice.status().isRunning())
                .findFirst();
    }

    /** The notice that runs on an agreement. */
    @Transactional(readOnly = true)
    public Resignation runningOf(String number) {
        return running(signing.get(number)).orElseThrow(() -> Refusal.conflict("resignation.none", number));
    }

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
        running(agreement).ifPresent(other -> {
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
        var resignation = resignations.saveAndFlush(new Resignation(
                agreement, scope, notice, rule.rollsOverRestDays(), scan, new Deed(by, Instant.now(clock))));
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

    /** Refuses whoever may not confirm the receipt: the holder, and of what HR has entered who did. */
    public void requireConfirmer(long id, String by) {
        get(id).requireMayConfirm(by);
    }

    /** HR confirms the receipt, or finds that what HR has entered is not what the paper says; what a holder has given cannot be refused. */
    public void confirmOrGiveBack(long id, String by, boolean received, @Nullable String reason) {
        if (received) {
            confirm(get(id), by);
        } else {
            giveBack(get(id), by, reason);
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
        events.publishEvent(new ResignationEvent.Overdue(get(id).agreementNumber()));
    }

    /**
     * The confirmation takes effect: what was entered from paper ends the agreement from here on, perhaps on a day that has passed. The
     * 辞岗通知回执 is archived, unless it has been.
     *
     * @return whether the notice runs: not where the agreement has ended by now
     */
    public boolean issueReceipt(long id) {
        var resignation = get(id);
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
        var resignation = get(id);
        resignation.onlyTheHolder(by);
        resignation.receiptCollected(Instant.now(clock));
        events.publishEvent(new ResignationEvent.ReceiptCollected(resignation.agreementNumber(), by));
    }

    /** Whether this person may do what is the holder's alone. */
    public void onlyTheHolder(long id, String by) {
        get(id).onlyTheHolder(by);
    }

    /** Before its receipt is confirmed the notice is taken back freely, by whoever gave or entered it, or by the holder. */
    void takeBack(Resignation resignation, String by, @Nullable String reason) {
        requireRunning(resignation);
        if (!by.equals(resignation.entered().by())) {
            resignation.onlyTheHolder(by);
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
    void lifted(Resignation resignation) {
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

    /** The calendar of a year is there: what was provisional for want of it is worked out once more, by its own rule. */
    @EventListener
    public void on(WorkdayCalendar.CalendarLoaded loaded) {
        // Each is read under its holder's lock: what was decided on it meanwhile stands.
        for (var id : resignations.provisional()) {
            var resignation = get(id);
            if (resignation.status().isRunning()
                    && resignation.notice().provisional()
                    && resignation.settle(again(resignation))) {
                moved(resignation, AuditLog.SYSTEM);
            }
        }
    }

    private Notice again(Resignation resignation) {
        var notice = resignation.notice();
        return rule.again(notice.receivedOn(), notice.period(), resignation.rollsOver());
    }

    /** Another last day: of the agreement, too, once the notice is in effect. */
    void moved(Resignation resignation, String by) {
        resignations.saveAndFlush(resignation);
        events.publishEvent(new ResignationEvent.Moved(resignation.agreementNumber(), resignation.lastDay(), by));
        ending.byNotice(resignation.agreementNumber());
    }

    /** The agreement has ended: a signed successor carries the notice on; otherwise nothing of it is left to be done. */
    @EventListener
    public void on(EndingAgreements.Ended ended) {
        var agreement = signing.get(ended.agreementNumber());
        if (ending.isContinued(agreement)) {
            var successor = agreements.successorOf(agreement.number()).orElseThrow();
            running(agreement).ifPresent(resignation -> resignation.carriedOnTo(successor.number()));
        } else if (ended.holderLeft()) {
            running(agreement).ifPresent(this::over);
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

    /**
     * The department says who comes next.
     *
     * @param appointmentId of the successor's nomination; null when nobody is nominated for now
     */
    public void succession(long id, String by, @Nullable Long appointmentId, @Nullable String reason) {
        var resignation = get(id);
        resignation.notTheSubject(by);
        var why = appointmentId == null ? Texts.reason(reason) : null;
        resignation.succeededBy(appointmentId);
        var number = resignation.agreementNumber();
        events.publishEvent(
                appointmentId == null
                        ? new ResignationEvent.NoSuccessor(number, by, why)
                        : new ResignationEvent.SuccessorNominated(number, by));
    }
}
