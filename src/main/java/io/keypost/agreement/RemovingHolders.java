package io.keypost.agreement;

import io.keypost.audit.AuditLog;
import io.keypost.audit.Deed;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import io.keypost.staff.People;
import io.keypost.typesetting.Fonts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Party A takes a holder off the post: proposed by one, decided by another, effective no earlier than it is served. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RemovingHolders {

    /** The agreement has ended: whatever waits in its removal should stop. */
    public record Overtaken(String agreementNumber) {}

    private static final int LONGEST_HOW = 200;

    private final Removals removals;
    private final Agreements agreements;
    private final SigningAgreements signing;
    private final EndingAgreements ending;
    private final AppointingHolders appointing;
    private final ControllingAccess access;
    private final People people;
    private final Archive archive;
    private final Fonts fonts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** The latest removal of an agreement's holder. */
    @Transactional(readOnly = true)
    public Optional<Removal> latest(Agreement agreement) {
        return removals.findFirstByAppointmentIdOrderByIdDesc(agreement.appointmentId());
    }

    /**
     * The removal a case is about.
     *
     * @throws Refusal when there is none
     */
    @Transactional(readOnly = true)
    public Removal get(String number) {
        return latest(signing.get(number)).orElseThrow(() -> Refusal.conflict("removal.none", number));
    }

    /**
     * The office proposes to remove the holder; if asked, the holder is suspended at once.
     *
     * @throws Refusal when the agreement is not in force, or a removal is under way or served
     */
    public Removal propose(String number, String grounds, boolean suspendNow, String by) {
        var why = Texts.required("grounds", grounds, Texts.LONGEST_REASON);
        fonts.requirePrintable("grounds", why);
        var agreement = signing.get(number);
        if (agreement.status(LocalDate.now(clock)) != Agreement.Status.ACTIVE) {
            throw Refusal.conflict("removal.notInForce", number);
        }
        var isUnderWay = latest(agreement)
                .filter(other -> other.closedAt().isEmpty() || other.status() == Removal.Status.SERVED)
                .isPresent();
        if (isUnderWay) {
            throw Refusal.conflict("removal.underWay", number);
        }
        var removal = removals.saveAndFlush(new Removal(agreement, why, suspendNow, new Deed(by, Instant.now(clock))));
        events.publishEvent(new RemovalEvent.Proposed(removal.agreementNumber(), by, why));
        if (suspendNow) {
            access.suspend(removal.appointmentId(), removal.id(), by, why);
        }
        return removal;
    }

    /** Whether administrators are to take the access away at once; of whoever has been moved off the post, they may have. */
    public boolean isAccessToBeTaken(String number) {
        var removal = get(number);
        return removal.suspendNow()
                && appointing.get(removal.appointmentId()).access().isGranted();
    }

    /** The administrator has taken the holder's access away. */
    public void accessSuspended(String number, String by, @Nullable String what) {
        var removal = get(number);
        removal.accessSuspended(by, Instant.now(clock));
        access.revoked(removal.appointmentId());
        events.publishEvent(
                new RemovalEvent.AccessSuspended(number, by, Texts.required("note", what, Texts.LONGEST_REASON)));
    }

    /** The decision has waited too long: the office is told. */
    public void escalate(String number) {
        events.publishEvent(new RemovalEvent.Overdue(number));
    }

    /** The leading group decides. */
    public void decide(String number, String by, boolean approved, @Nullable String reason) {
        get(number).decide(new Deed(by, Instant.now(clock)), approved, Texts.reasonOf(approved, reason));
        events.publishEvent(
                approved
                        ? new RemovalEvent.Approved(number, by, reason)
                        : new RemovalEvent.Rejected(number, by, reason));
    }

    /**
     * The holder stays, and is suspended no more.
     *
     * @return whether access was taken away, by this decision or by a transfer that has been called off, and is to be given back
     */
    public boolean reject(String number) {
        var removal = get(number);
        access.endSuspension(removal.appointmentId(), removal.id(), AuditLog.SYSTEM);
        var givesBack = appointing.get(removal.appointmentId()).needsAccessBack();
        removal.rejected(givesBack, Instant.now(clock));
        return givesBack;
    }

    /** The administrator has given the access back. */
    public void accessRestored(String number, String by, @Nullable String what) {
        var removal = get(number);
        removal.accessRestored(by, Instant.now(clock));
        access.givenBack(removal.appointmentId());
        events.publishEvent(
                new RemovalEvent.AccessRestored(number, by, Texts.required("note", what, Texts.LONGEST_REASON)));
    }

    /** Archives the 免任通知, unless it has been. */
    public void issueNotice(String number) {
        var removal = get(number);
        var isIssued = archive.of(removal.subject()).stream()
                .anyMatch(document -> document.kind() == Document.Kind.REMOVAL_NOTICE);
        if (isIssued) {
            return;
        }
        var agreement = signing.get(number);
        var appointment = appointing.get(removal.appointmentId());
        var person = appointing.person(appointment).name();
        var post = appointing.post(appointment).name();
        var values = Map.of(
                "noticeNo", "MR-%d-%04d".formatted(LocalDate.now(clock).getYear(), removal.id()),
                "number", number,
                "partyA", agreement.partyA(),
                "partyB", person,
                "department", agreement.department(),
                "post", post,
                "grounds", removal.grounds(),
                "decidedOn", decidedOn(removal).toString(),
                "issuedOn", LocalDate.now(clock).toString());
        archive.typeset(
                Document.Kind.REMOVAL_NOTICE, removal.subject(), "%s-%s".formatted(person, post), values, Map.of());
    }

    /**
     * The notice has been served.
     *
     * @param servedOn from the day of the decision to today
     * @param lastDay that day or later
     */
    public void serve(String number, String by, LocalDate servedOn, @Nullable String how, LocalDate lastDay) {
        var removal = get(number);
        var today = LocalDate.now(clock);
        if (servedOn.isAfter(today) || servedOn.isBefore(decidedOn(removal))) {
            throw Refusal.rule(
                    "servedOn", "removal.servedOn", decidedOn(removal).toString(), today.toString());
        }
        if (lastDay.isBefore(servedOn)) {
            throw Refusal.rule("lastDay", "removal.lastDay", servedOn.toString());
        }
        var means = Texts.required("servedHow", how, LONGEST_HOW);
        removal.serve(by, servedOn, means, lastDay);
        events.publishEvent(new RemovalEvent.Served(removal.agreementNumber(), servedOn, by, means));
    }

    /**
     * What was served takes effect, unless the agreement has ended by now.
     *
     * @return whether the agreement has ended
     */
    public boolean remove(String number) {
        // First of all, because what is loaded before a lock may be old after it.
        people.lock(agreements.staffNoOf(number).orElseThrow());
        var removal = get(number);
        var agreement = standing(signing.get(number));
        if (agreement.status(LocalDate.now(clock)) == Agreement.Status.ENDED) {
            overtake(removal);
            return true;
        }
        ending.byRemoval(
                agreement.number(),
                removal.lastDay().orElseThrow(),
                removal.grounds(),
                removal.servedBy().orElseThrow());
        removal.removed(Instant.now(clock));
        return agreement.endRecordedAt().isPresent();
    }

    /** The agreement that binds the holder now: of one that is over, the signed successor. */
    private Agreement standing(Agreement agreement) {
        var isOver = agreement.status(LocalDate.now(clock)) == Agreement.Status.ENDED;
        return isOver && ending.isContinued(agreement)
                ? standing(agreements.successorOf(agreement.number()).orElseThrow())
                : agreement;
    }

    /** The holder has left: a removal that is not served comes to nothing, and what still waits in any stops. */
    @EventListener
    public void on(EndingAgreements.Ended ended) {
        if (!ended.holderLeft()) {
            return;
        }
        latest(signing.get(ended.agreementNumber()))
                // Once served, it waits for nothing but its own end, and may be what is just ending the agreement.
                .filter(removal ->
                        removal.servedOn().isEmpty() || removal.closedAt().isPresent())
                .ifPresent(removal -> {
                    overtake(removal);
                    events.publishEvent(new Overtaken(removal.agreementNumber()));
                });
    }

    private void overtake(Removal removal) {
        if (removal.overtaken(Instant.now(clock))) {
            events.publishEvent(new RemovalEvent.Overtaken(removal.agreementNumber()));
        }
    }

    private LocalDate decidedOn(Removal removal) {
        return LocalDate.ofInstant(
                removal.decided()
                        .orElseThrow(() -> Refusal.conflict("removal.state"))
                        .at(),
                clock.getZone());
    }
}
