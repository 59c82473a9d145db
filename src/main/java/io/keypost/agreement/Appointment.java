package io.keypost.agreement;

import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** A person put, or proposed to be put, on a key post. Guards its own transitions; each tolerates being repeated. */
@Entity
@Table(name = "appointment")
public class Appointment extends Particulars {

    /** Where the person is, as in domain.md §5; what they can reach on the post, {@link Access} says. */
    public enum Status {
        PROPOSED,
        REVIEWED,
        APPROVED,
        IN_POST,
        /** 转岗脱密: moved off the post inside the notice period, while the agreement runs on (§3(3)). */
        TRANSFERRED,
        LEFT,
        REJECTED,
        WITHDRAWN,
        LAPSED;

        public boolean isOpen() {
            return isUndecided() || isHolding();
        }

        /** On its way to a decision: a second nomination to the same post would be the same case twice. */
        public boolean isUndecided() {
            return this == PROPOSED || this == REVIEWED;
        }

        /** Approved for the post or on it: rules out every other key post on the same days (C4b). */
        public boolean isHolding() {
            return this == APPROVED || isInPost();
        }

        /** Bound to the post by an agreement in force, if perhaps moved off it. */
        public boolean isInPost() {
            return this == IN_POST || this == TRANSFERRED;
        }
    }

    /** What administrators have done about the access to the post; a decision that suspends it stands beside it. */
    public enum Access {
        NONE,
        GRANTED,
        REVOKED,
        /** Gone, as a second person has found. */
        VERIFIED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "appointment_seq")
    @SequenceGenerator(name = "appointment_seq", sequenceName = "appointment_seq", allocationSize = 1)
    private @Nullable Long id;

    @Enumerated(EnumType.STRING)
    @Getter
    private Status status;

    /** What administrators have done about the access. */
    @Enumerated(EnumType.STRING)
    @Getter
    private Access access = Access.NONE;

    /** The removal by which the access is suspended until it is decided. */
    private @Nullable Long suspendedBy;

    @Getter
    private String nominatedBy;

    @Getter
    private Instant nominatedAt;

    private @Nullable String reviewedBy;
    private @Nullable Instant reviewedAt;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable String reason;
    private @Nullable Instant overdueSince;

    /** Unique while undecided: the database's own word on "one nomination a person and post". Who holds what when, {@link Tenures} says. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable String openKey;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Appointment() {}

    Appointment(Nomination nomination, String by, Instant at) {
        nominatedBy = by;
        nominatedAt = at;
        propose(nomination);
        enter(Status.PROPOSED);
    }

    /** The rules stand against it: whatever was decided is void, and the nominator has to correct or withdraw it. */
    void conflictFound() {
        expect(Status.PROPOSED, Status.REVIEWED);
        decidedBy = null;
        decidedAt = null;
        enter(Status.PROPOSED);
    }

    /** The nominator corrects what a conflict or the review has found; the case starts its way again. */
    void correct(Nomination nomination, String by, Instant at) {
        expect(Status.PROPOSED, Status.REVIEWED);
        requireMayCorrect(by);
        nominatedAt = at;
        reviewedBy = null;
        reviewedAt = null;
        decidedBy = null;
        decidedAt = null;
        overdueSince = null;
        reason = null;
        propose(nomination);
        enter(Status.PROPOSED);
    }

    void review(String by, boolean qualified, @Nullable String why, Instant at) {
        expect(Status.PROPOSED);
        requireMayReview(by);
        reviewedBy = by;
        reviewedAt = at;
        overdueSince = null;
        reason = Texts.reasonOf(qualified, why);
        if (qualified) {
            enter(Status.REVIEWED);
        }
    }

    void decide(String by, boolean approved, @Nullable String why, Instant at) {
        expect(Status.REVIEWED);
        if (decidedBy != null) {
            throw Refusal.conflict("appointment.alreadyDecided");
        }
        requireMayDecide(by);
        decidedBy = by;
        decidedAt = at;
        overdueSince = null;
        reason = Texts.reasonOf(approved, why);
        if (!approved) {
            enter(Status.REJECTED);
        }
    }

    /** The approval takes effect, once the rules have been checked again. */
    void appoint() {
        expect(Status.REVIEWED);
        if (decidedBy == null) {
            throw Refusal.conflict("appointment.notDecided");
        }
        enter(Status.APPROVED);
    }

    void withdraw(String by, @Nullable String why) {
        expect(Status.PROPOSED, Status.REVIEWED);
        if (decidedBy != null) {
            throw Refusal.conflict("appointment.alreadyDecided");
        }
        requireMayCorrect(by);
        reason = why;
        enter(Status.WITHDRAWN);
    }

    /** The agreement was not signed: the holder refused, or the deadline passed. */
    boolean notSigned(boolean lapsed, @Nullable String why) {
        if (status == Status.WITHDRAWN || status == Status.LAPSED) {
            return false;
        }
        expect(Status.APPROVED);
        reason = why;
        enter(lapsed ? Status.LAPSED : Status.WITHDRAWN);
        return true;
    }

