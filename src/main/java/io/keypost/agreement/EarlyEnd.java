package io.keypost.agreement;

import io.keypost.audit.Deed;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** Something decided or agreed that ends an appointment's agreements before their term does; one a reason. The earliest wins. */
@Entity
@Table(name = "early_end")
public class EarlyEnd {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "early_end_seq")
    @SequenceGenerator(name = "early_end_seq", sequenceName = "early_end_seq", allocationSize = 1)
    private @Nullable Long id;

    @Getter
    private long appointmentId;

    @Enumerated(EnumType.STRING)
    @Getter
    private EndReason reason;

    /** The last day it leaves. */
    @Getter
    private LocalDate lastDay;

    private @Nullable String documentId;
    private @Nullable String note;

    @Getter
    private Deed recorded;

    @SuppressWarnings("NullAway.Init")
    protected EarlyEnd() {}

    EarlyEnd(
            long appointmentId,
            EndReason reason,
            LocalDate lastDay,
            @Nullable String documentId,
            @Nullable String note,
            Deed recorded) {
        this.appointmentId = appointmentId;
        this.reason = reason;
        this.lastDay = lastDay;
        this.documentId = documentId;
        this.note = note;
        this.recorded = recorded;
    }

    /** Whether a report says just that again. */
    boolean says(LocalDate day, @Nullable String paper) {
        return lastDay.equals(day) && Objects.equals(documentId, paper);
    }

    /** The scan of the signed paper it rests on. */
    public Optional<String> documentId() {
        return Optional.ofNullable(documentId);
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }
}
