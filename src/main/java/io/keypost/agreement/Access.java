package io.keypost.agreement;

import io.keypost.rule.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * What the person of an appointment can reach on the post. Two facts: what administrators have done, and whether a decision suspends it
 * meanwhile.
 */
@Embeddable
@NoArgsConstructor(access = AccessLevel.PACKAGE)
class Access {

    /** What administrators have done about it. */
    enum State {
        NONE,
        GRANTED,
        REVOKED,
        /** Gone, as a second person has found. */
        VERIFIED
    }

    @Column(name = "access")
    @Enumerated(EnumType.STRING)
    @Getter
    private State state = State.NONE;

    /** The removal by which it is suspended until that is decided. */
    private @Nullable Long suspendedBy;

    void grant() {
        state = State.GRANTED;
    }

    void suspend(long removalId) {
        suspendedBy = removalId;
    }

    /** The suspension by this decision was not upheld. */
    boolean endSuspension(long removalId) {
        var isEnded = isSuspendedBy(removalId);
        if (isEnded) {
            suspendedBy = null;
        }
        return isEnded;
    }

    /** Administrators have taken it away. */
    void revoked() {
        if (isGranted()) {
            state = State.REVOKED;
        }
    }

    /** A second person has found it gone. */
    void verified() {
        if (state == State.REVOKED) {
            state = State.VERIFIED;
        }
    }

    /** Administrators have given it back, which nobody does against a decision. */
    void givenBack(boolean isSuspended) {
        if (isSuspended) {
            throw Refusal.conflict("appointment.suspended");
        }
        if (state != State.NONE) {
            state = State.GRANTED;
        }
    }

    boolean isGranted() {
        return state == State.GRANTED;
    }

    boolean isTaken() {
        return state == State.REVOKED || state == State.VERIFIED;
    }

    boolean isSuspended() {
        return suspendedBy != null;
    }

    boolean isSuspendedBy(long removalId) {
        return Objects.equals(suspendedBy, removalId);
    }
}
