package io.keypost.agreement;

import io.keypost.rule.Refusal;
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

/**
 * 续聘: the way from an agreement that comes to its end to its successor (§2). Its particulars are the successor's, which begins on the
 * day after the predecessor's last.
 */
@Entity
@Table(name = "renewal")
public class Renewal extends Particulars {

    /** How far it has come; from {@code SIGNED} on it is closed. */
    public enum Status {
        DUE,
        PROPOSED,
        CONSENTED,
        APPROVED,
        SIGNED,
        /** The manager proposes none. */
        DECLINED,
        /** The holder does not consent, or does not sign. */
        REFUSED,
        /** The leading group says no. */
        REJECTED,
        /** The predecessor ended otherwise. */
        CANCELLED,
        /** Not complete by the predecessor's last day. */
        LAPSED;

        public boolean isOpen() {
            return compareTo(SIGNED) < 0;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "renewal_seq")
    @SequenceGenerator(name = "renewal_seq", sequenceName = "renewal_seq", allocationSize = 1)
    private @Nullable Long id;

    /** The number of the agreement that is to be renewed. */
    @Getter
    private String predecessor;

    @Getter
    private long appointmentId;

    @Enumerated(EnumType.STRING)
    @Getter
    private Status status;

    @Getter
    private Instant openedAt;

    private @Nullable String proposedBy;
    private @Nullable Instant proposedAt;
    private @Nullable Instant consentedAt;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable Instant closedAt;
    private @Nullable String reason;

    /** Unique while open: one renewal at a time for an agreement. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable String openKey;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Renewal() {}

    Renewal(Agreement agreement, Instant at) {
        predecessor = agreement.number();
        appointmentId = agreement.appointmentId();
        openedAt = at;
        var before = agreement.nomination();
        take(new Nomination(
                before.postCode(),
                before.staffNo(),
                before.department(),
                before.fullTime(),
                before.years(),
                agreement.term().lastDay().plusDays(1),
                null,
                before.confidentialityAgreementNo(),
                before.remarks()));
        enter(Status.DUE);
    }

    /** The manager proposes a term; the post and the person stay. */
    void propose(
            String by, int years, @Nullable String confidentialityAgreementNo, @Nullable String remarks, Instant at) {
        expect(Status.DUE, Status.CONSENTED);
        requireMayPropose(by);
        take(new Nomination(
                postCode(),
                staffNo(),
                department(),
                fullTime(),
                years,
                term().firstDay(),
                null,
                confidentialityAgreementNo,
                remarks));
        proposedBy = by;
        proposedAt = at;
        consentedAt = null;
        enter(Status.PROPOSED);
    }

    void decline(String by, String why, Instant at) {
        expect(Status.DUE, Status.CONSENTED);
        requireMayPropose(by);
        close(Status.DECLINED, why, at);
    }

    void consent(String by, boolean agreed, @Nullable String why, Instant at) {
        requireMayConsent(by);
        expect(Status.PROPOSED);
        consentedAt = at;
        if (agreed) {
            enter(Status.CONSENTED);
        } else {
            close(Status.REFUSED, why, at);
        }
    }

    void decide(String by, boolean approved, @Nullable String why, Instant at) {
        requireMayDecide(by);
        expect(Status.CONSENTED);
        decidedBy = by;
        decidedAt = at;
        if (approved) {
            enter(Status.APPROVED);
        } else {
            close(Status.REJECTED, why, at);
        }
    }

    void signed(Instant at) {
        expect(Status.APPROVED);
        close(Status.SIGNED, null, at);
    }

    /** It comes to nothing. */
    void close(Status as, @Nullable String why, Instant at) {
        reason = why;
        closedAt = at;
        enter(as);
    }

    /** Whether this person may propose: not the holder. */
    public void requireMayPropose(String by) {
        notTheHolder(by);
    }

    /** Only the holder says whether they stay. */
    public void requireMayConsent(String by) {
        if (!by.equals(staffNo())) {
            throw Refusal.forbidden("renewal.onlyTheHolderConsents");
        }
    }

    /** Whether this person may decide: neither the holder nor who proposed. */
    public void requireMayDecide(String by) {
        notTheHolder(by);
        if (by.equals(proposedBy)) {
            throw Refusal.forbidden("twoPeople.proposerDecides");
        }
    }

    private void notTheHolder(String by) {
        if (by.equals(staffNo())) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
    }

    private void enter(Status next) {
        status = next;
        openKey = next.isOpen() ? predecessor : null;
    }

    private void expect(Status... expected) {
        for (var one : expected) {
            if (status == one) {
                return;
            }
        }
        throw Refusal.conflict("renewal.state");
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public Optional<String> proposedBy() {
        return Optional.ofNullable(proposedBy);
    }

    public Optional<Instant> proposedAt() {
        return Optional.ofNullable(proposedAt);
    }

    /** When the holder answered. */
    public Optional<Instant> consentedAt() {
        return Optional.ofNullable(consentedAt);
    }

    public Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    /** Why it came to nothing; of a cancelled one, the name of what ends the predecessor ({@link EndReason}). */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
