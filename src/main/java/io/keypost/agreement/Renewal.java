package io.keypost.agreement;

import io.keypost.audit.Deed;
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
import java.util.List;
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

    private @Nullable Deed proposed;
    private @Nullable Instant consentedAt;
    private @Nullable Deed decided;
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
    void propose(Deed deed, int years, @Nullable String confidentialityAgreementNo, @Nullable String remarks) {
        expect(Status.DUE, Status.CONSENTED);
        requireMayPropose(deed.by());
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
        proposed = deed;
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

    void decide(Deed deed, boolean approved, @Nullable String why) {
        requireMayDecide(deed.by());
        expect(Status.CONSENTED);
        decided = deed;
        if (approved) {
            enter(Status.APPROVED);
        } else {
            close(Status.REJECTED, why, deed.at());
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
        requireAnother(by);
    }

    /** Only the holder says whether they stay. */
    public void requireMayConsent(String by) {
        if (!by.equals(staffNo())) {
            throw Refusal.forbidden("renewal.onlyTheHolderConsents");
        }
    }

    /** Whether this person may decide: neither the holder nor who proposed. */
    public void requireMayDecide(String by) {
        requireAnother(by);
        if (proposed != null && by.equals(proposed.by())) {
            throw Refusal.forbidden("twoPeople.proposerDecides");
        }
    }

    private void enter(Status next) {
        status = next;
        openKey = next.isOpen() ? predecessor : null;
    }

    private void expect(Status... expected) {
        if (!List.of(expected).contains(status)) {
            throw Refusal.conflict("renewal.state");
        }
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public Optional<Deed> proposed() {
        return Optional.ofNullable(proposed);
    }

    /** When the holder answered. */
    public Optional<Instant> consentedAt() {
        return Optional.ofNullable(consentedAt);
    }

    public Optional<Deed> decided() {
        return Optional.ofNullable(decided);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    /** Why it came to nothing; of a cancelled one, the name of what ends the predecessor ({@link EndReason}). */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
