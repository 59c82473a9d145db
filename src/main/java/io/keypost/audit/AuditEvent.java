package io.keypost.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import lombok.Getter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One line of the log; never changed, never deleted. */
@Entity
@Immutable
@Table(name = "audit_event")
public class AuditEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_event_seq")
    @SequenceGenerator(name = "audit_event_seq", sequenceName = "audit_event_seq", allocationSize = 1)
    private @Nullable Long id;

    /** What it is about, such as {@code agreement:AQXY-2026-0001}. */
    @Getter
    private String subject;

    /** The transition's name; its sentence stands in the bundles under {@code audit.<what>}. */
    @Getter
    private String what;

    @Getter
    private Instant recordedAt;

    @Getter
    private LocalDate effectiveOn;

    /** The user's id, or {@link AuditLog#SYSTEM}. */
    @Getter
    private String actor;

    @Getter
    private @Nullable String reason;

    @SuppressWarnings("NullAway.Init")
    protected AuditEvent() {}

    AuditEvent(
            String subject,
            String what,
            Instant recordedAt,
            LocalDate effectiveOn,
            String actor,
            @Nullable String reason) {
        this.subject = subject;
        this.what = what;
        this.recordedAt = recordedAt;
        this.effectiveOn = effectiveOn;
        this.actor = actor;
        this.reason = reason;
    }
}
