package io.keypost.agreement;

import io.keypost.audit.Deed;
import io.keypost.post.Post;
import io.keypost.post.Posts;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import io.keypost.staff.People;
import io.keypost.staff.Person;
import io.keypost.typesetting.Fonts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way onto a key post: nomination, review, decision, appointment, notice (C4, GB/T 22239 人员录用). */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AppointingHolders {

    private final Appointments appointments;
    private final Agreements agreements;
    private final SigningAgreements signing;
    private final People people;
    private final Posts posts;
    private final Fonts fonts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    @Transactional(readOnly = true)
    public Appointment get(long id) {
        return appointments.findById(id).orElseThrow(() -> Refusal.notFound("appointment.unknown", Long.toString(id)));
    }

    /** A manager proposes a person; the case is on file from here on. */
    public Appointment nominate(Nomination nomination, String by) {
        known(nomination);
        var appointment = appointments.saveAndFlush(new Appointment(nomination, now(by)));
        events.publishEvent(new AppointmentEvent.Nominated(appointment.id(), nomination.firstDay(), by));
        return appointment;
    }

    /** The nominator puts right what was found and submits it again, or takes the nomination back. */
    public void correct(
            long id, String by, boolean resubmitted, Supplier<Nomination> corrected, @Nullable String reason) {
        if (resubmitted) {
            correct(id, corrected.get(), by);
        } else {
            withdraw(id, by, reason);
        }
    }

    private void correct(long id, Nomination nomination, String by) {
        known(nomination);
        if (appointments.existsRival(nomination.staffNo(), nomination.postCode(), id)) {
            var person = people.findById(nomination.staffNo()).orElseThrow().name();
            var post = posts.findById(nomination.postCode()).orElseThrow().name();
            throw Refusal.rule("staffNo", "eligibility.alreadyNominated", person, post);
        }
        get(id).correct(nomination, now(by));
        events.publishEvent(new AppointmentEvent.Corrected(id, nomination.firstDay(), by));
    }

    /** HR says whether the candidate qualifies; if not, the case goes back to the nominator with the reason. */
    public void review(long id, String by, boolean qualified, @Nullable String reason) {
        get(id).review(now(by), qualified, reason);
        events.publishEvent(
                qualified
                        ? new AppointmentEvent.Reviewed(id, by, reason)
                        : new AppointmentEvent.Returned(id, by, reason));
    }

    /** The leading group decides (C1). A rejection is final; an approval takes effect by {@link #appoint}. */
    public void decide(long id, String by, boolean approved, @Nullable String reason) {
        get(id).decide(now(by), approved, reason);
        events.publishEvent(
                approved
                        ? new AppointmentEvent.Approved(id, by, reason)
                        : new AppointmentEvent.Rejected(id, by, reason));
    }

    /** Checks the rules against the case as it stands now; what is found goes on record and the case back to its nominator. */
    public List<Violation> check(long id, Function<Appointment, List<Violation>> rules) {
        var appointment = get(id);
        var found = rules.apply(appointment);
        if (!found.isEmpty()) {
            appointment.conflictFound();
            events.publishEvent(new AppointmentEvent.Conflict(appointment.id(), names(found)));
        }
        return found;
    }

    /**
     * The approval takes effect, if the rules still allow it. The person's row is locked first, so that two approvals of one person
     * for two posts come one after the other and the second one finds the first.
     *
     * @return what the rules found; empty when the person is appointed
     */
    public List<Violation> appoint(long id, Function<Appointment, List<Violation>> rules) {
        var appointment = get(id);
        people.lock(appointment.staffNo());
        if (appointment.status().isHolding()) {
            return List.of();
        }
        var found = check(id, rules);
        if (found.isEmpty()) {
            appointment.appoint();
            appointments.saveAndFlush(appointment);
            events.publishEvent(new AppointmentEvent.Appointed(
                    appointment.id(), appointment.term().firstDay()));
        }
        return found;
    }

    /** The nominator takes the nomination back, before it is decided. */
    public void withdraw(long id, String by, @Nullable String reason) {
        get(id).withdraw(by, reason);
        events.publishEvent(new AppointmentEvent.Withdrawn(id, by, reason));
    }

    /** A review or a decision has waited too long: the office is told, once. */
    public void escalate(long id) {
        if (get(id).overdue(Instant.now(clock))) {
            events.publishEvent(new AppointmentEvent.Overdue(id));
        }
    }

    /** Its agreement came to nothing, and so does the appointment. */
    public void closeUnsigned(long id) {
        var agreement = signing.of(id);
        var lapsed = agreement.hasLapsed();
        var reason = agreement.voidReason().orElse(null);
        if (get(id).notSigned(lapsed, reason)) {
            events.publishEvent(
                    lapsed ? new AppointmentEvent.Lapsed(id, reason) : new AppointmentEvent.Refused(id, reason));
        }
    }

    /**
     * Inside the notice period the holder is moved off the post (§3(3)).
     *
     * @return whether they were on it
     */
    public boolean transfer(long id) {
        var isMoved = get(id).transfer();
        if (isMoved) {
            events.publishEvent(new AppointmentEvent.Declassifying(id));
        }
        return isMoved;
    }

    /** The notice was withdrawn, and the holder is back on the post. */
    public void reinstate(long id) {
        if (get(id).reinstate()) {
            events.publishEvent(new AppointmentEvent.Reinstated(id));
        }
    }

    /**
     * An approved appointment is taken back, because its post does not fall vacant after all; its unsigned agreement is void.
     *
     * @throws Refusal when both have signed: then it is ended like any other
     */
    public void revoke(long id, String by, @Nullable String reason) {
        for (var agreement : agreements.findByAppointmentIdOrderByNumber(id)) {
            if (agreement.signatures().sealedOn().isPresent()) {
                throw Refusal.conflict("appointment.alreadySigned", agreement.number());
            }
            signing.dropUnsigned(agreement.number());
        }
        get(id).revoke(reason);
        events.publishEvent(new AppointmentEvent.Revoked(id, by, reason));
    }

    /** The candidate or holder. */
    @Transactional(readOnly = true)
    public Person person(Appointment appointment) {
        return people.findById(appointment.staffNo()).orElseThrow();
    }

    @Transactional(readOnly = true)
    public Post post(Appointment appointment) {
        return posts.findById(appointment.postCode()).orElseThrow();
    }

    /** Other cases of the same person that are under way. */
    @Transactional(readOnly = true)
    public List<Appointment> openCasesOf(String staffNo) {
        return appointments.findByStaffNoAndStatusIn(
                staffNo,
                List.of(
                        Appointment.Status.PROPOSED,
                        Appointment.Status.REVIEWED,
                        Appointment.Status.APPROVED,
                        Appointment.Status.IN_POST,
                        Appointment.Status.TRANSFERRED));
    }

    /** Those approved for a post who are not on it yet. */
    @Transactional(readOnly = true)
    public List<Appointment> approvedFor(String postCode) {
        return appointments.findByPostCodeAndStatus(postCode, Appointment.Status.APPROVED);
    }

    private Deed now(String by) {
        return new Deed(by, Instant.now(clock));
    }

    /** The rules' names, as the log keeps them. */
    static String names(List<Violation> found) {
        return found.stream().map(Violation::rule).distinct().collect(Collectors.joining(" "));
    }

    private void known(Nomination nomination) {
        nomination.requirePrintable(fonts);
        if (people.findById(nomination.staffNo()).isEmpty()) {
            throw Refusal.rule("staffNo", "staff.unknown", nomination.staffNo());
        }
        if (posts.findById(nomination.postCode()).isEmpty()) {
            throw Refusal.rule("postCode", "post.unknown", nomination.postCode());
        }
    }
}
