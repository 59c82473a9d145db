package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Appointing;
import io.keypost.agreement.Appointment;
import io.keypost.audit.AuditLog;
import io.keypost.exit.NoticeRequest.Kind;
import io.keypost.rule.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is asked of a running notice, and decided by the leading group: to withdraw it, or to shorten it; never to lengthen it. */
@Service
@Transactional
public class NoticeRequests {

    /** Somebody asks: the leading group is to decide. */
    public record Asked(String agreementNumber, Kind kind) {}

    private final Resigning resigning;
    private final Appointing appointing;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NoticeRequests(
            Resigning resigning, Appointing appointing, AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.resigning = resigning;
        this.appointing = appointing;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The holder wants to stay: at once while the receipt is not confirmed, then if the leading group consents. */
    public void askWithdrawal(String number, @Nullable String reason, String by) {
        var exit = resigning.get(number);
        if (exit.status() == Exit.Status.RECEIVED) {
            resigning.takeBack(number, by, reason);
            return;
        }
        exit.onlyTheHolder(by);
        ask(exit, Kind.WITHDRAWAL, null, reason, by);
    }

    /**
     * HR proposes an earlier last day.
     *
     * @param lastDay today or later, before the notice's last day
     */
    public void proposeShortening(String number, LocalDate lastDay, @Nullable String reason, String by) {
        var exit = resigning.get(number);
        exit.notTheSubject(by);
        requireShorter(exit, lastDay);
        ask(exit, Kind.SHORTENING, lastDay, reason, by);
    }

    private void requireShorter(Exit exit, LocalDate lastDay) {
        var today = LocalDate.now(clock);
        if (lastDay.isBefore(today) || !lastDay.isBefore(exit.noticed().lastDay())) {
            throw Refusal.rule(
                    "lastDay",
                    "resignation.shorterOnly",
                    today.toString(),
                    exit.noticed().lastDay().toString());
        }
    }

    private void ask(Exit exit, Kind kind, @Nullable LocalDate lastDay, @Nullable String reason, String by) {
        if (exit.status() != Exit.Status.NOTICE && exit.status() != Exit.Status.DECLASSIFYING) {
            throw Refusal.conflict("resignation.state");
        }
        resigning.requireRunning(exit);
        var why = Texts.required("reason", reason, Resigning.LONGEST_REASON);
        exit.noticed().ask(new NoticeRequest(kind, lastDay, why, by, Instant.now(clock)));
        var number = exit.noticed().agreementNumber();
        audit.record(
                Agreement.subject(number),
                "resignation.asked." + kind,
                lastDay == null ? LocalDate.now(clock) : lastDay,
                by,
                why);
        events.publishEvent(new Asked(number, kind));
    }

    /** Whether this person may decide what was asked: neither the holder nor who asked. */
    public void mayDecide(String number, Kind kind, String by) {
        var exit = resigning.get(number);
        exit.notTheSubject(by);
        asked(exit, kind).mayDecide(by);
    }

    /**
     * The leading group consents to the withdrawal, or does not.
     *
     * @param successor what becomes of an appointment that was approved to fill the post; null where there is none
     */
    public void decideWithdrawal(
            String number, String by, boolean consented, @Nullable Successor successor, @Nullable String reason) {
        mayDecide(number, Kind.WITHDRAWAL, by);
        var exit = resigning.get(number);
        if (consented) {
            resigning.requireRunning(exit);
        }
        var approved = approvedSuccessor(exit);
        if (consented && approved.isPresent()) {
            if (successor == null) {
                throw Refusal.rule("successor", "resignation.successor", nameOf(approved.get()));
            }
            if (successor == Successor.REVOKE) {
                appointing.revoke(approved.get().id(), by, reason);
            }
        }
        decide(exit, Kind.WITHDRAWAL, by, consented, reason);
        if (consented) {
            // The day counts on which they consented, not the one on which the case gets there.
            resigning.lift(exit);
        }
    }

    /** What becomes of an approved successor when the holder stays. */
    public enum Successor {
        /** The appointment is taken back; only while the agreement is not signed by both. */
        REVOKE,
        /** Both hold the post. */
        KEEP
    }

    /** The appointment approved to fill the post, unless it has come to nothing. */
    @Transactional(readOnly = true)
    public Optional<Appointment> approvedSuccessor(Exit exit) {
        var resignation = exit.noticed();
        var department = appointing.get(exit.appointmentId()).department();
        return resignation
                .successorAppointmentId()
                .map(appointing::get)
                .filter(appointment -> appointment.status().isHolding())
                // Whoever was nominated outside the case fills the post all the same.
                .or(() -> appointing.approvedFor(exit.postCode()).stream()
                        .filter(appointment -> appointment.id() != exit.appointmentId()
                                && appointment.department().equals(department)
                                && !appointment.nominatedAt().isBefore(resignation.enteredAt()))
                        .findFirst());
    }

    private String nameOf(Appointment appointment) {
        return appointing.person(appointment).name();
    }

    /**
     * The consent takes effect: the notice is withdrawn, the holder back on the post.
     *
     * @return whether access was taken away, and is to be given back
     */
    public boolean withdraw(String number) {
        var exit = resigning.get(number);
        var by = exit.noticed().requests().stream()
                .filter(request ->
                        request.kind() == Kind.WITHDRAWAL && request.granted().orElse(false))
                .findFirst()
                .flatMap(NoticeRequest::decidedBy)
                .orElseThrow(() -> Refusal.conflict("resignation.state"));
        if (exit.status() != Exit.Status.WITHDRAWN) {
            resigning.withdraw(exit, by, null);
            appointing.reinstate(exit.appointmentId());
        }
        return appointing.get(exit.appointmentId()).needsAccessBack();
    }

    /** The leading group agrees to the earlier last day, or does not. */
    public void decideShortening(String number, String by, boolean approved, @Nullable String reason) {
        mayDecide(number, Kind.SHORTENING, by);
        var exit = resigning.get(number);
        var request = asked(exit, Kind.SHORTENING);
        if (approved) {
            requireShorter(exit, request.lastDay().orElseThrow());
        }
        decide(exit, Kind.SHORTENING, by, approved, reason);
        if (approved) {
            exit.noticed().shorten(request.lastDay().orElseThrow());
            resigning.moved(exit, by);
        }
    }

    private void decide(Exit exit, Kind kind, String by, boolean granted, @Nullable String reason) {
        var why = granted
                ? Texts.optional("reason", reason, Resigning.LONGEST_REASON)
                : Texts.required("reason", reason, Resigning.LONGEST_REASON);
        asked(exit, kind).decide(by, granted, why, Instant.now(clock));
        audit.record(
                Agreement.subject(exit.noticed().agreementNumber()),
                "resignation." + (granted ? "granted." : "refused.") + kind,
                by,
                why);
    }

    private static NoticeRequest asked(Exit exit, Kind kind) {
        return exit.noticed().open(kind).orElseThrow(() -> Refusal.conflict("resignation.notAsked"));
    }
}
