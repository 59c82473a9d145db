package io.keypost.agreement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something decided or agreed that ends an appointment's agreements before their term does; one a reason. The earliest wins. */
@Entity
@Table(name = "early_end")
public class EarlyEnd {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "early_end_seq")
    @SequenceGenerator(name = "early_end_seq", sequenceName = "early_end_seq", allocationSize = 1)
    private @Nullable Long id;

    private long appointmentId;

    @Enumerated(EnumType.STRING)
    private EndReason reason;

    private LocalDate lastDay;
    private @Nullable String documentId;
    private @Nullable String note;
    private Instant recordedAt;
    private String recordedBy;

    @SuppressWarnings("NullAway.Init")
    protected EarlyEnd() {}

    EarlyEnd(
            long appointmentId,
            EndReason reason,
            LocalDate lastDay,
            @Nullable String documentId,
            @Nullable String note,
            Instant recordedAt,
            String recordedBy) {
        this.appointmentId = appointmentId;
        this.reason = reason;
        this.lastDay = lastDay;
        this.documentId = documentId;
        this.note = note;
        this.recordedAt = recordedAt;
        this.recordedBy = recordedBy;
    }

    /** Whether a report says just that again. */
    boolean says(LocalDate day, @Nullable String paper) {
        return lastDay.equals(day) && Objects.equals(documentId, paper);
    }

    public long appointmentId() {
        return appointmentId;
    }

    public EndReason reason() {
        return reason;
    }

    /** The last day it leaves. */
    public LocalDate lastDay() {
        return lastDay;
    }

    /** The scan of the signed paper it rests on. */
    public Optional<String> documentId() {
        return Optional.ofNullable(documentId);
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
