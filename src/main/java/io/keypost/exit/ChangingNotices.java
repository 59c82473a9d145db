package io.keypost.exit;

import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.audit.Deed;
import io.keypost.exit.NoticeRequest.Kind;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is asked of a running notice, and decided by the leading group: to withdraw it, or to shorten it; never to lengthen it. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ChangingNotices {

    private final FindingNotices notices;
    private final ClosingNotices closing;
    private final MovingLastDays moving;
    private final ArrangingSuccession succession;
    private final AppointingHolders appointing;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** The holder wants to stay: at once while the receipt is not confirmed, then if the leading group consents. */
    public void askWithdrawal(long id, @Nullable String reason, String by) {
        var resignation = notices.get(id);
        if (resignation.status() == Resignation.Status.RECEIVED) {
            closing.takeBack(resignation, by, reason);
            return;
        }
        resignation.requireHolder(by);
        ask(resignation, Kind.WITHDRAWAL, null, reason, by);
    }

    /**
     * HR proposes an earlier last day.
     *
     * @param lastDay today or later, before the notice's last day
     */
    public void proposeShortening(long id, LocalDate lastDay, @Nullable String reason, String by) {
        var resignation = notices.get(id);
        resignation.requireAnother(by);
        requireShorter(resignation, lastDay);
        ask(resignation, Kind.SHORTENING, lastDay, reason, by);
    }

    private void requireShorter(Resignation resignation, LocalDate lastDay) {
        var today = LocalDate.now(clock);
        if (lastDay.isBefore(today) || !lastDay.isBefore(resignation.lastDay())) {
            throw Refusal.rule(
                    "lastDay",
                    "resignation.shorterOnly",
                    today.toString(),
                    resignation.lastDay().toString());
        }
    }

    private void ask(
            Resignation resignation, Kind kind, @Nullable LocalDate lastDay, @Nullable String reason, String by) {
        if (resignation.status() != Resignation.Status.NOTICE) {
            throw Refusal.conflict("resignation.state");
        }
        closing.requireRunning(resignation);
        var why = Texts.reason(reason);
        resignation.ask(new NoticeRequest(kind, lastDay, why, new Deed(by, Instant.now(clock))));
        events.publishEvent(
                new ResignationEvent.Asked(resignation.id(), resignation.agreementNumber(), kind, lastDay, by, why));
    }

    /** Whether this person may decide what was asked: neither the holder nor who asked. */
    public void requireMayDecide(long id, Kind kind, String by) {
        var resignation = notices.get(id);
        resignation.requireAnother(by);
        asked(resignation, kind).requireMayDecide(by);
    }

    /**
     * The leading group consents to the withdrawal, or does not.
     *
     * @param successor what becomes of an appointment that was approved to fill the post; null where there is none
     */
    public void decideWithdrawal(
            long id, String by, boolean consented, @Nullable Successor successor, @Nullable String reason) {
        requireMayDecide(id, Kind.WITHDRAWAL, by);
        var resignation = notices.get(id);
        if (consented) {
            closing.requireRunning(resignation);
        }
        var approved = succession.approved(resignation);
        if (consented && approved.isPresent()) {
            if (successor == null) {
                throw Refusal.rule("successor", "resignation.successor", nameOf(approved.get()));
            }
            if (successor == Successor.REVOKE) {
                appointing.revoke(approved.get().id(), by, reason);
            }
        }
        decide(resignation, Kind.WITHDRAWAL, by, consented, reason);
        if (consented) {
            // The day counts on which they consented, not the one on which the case gets there.
            closing.lift(resignation);
        }
    }

    /** What becomes of an approved successor when the holder stays. */
    public enum Successor {
        /** The appointment is taken back; only while the agreement is not signed by both. */
        REVOKE,
        /** Both hold the post. */
        KEEP
    }

    private String nameOf(Appointment appointment) {
        return appointing.person(appointment).name();
    }

    /**
     * The consent takes effect: the notice is withdrawn, the holder back on the post.
     *
     * @return whether access was taken away, and is to be given back
     */
    public boolean withdraw(long id) {
        var resignation = notices.get(id);
        var by = resignation
                .grantedWithdrawal()
                .flatMap(NoticeRequest::decided)
                .map(Deed::by)
                .orElseThrow(() -> Refusal.conflict("resignation.state"));
        if (resignation.status() != Resignation.Status.WITHDRAWN) {
            closing.withdraw(resignation, by, null);
            appointing.reinstate(resignation.appointmentId());
        }
        return appointing.get(resignation.appointmentId()).needsAccessBack();
    }

    /** The leading group agrees to the earlier last day, or does not. */
    public void decideShortening(long id, String by, boolean approved, @Nullable String reason) {
        requireMayDecide(id, Kind.SHORTENING, by);
        var resignation = notices.get(id);
        var request = asked(resignation, Kind.SHORTENING);
        if (approved) {
            requireShorter(resignation, request.lastDay().orElseThrow());
        }
        decide(resignation, Kind.SHORTENING, by, approved, reason);
        if (approved) {
            moving.shorten(resignation, request.lastDay().orElseThrow(), by);
        }
    }

    private void decide(Resignation resignation, Kind kind, String by, boolean granted, @Nullable String reason) {
        var why = Texts.reasonOf(granted, reason);
        asked(resignation, kind).decide(new Deed(by, Instant.now(clock)), granted, why);
        events.publishEvent(new ResignationEvent.Decided(resignation.agreementNumber(), kind, granted, by, why));
    }

    private static NoticeRequest asked(Resignation resignation, Kind kind) {
        return resignation.open(kind).orElseThrow(() -> Refusal.conflict("resignation.notAsked"));
    }
}
