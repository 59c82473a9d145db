package io.keypost.post;

import io.keypost.audit.Deed;
import io.keypost.rule.Refusal;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** 职责调整 (§3(1)): the office proposes a post's new duties, the leading group decides, and they become its next version. */
@Entity
@Table(name = "duty_adjustment")
public class DutyAdjustment {

    /** How far it has come. */
    public enum Status {
        PROPOSED,
        APPROVED,
        /** A version of the post's duties. */
        ADOPTED,
        REJECTED
    }

    private static final String PREFIX = "DA-";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "duty_adjustment_seq")
    @SequenceGenerator(name = "duty_adjustment_seq", sequenceName = "duty_adjustment_seq", allocationSize = 1)
    private @Nullable Long id;

    @Getter
    private String postCode;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "duty_adjustment_duty", joinColumns = @JoinColumn(name = "duty_adjustment_id"))
    @OrderColumn(name = "position")
    @Column(name = "duty")
    private List<String> duties = new ArrayList<>();

    @Getter
    private String reason;

    /** From when on the new text is in force. */
    @Getter
    private LocalDate effectiveOn;

    @Enumerated(EnumType.STRING)
    @Getter
    private Status status;

    @Getter
    private Deed proposed;

    private @Nullable Deed decided;
    private @Nullable String decisionReason;
    private @Nullable Integer dutiesVersion;

    /** Unique while open: one adjustment of a post at a time. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable String openKey;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected DutyAdjustment() {}

    DutyAdjustment(String postCode, List<String> duties, LocalDate effectiveOn, String reason, Deed proposed) {
        this.postCode = postCode;
        this.duties.addAll(duties);
        this.effectiveOn = effectiveOn;
        this.reason = reason;
        this.proposed = proposed;
        this.openKey = postCode;
        this.status = Status.PROPOSED;
    }

    /** An approval takes effect on the day proposed, and never before itself. */
    void decide(Deed deed, boolean approved, @Nullable String why, LocalDate today) {
        requireMayDecide(deed.by());
        expect(Status.PROPOSED);
        decided = deed;
        decisionReason = why;
        if (approved) {
            effectiveOn = effectiveOn.isBefore(today) ? today : effectiveOn;
            status = Status.APPROVED;
        } else {
            openKey = null;
            status = Status.REJECTED;
        }
    }

    void adopted(int as) {
        expect(Status.APPROVED);
        dutiesVersion = as;
        openKey = null;
        status = Status.ADOPTED;
    }

    /** Whether this person may decide: not who proposed. */
    public void requireMayDecide(String by) {
        if (by.equals(proposed.by())) {
            throw Refusal.forbidden("twoPeople.proposerDecides");
        }
    }

    private void expect(Status expected) {
        if (status != expected) {
            throw Refusal.conflict("duties.state");
        }
    }

    /** The number in what {@link #key()} answers. */
    static Optional<Long> idIn(String key) {
        return key.matches(PREFIX + "\\d{1,18}")
                ? Optional.of(Long.valueOf(key.substring(PREFIX.length())))
                : Optional.empty();
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    /** What it is called, such as {@code DA-7}. */
    public String key() {
        return PREFIX + id();
    }

    /** The new text. */
    public List<String> duties() {
        return List.copyOf(duties);
    }

    public Optional<Deed> decided() {
        return Optional.ofNullable(decided);
    }

    /** Why it was rejected, or what the leading group added. */
    public Optional<String> decisionReason() {
        return Optional.ofNullable(decisionReason);
    }

    /** The version of the post's duties it has become. */
    public Optional<Integer> dutiesVersion() {
        return Optional.ofNullable(dutiesVersion);
    }
}
