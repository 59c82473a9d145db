package io.keypost.agreement;

import io.keypost.agreement.Appointment.Status;
import io.keypost.audit.Deed;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** A person on the way to a key post: nominated, reviewed, decided (C4, GB/T 22239 人员录用). */
@MappedSuperclass
abstract class Candidacy extends Particulars {

    @Enumerated(EnumType.STRING)
    @Getter
    private Status status;

    @Getter
    private Deed nominated;

    private @Nullable Deed reviewed;
    private @Nullable Deed decided;
    private @Nullable String reason;
    private @Nullable Instant overdueSince;

    /** Unique while undecided: the database's own word on "one nomination a person and post". Who holds what when, {@link Tenures} says. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable String openKey;

    @SuppressWarnings("NullAway.Init")
    Candidacy() {}

    final void nominate(Nomination nomination, Deed deed) {
        nominated = deed;
        propose(nomination);
        enter(Status.PROPOSED);
    }

    /** The rules stand against it: whatever was decided is void, and the nominator has to correct or withdraw it. */
    void conflictFound() {
        expect(Status.PROPOSED, Status.REVIEWED);
        decided = null;
        enter(Status.PROPOSED);
    }

    /** The nominator corrects what a conflict or the review has found; the case starts its way again. */
    void correct(Nomination nomination, Deed deed) {
        expect(Status.PROPOSED, Status.REVIEWED);
        requireMayCorrect(deed.by());
        nominated = deed;
        reviewed = null;
        decided = null;
        overdueSince = null;
        reason = null;
        propose(nomination);
        enter(Status.PROPOSED);
    }

    void review(Deed deed, boolean qualified, @Nullable String why) {
        expect(Status.PROPOSED);
        requireMayReview(deed.by());
        reviewed = deed;
        overdueSince = null;
        reason = Texts.reasonOf(qualified, why);
        if (qualified) {
            enter(Status.REVIEWED);
        }
    }

    void decide(Deed deed, boolean approved, @Nullable String why) {
        expect(Status.REVIEWED);
        if (decided != null) {
            throw Refusal.conflict("appointment.alreadyDecided");
        }
        requireMayDecide(deed.by());
        decided = deed;
        overdueSince = null;
        reason = Texts.reasonOf(approved, why);
        if (!approved) {
            enter(Status.REJECTED);
        }
    }

    /** The approval takes effect, once the rules have been checked again. */
    void appoint() {
        expect(Status.REVIEWED);
        if (decided == null) {
            throw Refusal.conflict("appointment.notDecided");
        }
        enter(Status.APPROVED);
    }

    void withdraw(String by, @Nullable String why) {
        expect(Status.PROPOSED, Status.REVIEWED);
        if (decided != null) {
            throw Refusal.conflict("appointment.alreadyDecided");
        }
        requireMayCorrect(by);
        reason = why;
        enter(Status.WITHDRAWN);
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
        if (!by.equals(nominated.by())) {
            throw Refusal.forbidden("appointment.onlyTheNominator");
        }
    }

    /** Whether this person may review: neither the candidate nor the nominator. */
    public void requireMayReview(String by) {
        requireAnother(by);
        if (by.equals(nominated.by())) {
            throw Refusal.forbidden("twoPeople.nominatorReviews");
        }
    }

    /** Whether this person may decide: neither the candidate nor the nominator. */
    public void requireMayDecide(String by) {
        requireAnother(by);
        if (by.equals(nominated.by())) {
            throw Refusal.forbidden("twoPeople.nominatorDecides");
        }
    }

    private void propose(Nomination nomination) {
        if (nominated.by().equals(nomination.staffNo())) {
            throw Refusal.forbidden("twoPeople.nominatesThemself");
        }
        take(nomination);
    }

    final void enter(Status next, @Nullable String why) {
        reason = why;
        enter(next);
    }

    final void enter(Status next) {
        status = next;
        openKey = next.isUndecided() ? staffNo() + "/" + postCode() : null;
    }

    final void expect(Status... expected) {
        if (!List.of(expected).contains(status)) {
            throw Refusal.conflict("appointment.state");
        }
    }

    public Optional<Deed> reviewed() {
        return Optional.ofNullable(reviewed);
    }

    public Optional<Deed> decided() {
        return Optional.ofNullable(decided);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Since when a review or a decision is overdue and the office has been told. */
    public Optional<Instant> overdueSince() {
        return Optional.ofNullable(overdueSince);
    }
}
