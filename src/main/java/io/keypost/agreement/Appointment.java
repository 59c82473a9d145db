package io.keypost.agreement;

import io.keypost.audit.Deed;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Objects;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** A person put, or proposed to be put, on a key post. Guards its own transitions; each tolerates being repeated. */
@Entity
@Table(name = "appointment")
public class Appointment extends Candidacy {

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

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "appointment_seq")
    @SequenceGenerator(name = "appointment_seq", sequenceName = "appointment_seq", allocationSize = 1)
    private @Nullable Long id;

    @Embedded
    @Getter(AccessLevel.PACKAGE)
    private Access access = new Access();

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Appointment() {}

    Appointment(Nomination nomination, Deed nominated) {
        nominate(nomination, nominated);
    }

    /** The agreement was not signed: the holder refused, or the deadline passed. */
    boolean notSigned(boolean lapsed, @Nullable String why) {
        if (status() == Status.WITHDRAWN || status() == Status.LAPSED) {
            return false;
        }
        expect(Status.APPROVED);
        enter(lapsed ? Status.LAPSED : Status.WITHDRAWN, why);
        return true;
    }

    boolean enterPost() {
        if (status().isInPost() || status() == Status.LEFT) {
            return false;
        }
        expect(Status.APPROVED);
        enter(Status.IN_POST);
        access.grant();
        return true;
    }

    boolean leave() {
        if (status() == Status.LEFT) {
            return false;
        }
        expect(Status.APPROVED, Status.IN_POST, Status.TRANSFERRED);
        enter(Status.LEFT);
        return true;
    }

    /** Moved off the post, whatever the access. */
    boolean transfer() {
        if (status() == Status.TRANSFERRED) {
            return false;
        }
        expect(Status.IN_POST);
        enter(Status.TRANSFERRED);
        return true;
    }

    /** The notice was withdrawn: back on the post, with the access that is left. */
    boolean reinstate() {
        if (status() != Status.TRANSFERRED) {
            return false;
        }
        enter(Status.IN_POST);
        return true;
    }

    /** The appointment is taken back before its agreement is signed by both. */
    void revoke(@Nullable String why) {
        expect(Status.APPROVED);
        enter(Status.WITHDRAWN, why);
    }

    /** 停权: a decision takes the right to access, wherever the holder is; administrators then take the access. */
    boolean suspend(long removalId) {
        if (access.isSuspendedBy(removalId)) {
            return false;
        }
        expect(Status.IN_POST, Status.TRANSFERRED);
        access.suspend(removalId);
        return true;
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
        return access.isSuspended() && status().isInPost();
    }

    /** Whether a holder has nothing to do the post's work with: moved off it, suspended, or access taken and not given back. */
    public boolean isWithoutAccess() {
        return status() == Status.TRANSFERRED || isSuspended() || access.isTaken();
    }

    /** Whether the holder is on the post by right, and the access that was taken is to be given back. */
    public boolean needsAccessBack() {
        return status() == Status.IN_POST && !access.isSuspended() && !access.isGranted();
    }
}
