package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.Ending;
import io.keypost.agreement.Signing;
import io.keypost.audit.AuditLog;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.document.Scans;
import io.keypost.rule.Refusal;
import io.keypost.staff.People;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
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
public class Resigning {

    /** The agreement has ended, or the notice is no more: whatever waits in its case should stop. */
    public record Over(String agreementNumber) {}

    /** The notice's last day is another. */
    public record Moved(String agreementNumber) {}

    static final int LONGEST_REASON = 1000;

    private final Exits exits;
    private final Agreements agreements;
    private final Signing signing;
    private final Scans scans;
    private final People people;
    private final Ending ending;
    private final NoticeRule rule;
    private final NoticePapers papers;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Resigning(
            Exits exits,
            Agreements agreements,
            Signing signing,
            Scans scans,
            People people,
            Ending ending,
            NoticeRule rule,
            NoticePapers papers,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.exits = exits;
        this.agreements = agreements;
        this.signing = signing;
        this.scans = scans;
        this.people = people;
        this.ending = ending;
        this.rule = rule;
        this.papers = papers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The exit of the latest notice given under an agreement, for whoever is about to act on it.
     *
     * @throws Refusal when there is none
     */
    public Exit get(String number) {
        lockHolder(number);
        return exits.latestNoticed(number).orElseThrow(() -> Refusal.conflict("resignation.none", number));
    }

    /** First of all, because what is loaded before a lock may be old after it; and an end takes the same lock. */
    private void lockHolder(String number) {
        people.lock(holderOf(number));
    }

    /** By staff number; reads nothing that is old after a lock. */
    @Transactional(readOnly = true)
    public String holderOf(String number) {
        return agreements.staffNoOf(number).orElseThrow(() -> Refusal.notFound("agreement.unknown", number));
    }

    /** The notice that runs on an appointment, if one does. */
    @Transactional(readOnly = true)
    public Optional<Exit> running(Agreement agreement) {
        return exits.findByAppointmentIdOrderById(agreement.appointmentId()).stream()
                .filter(exit -> exit.status().isNotice())
                .findFirst();
    }

    /**
     * Notice is given: by the holder in the system, or entered by HR from paper.
     *
     * @param receivedOn the receipt stamp; left out, or today, by the holder
     * @param paperDocumentId the scan, which a date in the past needs
     * @throws Refusal when the agreement is not signed or over, a notice runs, or one was withdrawn and access is to be given back yet
     */
    public Exit give(
            String number,
            Resignation.Scope scope,
            @Nullable LocalDate receivedOn,
            @Nullable String paperDocumentId,
            String by) {
        lockHolder(number);
        var agreement = signing.get(number);
        var today = LocalDate.now(clock);
        switch (agreement.status(today)) {
            case SCHEDULED, ACTIVE -> {}
            default -> throw Refusal.conflict("resignation.notRunning", number);
        }
        running(agreement).ifPresent(exit -> {
            throw Refusal.conflict("resignation.underWay", exit.lastDay().toString());
        });
        requireAccessGivenBack(agreement);
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
        var resignation =
                new Resignation(agreement, scope, notice, rule.rollsOverRestDays(), scan, by, Instant.now(clock));
        var exit = exits.saveAndFlush(new Exit(agreement, resignation, Instant.now(clock)));
        audit.record(agreement.subject(), "resignation.received." + scope, received, by, null);
        if (isByHolder) {
            ending.byNotice(number, resignation.lastDay(), by);
        }
        return exit;
    }

    /** What was given back is the same paper when it is entered again; after one whose receipt was confirmed the next is another. */
    private String paperOf(Agreement agreement) {
        var confirmed = exits.findByAppointmentIdOrderById(agreement.appointmentId()).stream()
                .flatMap(exit -> exit.resignation().stream())
                .filter(notice -> notice.confirmedBy().isPresent())
                .count();
        return "%s/notice/%d".formatted(agreement.subject(), confirmed);
    }

    /** A case is known by its agreement's number: while one has access to give back, a second would be taken for it. */
    private void requireAccessGivenBack(Agreement agreement) {
        for (var exit : exits.findByAppointmentIdOrderById(agreement.appointmentId())) {
            if (exit.status() == Exit.Status.WITHDRAWN
                    && exit.noticed().transfer().isAccessGone()) {
                throw Refusal.conflict("resignation.accessGone", agreement.number());
            }
        }
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

    /** Whether this person may confirm the receipt: not the holder, and of what HR has entered not who did. */
    public void mayConfirm(String number, String by) {
        var exit = get(number);
        exit.notTheSubject(by);
        exit.noticed().mayConfirm(by);
    }

    /** HR confirms the receipt. */
    public void confirm(String number, String by) {
        mayConfirm(number, by);
        var exit = get(number);
        var resignation = exit.noticed();
        exit.noticeConfirmed();
        resignation.confirm(by, Instant.now(clock));
        audit.record(subject(number), "resignation.confirmed", resignation.lastDay(), by, null);
    }

    /** What HR has entered is not what the paper says; what a holder has given cannot be refused. */
    public void giveBack(String number, String by, @Nullable String reason) {
        mayConfirm(number, by);
        var exit = get(number);
        if (exit.noticed().isByHolder()) {
            throw Refusal.rule("received", "resignation.cannotRefuse");
        }
        var why = Texts.required("reason", reason, LONGEST_REASON);
        exit.withdraw(why, Instant.now(clock));
        audit.record(subject(number), "resignation.returned", by, why);
    }

    /** The confirmation has waited too long: the office is told. */
    public void escalate(String number) {
        audit.record(subject(number), "resignation.overdue", AuditLog.SYSTEM, null);
    }

    /**
     * The confirmation takes effect: what was entered from paper ends the agreement from here on, perhaps on a day that has passed. The
     * 辞岗通知回执 is archived, unless it has been.
     */
    public void issueReceipt(String number) {
        var exit = get(number);
        var resignation = exit.noticed();
        if (!resignation.isByHolder()) {
            ending.byNotice(number, resignation.lastDay(), resignation.enteredBy());
        }
        if (resignation.receiptId().isEmpty()) {
            resignation.receiptIssued(papers.setReceipt(exit, signing.get(number)));
        }
    }

    /** The last day of the notice; where the agreement has ended for good before it was in effect, of that. */
    public LocalDate lastDayOf(String number) {
        var exit = get(number);
        var agreement = signing.get(exit.agreementNumber());
        return agreement.endRecordedAt().isPresent() && !ending.isContinued(agreement)
                ? agreement.endsOn()
                : exit.lastDay();
    }

    /** Whether this person may collect the receipt: the holder alone. */
    public void mayCollect(String number, String by) {
        get(number).onlyTheHolder(by);
    }

    /** The holder has the receipt. */
    public void collectReceipt(String number, String by) {
        mayCollect(number, by);
        get(number).noticed().receiptCollected(Instant.now(clock));
        audit.record(subject(number), "resignation.receiptCollected", by, null);
    }

    /** Before its receipt is confirmed the notice is taken back freely, by whoever gave or entered it, or by the holder. */
    public void takeBack(String number, String by, @Nullable String reason) {
        var exit = get(number);
        if (exit.status() != Exit.Status.RECEIVED) {
            throw Refusal.conflict("resignation.state");
        }
        requireRunning(exit);
        if (!by.equals(exit.noticed().enteredBy())) {
            exit.onlyTheHolder(by);
        }
        withdraw(exit, by, Texts.optional("reason", reason, LONGEST_REASON));
        events.publishEvent(new Over(number));
    }

    /** What is over stays over, however late that is recorded. */
    void requireRunning(Exit exit) {
        var agreement = signing.get(exit.agreementNumber());
        if (agreement.status(LocalDate.now(clock)) == Agreement.Status.ENDED && !ending.isContinued(agreement)) {
            throw Refusal.conflict("resignation.state");
        }
    }

    /** From now on the notice ends nothing, though its case has some steps to go. */
    void lift(Exit exit) {
        ending.noticeWithdrawn(exit.noticed().agreementNumber());
    }

    /** The notice is no more: what else ends the agreement does. */
    void withdraw(Exit exit, String by, @Nullable String reason) {
        exit.withdraw(reason, Instant.now(clock));
        var number = exit.noticed().agreementNumber();
        audit.record(subject(number), "resignation.withdrawn", by, reason);
        ending.noticeWithdrawn(number);
    }

    /** The calendar of a year is there: what was provisional for want of it is worked out once more, by its own rule. */
    @EventListener
    public void on(WorkdayCalendar.CalendarLoaded loaded) {
        // Each is read under its holder's lock: what was decided on it meanwhile stands.
        for (var number : exits.provisional()) {
            var exit = get(number);
            var resignation = exit.noticed();
            if (exit.status().isNotice()
                    && resignation.notice().provisional()
                    && resignation.settle(again(resignation))) {
                moved(exit, AuditLog.SYSTEM);
            }
        }
    }

    private Notice again(Resignation resignation) {
        var notice = resignation.notice();
        return rule.again(notice.receivedOn(), notice.period(), resignation.rollsOver());
    }

    /** Another last day: of the agreement, too, once the notice is in effect. */
    void moved(Exit exit, String by) {
        var resignation = exit.noticed();
        var number = resignation.agreementNumber();
        exit.noticeMoved();
        audit.record(subject(number), "resignation.moved", resignation.lastDay(), by, null);
        if (resignation.isByHolder() || exit.status() != Exit.Status.RECEIVED) {
            ending.byNotice(number, resignation.lastDay(), resignation.enteredBy());
        }
        events.publishEvent(new Moved(number));
    }

    /** The agreement has ended: a signed successor carries the notice on; otherwise nothing of it is left to be done. */
    @EventListener
    public void on(Ending.Ended ended) {
        var agreement = signing.get(ended.agreementNumber());
        for (var exit : exits.findByAppointmentIdOrderById(agreement.appointmentId())) {
            if (!exit.status().isNotice()) {
                // Of a notice that was withdrawn, access may be about to be given back.
                if (exit.status() == Exit.Status.WITHDRAWN && !ending.isContinued(agreement)) {
                    events.publishEvent(new Over(exit.noticed().agreementNumber()));
                }
                continue;
            }
            if (ending.isContinued(agreement)) {
                exit.carriedOnTo(
                        agreements.successorOf(agreement.number()).orElseThrow().number());
            } else {
                if (!agreement.isEverInForce() && exit.agreementNumber().equals(agreement.number())) {
                    // What was before it is cleared, if anything was.
                    agreement
                            .predecessor()
                            .ifPresentOrElse(exit::carriedOnTo, () -> exit.endedUnbegun(agreement, Instant.now(clock)));
                }
                events.publishEvent(new Over(exit.noticed().agreementNumber()));
            }
        }
    }

    /**
     * The department says who comes next.
     *
     * @param appointmentId of the successor's nomination; null when nobody is nominated for now
     */
    public void succession(String number, String by, @Nullable Long appointmentId, @Nullable String reason) {
        var exit = get(number);
        exit.notTheSubject(by);
        var why = appointmentId == null ? Texts.required("reason", reason, LONGEST_REASON) : null;
        exit.noticed().succeededBy(appointmentId);
        audit.record(
                subject(number),
                appointmentId == null ? "resignation.noSuccessor" : "resignation.successorNominated",
                by,
                why);
    }

    private static String subject(String number) {
        return Agreement.subject(number);
    }
}