    boolean enterPost() {
        if (status.isInPost() || status == Status.LEFT) {
            return false;
        }
        expect(Status.APPROVED);
        enter(Status.IN_POST);
        access = Access.GRANTED;
        return true;
    }

    boolean leave() {
        if (status == Status.LEFT) {
            return false;
        }
        expect(Status.APPROVED, Status.IN_POST, Status.TRANSFERRED);
        enter(Status.LEFT);
        return true;
    }

    /** Moved off the post, whatever the access. */
    boolean transfer() {
        if (status == Status.TRANSFERRED) {
            return false;
        }
        expect(Status.IN_POST);
        enter(Status.TRANSFERRED);
        return true;
    }

    /** The notice was withdrawn: back on the post, with the access that is left. */
    boolean reinstate() {
        if (status != Status.TRANSFERRED) {
            return false;
        }
        enter(Status.IN_POST);
        return true;
    }

    /** The appointment is taken back before its agreement is signed by both. */
    void revoke(@Nullable String why) {
        expect(Status.APPROVED);
        reason = why;
        enter(Status.WITHDRAWN);
    }

    /** 停权: a decision takes the right to access, wherever the holder is; administrators then take the access. */
    boolean suspend(long removalId) {
        if (Objects.equals(suspendedBy, removalId)) {
            return false;
        }
        expect(Status.IN_POST, Status.TRANSFERRED);
        suspendedBy = removalId;
        return true;
    }

    /** The suspension by this decision was not upheld. */
    boolean endSuspension(long removalId) {
        if (!Objects.equals(suspendedBy, removalId)) {
            return false;
        }
        suspendedBy = null;
        return true;
    }

    /** Administrators have taken the access away. */
    void accessRevoked() {
        if (access == Access.GRANTED) {
            access = Access.REVOKED;
        }
    }

    /** A second person has found it gone. */
    void accessVerified() {
        if (access == Access.REVOKED) {
            access = Access.VERIFIED;
        }
    }

    /** Administrators have given the access back, which nobody does against a decision. */
    void accessGivenBack() {
        if (isSuspended()) {
            throw Refusal.conflict("appointment.suspended");
        }
        if (access != Access.NONE) {
            access = Access.GRANTED;
        }
    }

    boolean overdue(Instant since) {
        if (overdueSince != null || !status.isUndecided()) {
            return false;
        }
        overdueSince = since;
        return true;
    }

    /** Only the nominator corrects a nomination or takes it back. */
    public void requireMayCorrect(String by) {
        if (!by.equals(nominatedBy)) {
            throw Refusal.forbidden("appointment.onlyTheNominator");
        }
    }

    /** Whether this person may review: neither the candidate nor the nominator. */
    public void requireMayReview(String by) {
        if (by.equals(staffNo())) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
        if (by.equals(nominatedBy)) {
            throw Refusal.forbidden("twoPeople.nominatorReviews");
        }
    }

    /** Whether this person may decide: neither the candidate nor the nominator. */
    public void requireMayDecide(String by) {
        if (by.equals(staffNo())) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
        if (by.equals(nominatedBy)) {
            throw Refusal.forbidden("twoPeople.nominatorDecides");
        }
    }

    private void propose(Nomination nomination) {
        if (nominatedBy.equals(nomination.staffNo())) {
            throw Refusal.forbidden("twoPeople.nominatesThemself");
        }
        take(nomination);
    }

    private void enter(Status next) {
        status = next;
        openKey = next.isUndecided() ? staffNo() + "/" + postCode() : null;
    }

    private void expect(Status... expected) {
        for (var one : expected) {
            if (status == one) {
                return;
            }
        }
        throw Refusal.conflict("appointment.state");
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    /** What the log calls it. */
    public String subject() {
        return subject(id());
    }

    public static String subject(long id) {
        return "appointment:" + id;
    }

    /** Whether a decision on a removal suspends the access. */
    public boolean isSuspended() {
        return suspendedBy != null && status.isInPost();
    }

    /** Whether a holder has nothing to do the post's work with: moved off it, suspended, or access taken and not given back. */
    public boolean isWithoutAccess() {
        return status == Status.TRANSFERRED || isSuspended() || access == Access.REVOKED || access == Access.VERIFIED;
    }

    /** Whether the holder is on the post by right, and the access that was taken is to be given back. */
    public boolean needsAccessBack() {
        return status == Status.IN_POST && suspendedBy == null && access != Access.GRANTED;
    }

    public Optional<String> reviewedBy() {
        return Optional.ofNullable(reviewedBy);
    }

    public Optional<Instant> reviewedAt() {
        return Optional.ofNullable(reviewedAt);
    }

    public Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Since when a review or a decision is overdue and the office has been told. */
    public Optional<Instant> overdueSince() {
        return Optional.ofNullable(overdueSince);
    }
}
