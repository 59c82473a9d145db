package io.keypost.agreement;

import io.keypost.agreement.EndSource.End;
import io.keypost.audit.Deed;
import io.keypost.document.Scans;
import io.keypost.post.PostAbolition;
import io.keypost.rule.Refusal;
import io.keypost.staff.People;
import io.keypost.staff.Staff;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How agreements end. What ends first wins: the term's last day, the labour contract's, or whatever was decided or agreed. Each way
 * to end puts its day on file and has the agreements settled; settling again changes nothing. A person's row is locked meanwhile, so
 * that a timer and two people at once make one end.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class EndingAgreements {

    /** An agreement's actual first or last day has moved, or its end has been recorded: whatever watches its dates should look again. */
    public record EndMoved(String agreementNumber) {}

    /**
     * An agreement's end has been recorded.
     *
     * @param holderLeft whether its holder has left the post with it, which happens once: not where a signed successor goes on from it,
     *     nor where that ends with it
     */
    public record Ended(String agreementNumber, boolean holderLeft) {}

    private record Report(
            EndReason reason, LocalDate lastDay, @Nullable String documentId, @Nullable String note, String by) {}

    private final Agreements agreements;
    private final EarlyEnds earlyEnds;
    private final AllEnds ends;
    private final Tenures tenures;
    private final Appointments appointments;
    private final People people;
    private final Scans scans;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /**
     * A timer says "look now": whatever is over by now is recorded.
     *
     * @return whether the holder has left the post with it, so that it has to be cleared: not where a signed successor goes on from
     *     it, nor where it ended before anybody was on the post
     */
    public boolean look(String number) {
        settle(holderOf(number));
        var agreement = agreements.findById(number).orElseThrow();
        return agreement.isEverInForce() && !isContinued(agreement);
    }

    /** The labour contract's end has been reported, or its dates have changed (§2). */
    @EventListener
    public void on(Staff.EmploymentChanged change) {
        settle(change.staffNo());
    }

    /** From its first hour a signed agreement knows what ends it before its term: a labour contract that is shorter (§2). */
    @EventListener
    public void on(AgreementEvent.Sealed sealed) {
        settle(holderOf(sealed.agreementNumber()));
    }

    /**
     * Both parties have agreed to end it.
     *
     * @param lastDay today or later: nobody agrees on what is past
     * @param scanId the scan of the signed paper
     */
    public void byMutualConsent(String number, LocalDate lastDay, String scanId, @Nullable String note, String by) {
        end(number, new Report(EndReason.MUTUAL, lastDay, scanId, note, by), agreement -> {
            if (lastDay.isBefore(LocalDate.now(clock))) {
                throw Refusal.rule(
                        "lastDay", "ending.inThePast", LocalDate.now(clock).toString());
            }
            if (lastDay.isAfter(agreement.endsOn())) {
                throw Refusal.rule(
                        "lastDay", "ending.tooLate", agreement.endsOn().toString());
            }
            scans.take(scanId, agreement.subject() + "/mutual-end", by);
        });
    }

    /**
     * The holder has been removed from the post.
     *
     * @param lastDay no earlier than the day the decision was served, which the caller has checked
     */
    public void byRemoval(String number, LocalDate lastDay, String grounds, String by) {
        end(number, new Report(EndReason.REMOVAL, lastDay, null, grounds, by), agreement -> {});
    }

    /** The holder's notice has come into effect, or its last day has moved: what ends first is worked out anew. */
    public void byNotice(String number) {
        settle(holderOf(number));
        if (agreements.findById(number).orElseThrow().endRecordedAt().isEmpty()) {
            // Also where the term ends first: a renewal that is not signed comes to nothing.
            events.publishEvent(new EndMoved(number));
        }
    }

    /** The notice is withdrawn: what else ends the agreement does. */
    public void noticeWithdrawn(String number) {
        settle(holderOf(number));
    }

    /** It is decided that a person may hold two posts at once: what waited for the one to end begins. */
    public void jointHoldingAllowed(String staffNo) {
        settle(staffNo);
    }

    /** The unit gives up a post: every agreement on it ends with that day. */
    @EventListener
    public void byAbolition(PostAbolition.Abolished post) {
        var report = new Report(EndReason.POST_ABOLISHED, post.lastDay(), null, post.decision(), post.by());
        agreements.runningOn(post.postCode()).stream()
                .filter(agreement -> agreement.status(LocalDate.now(clock)) != Agreement.Status.ENDED)
                .forEach(agreement -> end(agreement.number(), report, running -> {}));
    }

    /** Puts a report on file, unless it is, and settles. Nobody reports on themself, nor on what has ended. */
    private void end(String number, Report report, Consumer<Agreement> rules) {
        people.lock(holderOf(number));
        var agreement = agreements.findById(number).orElseThrow();
        agreement.requireAnother(report.by());
        var known = earlyEnds.findByAppointmentIdAndReason(agreement.appointmentId(), report.reason());
        if (known.isPresent()) {
            if (!known.get().says(report.lastDay(), report.documentId())) {
                throw Refusal.conflict("ending.known", known.get().lastDay().toString());
            }
            settle(agreement.staffNo());
            return;
        }
        switch (agreement.status(LocalDate.now(clock))) {
            case SCHEDULED, ACTIVE -> rules.accept(agreement);
            default -> throw Refusal.conflict("ending.notRunning", number);
        }
        earlyEnds.save(new EarlyEnd(
                agreement.appointmentId(),
                report.reason(),
                report.lastDay(),
                report.documentId(),
                report.note(),
                new Deed(report.by(), Instant.now(clock))));
        events.publishEvent(
                new AgreementEvent.EndReported(number, report.reason(), report.lastDay(), report.by(), report.note()));
        settle(agreement.staffNo());
    }

    private void settle(String staffNo) {
        people.lock(staffNo);
        var running = agreements.runningOf(staffNo);
        // All of them before any end is recorded: whether a successor goes on depends on when that ends itself.
        var moved = new ArrayList<>(running.stream().filter(this::move).toList());
        running.stream().filter(agreement -> moveBegin(agreement, running)).forEach(moved::add);
        for (var agreement : running) {
            var ended = agreement.recordEnd(LocalDate.now(clock), Instant.now(clock));
            agreements.saveAndFlush(agreement);
            if (ended) {
                ended(agreement);
            }
            if (ended || moved.contains(agreement)) {
                events.publishEvent(new EndMoved(agreement.number()));
            }
        }
    }

    /** The earliest of all that ends it is its end; whether that is another than before. */
    private boolean move(Agreement agreement) {
        var earliest = ends.of(agreement).min(End.EARLIEST).orElseThrow();
        var moved = agreement.moveEnd(earliest.lastDay(), earliest.reason(), LocalDate.now(clock));
        if (moved) {
            events.publishEvent(
                    new AgreementEvent.LastDayMoved(agreement.number(), earliest.reason(), earliest.lastDay()));
        }
        return moved;
    }

    /** It begins once its holder is free for it; whether that is another day than before. */
    private boolean moveBegin(Agreement agreement, List<Agreement> running) {
        var moved = agreement.moveBegin(tenures.freeFor(agreement, running), LocalDate.now(clock));
        if (moved) {
            events.publishEvent(new AgreementEvent.BeginMoved(agreement.number(), agreement.beginsOn()));
        }
        return moved;
    }

    private void ended(Agreement agreement) {
        events.publishEvent(
                new AgreementEvent.EndRecorded(agreement.number(), agreement.endsBecause(), agreement.endsOn()));
        var appointment = appointments.findById(agreement.appointmentId()).orElseThrow();
        var holderLeft = !isContinued(agreement) && appointment.leave();
        appointments.saveAndFlush(appointment);
        events.publishEvent(new Ended(agreement.number(), holderLeft));
    }

    /** Whether a signed successor takes over on the day after (§2). */
    public boolean isContinued(Agreement agreement) {
        return agreements
                .successorOf(agreement.number())
                .filter(successor -> switch (successor.status(LocalDate.now(clock))) {
                    case SCHEDULED, ACTIVE -> true;
                    case ENDED -> successor.isEverInForce();
                    default -> false;
                })
                .isPresent();
    }

    /** Whether the holder's notice is in effect, though something else may end the agreement first. */
    boolean isNoticeGiven(Agreement agreement) {
        return ends.of(agreement).anyMatch(end -> end.reason() == EndReason.NOTICE);
    }

    private String holderOf(String number) {
        return agreements.staffNoOf(number).orElseThrow(() -> Refusal.notFound("agreement.unknown", number));
    }

    /** What was reported to end an appointment's agreements early. */
    @Transactional(readOnly = true)
    public List<EarlyEnd> reportedOf(long appointmentId) {
        return earlyEnds.findByAppointmentId(appointmentId);
    }
}
