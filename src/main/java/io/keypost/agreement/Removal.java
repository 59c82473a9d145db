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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** 免任: the office proposes, the leading group decides, and nothing takes effect before the holder has been served. */
@Entity
@Table(name = "removal")
public class Removal {

    /** How far it has come; it is closed when nothing is left to be done, see {@link #closedAt()}. */
    public enum Status {
        PROPOSED,
        APPROVED,
        /** Served on the holder; the agreement ends by it, unless something else ends it earlier. */
        SERVED,
        REJECTED,
        /** The agreement ended otherwise before. */
        OVERTAKEN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "removal_seq")
    @SequenceGenerator(name = "removal_seq", sequenceName = "removal_seq", allocationSize = 1)
    private @Nullable Long id;

    /** The number of the agreement in force when it was proposed; a signed successor ends with it. */
    @Getter
    private String agreementNumber;

    @Getter
    private long appointmentId;

    /** The holder. */
    @Getter
    private String staffNo;

    @Getter
    private String grounds;

    /** Whether the holder's access is taken away before it is decided. */
    @Getter
    private boolean suspendNow;

    @Enumerated(EnumType.STRING)
    @Getter
    private Status status;

    @Getter
    private Deed proposed;

    private @Nullable Instant accessSuspendedAt;
    private @Nullable Deed decided;
    private @Nullable String reason;
    private @Nullable LocalDate servedOn;
    private @Nullable String servedHow;
    private @Nullable String servedBy;
    private @Nullable LocalDate lastDay;
    private @Nullable Instant closedAt;

    /** Unique while open: one removal at a time for an appointment. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Long openKey;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Removal() {}

    Removal(Agreement agreement, String grounds, boolean suspendNow, Deed deed) {
        agreementNumber = agreement.number();
        appointmentId = agreement.appointmentId();
        staffNo = agreement.staffNo();
        openKey = appointmentId;
        requireMayHandle(deed.by());
        this.grounds = grounds;
        this.suspendNow = suspendNow;
        status = Status.PROPOSED;
        proposed = deed;
    }

    /** The administrator has taken the access away. */
    void accessSuspended(String by, Instant at) {
        requireMayHandle(by);
        expect(Status.PROPOSED, Status.APPROVED, Status.SERVED);
        accessSuspendedAt = at;
    }

    void decide(Deed deed, boolean approved, @Nullable String why) {
        requireMayDecide(deed.by());
        expect(Status.PROPOSED);
        decided = deed;
        reason = why;
        status = approved ? Status.APPROVED : Status.REJECTED;
    }

    /**
     * The rejection takes effect.
     *
     * @param givesBack whether an administrator is still to give the access back; otherwise it is closed
     */
    void rejected(boolean givesBack, Instant at) {
        expect(Status.REJECTED);
        if (!givesBack) {
            close(Status.REJECTED, at);
        }
    }

    /** The administrator has given the access back. */
    void accessRestored(String by, Instant at) {
        requireMayHandle(by);
        expect(Status.REJECTED);
        close(Status.REJECTED, at);
    }

    void serve(String by, LocalDate on, String how, LocalDate last) {
        requireMayServe(by);
        expect(Status.APPROVED);
        if (servedOn != null) {
            throw Refusal.conflict("removal.state");
        }
        servedOn = on;
        servedHow = how;
        servedBy = by;
        lastDay = last;
    }

    void removed(Instant at) {
        close(Status.SERVED, at);
    }

    /**
     * The agreement ended otherwise; nobody is served, or given access back, any more.
     *
     * @return whether the removal comes to nothing by it
     */
    boolean overtaken(Instant at) {
        if (closedAt != null) {
            return false;
        }
        close(status == Status.REJECTED ? Status.REJECTED : Status.OVERTAKEN, at);
        return status == Status.OVERTAKEN;
    }

    /** Whether this person may propose it, or take and give back the access: not the holder. */
    public void requireMayHandle(String by) {
        if (by.equals(staffNo)) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
    }

    /** Whether this person may decide: neither the holder nor who proposed. */
    public void requireMayDecide(String by) {
        requireMayHandle(by);
        if (by.equals(proposed.by())) {
            throw Refusal.forbidden("twoPeople.proposerDecides");
        }
    }

    /** Whether this person may serve: neither the holder nor who decided. */
    public void requireMayServe(String by) {
        requireMayHandle(by);
        if (decided != null && by.equals(decided.by())) {
            throw Refusal.forbidden("twoPeople.deciderServes");
        }
    }

    private void close(Status as, Instant at) {
        status = as;
        closedAt = at;
        openKey = null;
    }

    private void expect(Status... expected) {
        if (!Arrays.asList(expected).contains(status)) {
            throw Refusal.conflict("removal.state");
        }
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    /** What the log calls it. */
    public String subject() {
        return Agreement.subject(agreementNumber);
    }

    /** When the administrator had taken the access away. */
    public Optional<Instant> accessSuspendedAt() {
        return Optional.ofNullable(accessSuspendedAt);
    }

    public Optional<Deed> decided() {
        return Optional.ofNullable(decided);
    }

    /** Why it was rejected, or what the leading group added. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<LocalDate> servedOn() {
        return Optional.ofNullable(servedOn);
    }

    public Optional<String> servedHow() {
        return Optional.ofNullable(servedHow);
    }

    public Optional<String> servedBy() {
        return Optional.ofNullable(servedBy);
    }

    /** The last day it leaves. */
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(lastDay);
    }

    /** Since when nothing is left to be done. */
    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }
}
