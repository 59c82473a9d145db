package io.keypost.exit;

import io.keypost.agreement.EndReason;
import io.keypost.exit.ClearanceItem.Kind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.Getter;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Synchronize;
import org.jspecify.annotations.Nullable;

/** 离岗, as the register shows it: a notice and the clearance that follows it, or a clearance alone, read together. */
@Entity
@Immutable
@Table(name = "exit_case")
@Synchronize({"resignation", "clearance", "agreement", "appointment"})
public class Exit {

    /** The states of domain.md §5. An end without notice enters at the clearance. */
    public enum Status {
        RECEIVED,
        NOTICE,
        DECLASSIFYING,
        CLEARANCE,
        CLOSED,
        WITHDRAWN;

        /** Whether a notice runs, or is about to. */
        public boolean isNotice() {
            return this == RECEIVED || this == NOTICE || this == DECLASSIFYING;
        }
    }

    /** Of the notice, or of the clearance where there was none. */
    @Id
    @Getter
    private long id;

    @ManyToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "resignation_id")
    private @Nullable Resignation resignation;

    @ManyToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "clearance_id")
    private @Nullable Clearance clearance;

    /** The number of the agreement that has ended; while a notice runs, of the one it runs in. */
    @Getter
    private String agreementNumber;

    @Getter
    private long appointmentId;

    @Getter
    private String staffNo;

    @Getter
    private String postCode;

    @Enumerated(EnumType.STRING)
    private @Nullable EndReason reason;

    /** The last day of the agreement; while the notice runs, of the notice. */
    @Getter
    private LocalDate lastDay;

    @Enumerated(EnumType.STRING)
    @Getter
    private Status status;

    @Getter
    private Instant openedAt;

    private @Nullable Instant closedAt;
    private @Nullable Instant overdueSince;

    @SuppressWarnings("NullAway.Init")
    protected Exit() {}

    /** Why the agreement ended; empty while it runs on. */
    public Optional<EndReason> reason() {
        return Optional.ofNullable(reason);
    }

    /** The notice it began with. */
    public Optional<Resignation> resignation() {
        return Optional.ofNullable(resignation);
    }

    /** What is cleared, once the agreement has ended. */
    public Optional<Clearance> clearance() {
        return Optional.ofNullable(clearance);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    /** Since when it is overdue and the office has been told. */
    public Optional<Instant> overdueSince() {
        return Optional.ofNullable(overdueSince);
    }

    public List<ClearanceItem> items() {
        return clearance == null ? List.of() : clearance.items();
    }

    /** Whether anything of these kinds is still open. */
    public boolean isOpen(Set<Kind> kinds) {
        return clearance != null && clearance.isOpen(kinds);
    }
}
