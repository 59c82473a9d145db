package io.keypost.exit;

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
import java.util.Optional;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/**
 * 脱密期: how long somebody who has left stays bound by what goes with a state secret. Set by hand, without any default, and apart from
 * the notice and from the clearance; of a clearance one at a time.
 */
@Entity
@Table(name = "secrecy_period")
public class SecrecyPeriod {

    /** How far it has come. */
    public enum Status {
        RUNNING,
        /** Its last day has passed, and nobody has confirmed it yet. */
        OVER,
        CONFIRMED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "secrecy_period_seq")
    @SequenceGenerator(name = "secrecy_period_seq", sequenceName = "secrecy_period_seq", allocationSize = 1)
    private @Nullable Long id;

    @Getter(AccessLevel.PACKAGE)
    private long clearanceId;

    @Getter
    private LocalDate firstDay;

    @Getter
    private LocalDate lastDay;

    @Getter
    private String reason;

    @Enumerated(EnumType.STRING)
    @Getter
    private Status status;

    /** Who entered it, or corrected it last. */
    @Getter
    private Deed entered;

    private @Nullable Instant overAt;
    private @Nullable Deed confirmed;

    /** Unique until confirmed: one at a time for a clearance. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Long openKey;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected SecrecyPeriod() {}

    @SuppressWarnings("NullAway.Init")
    SecrecyPeriod(Clearance clearance) {
        clearanceId = clearance.id();
        openKey = clearanceId;
    }

    /** Sets it anew: one that was over runs again, until it is looked at. */
    void set(LocalDate from, LocalDate to, String why, Deed deed) {
        firstDay = from;
        lastDay = to;
        reason = why;
        status = Status.RUNNING;
        overAt = null;
        entered = deed;
    }

    /**
     * Its last day may have passed.
     *
     * @return whether that is news
     */
    boolean end(LocalDate today, Instant at) {
        if (status != Status.RUNNING || !today.isAfter(lastDay)) {
            return false;
        }
        status = Status.OVER;
        overAt = at;
        return true;
    }

    void confirm(Deed deed) {
        if (status != Status.OVER) {
            throw Refusal.conflict("secrecy.notOver");
        }
        status = Status.CONFIRMED;
        confirmed = deed;
        openKey = null;
    }

    /** When it was found to be over. */
    public Optional<Instant> overAt() {
        return Optional.ofNullable(overAt);
    }

    public Optional<Deed> confirmed() {
        return Optional.ofNullable(confirmed);
    }
}
