package io.keypost.exit;

import io.keypost.rule.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 转岗脱密: what the leading group decided, and what came of it (§3(3)). Access to the post ends when the transfer begins. */
@Embeddable
public class Transfer {

    @Column(name = "transfer_wanted")
    private @Nullable Boolean wanted;

    @Column(name = "transfer_from")
    private @Nullable LocalDate startsOn;

    @Column(name = "transfer_to")
    private @Nullable String toPost;

    @Column(name = "transfer_successor")
    private @Nullable String successor;

    @Column(name = "transfer_reason")
    private @Nullable String reason;

    @Column(name = "transfer_decided_by")
    private @Nullable String decidedBy;

    @Column(name = "transfer_decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "transfer_order_id")
    private @Nullable String orderId;

    @Column(name = "transfer_acknowledged_at")
    private @Nullable Instant acknowledgedAt;

    @Column(name = "access_revoked_by")
    private @Nullable String revokedBy;

    @Column(name = "access_revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "access_revoked_note")
    private @Nullable String revokedNote;

    @Column(name = "access_verified_by")
    private @Nullable String verifiedBy;

    @Column(name = "access_verified_at")
    private @Nullable Instant verifiedAt;

    @Column(name = "access_restored_at")
    private @Nullable Instant restoredAt;

    protected Transfer() {}

    void notWanted(String by, @Nullable String why, Instant at) {
        decide(false, by, why, at);
    }

    void order(LocalDate from, String to, @Nullable String who, @Nullable String why, String by, Instant at) {
        decide(true, by, why, at);
        startsOn = from;
        toPost = to;
        successor = who;
    }

    private void decide(boolean isWanted, String by, @Nullable String why, Instant at) {
        if (decidedAt != null) {
            throw Refusal.conflict("transfer.decided");
        }
        wanted = isWanted;
        decidedBy = by;
        decidedAt = at;
        reason = why;
    }

    void ordered(String documentId) {
        orderId = documentId;
    }

    void acknowledge(Instant at) {
        if (acknowledgedAt == null) {
            acknowledgedAt = at;
        }
    }

    void accessRevoked(String by, String note, Instant at) {
        revokedBy = by;
        revokedAt = at;
        revokedNote = note;
    }

    void accessVerified(String by, Instant at) {
        if (by.equals(revokedBy)) {
            throw Refusal.forbidden("twoPeople.revokerVerifies");
        }
        verifiedBy = by;
        verifiedAt = at;
    }

    void accessRestored(Instant at) {
        restoredAt = at;
    }

    public boolean isWanted() {
        return Boolean.TRUE.equals(wanted);
    }

    /** The first day away from the post. */
    public Optional<LocalDate> startsOn() {
        return Optional.ofNullable(startsOn);
    }

    public Optional<String> toPost() {
        return Optional.ofNullable(toPost);
    }

    /** Who takes over, by staff number. */
    public Optional<String> successor() {
        return Optional.ofNullable(successor);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    /** The 转岗脱密通知. */
    public Optional<String> orderId() {
        return Optional.ofNullable(orderId);
    }

    public Optional<Instant> acknowledgedAt() {
        return Optional.ofNullable(acknowledgedAt);
    }

    public Optional<String> revokedBy() {
        return Optional.ofNullable(revokedBy);
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    /** What was taken away. */
    public Optional<String> revokedNote() {
        return Optional.ofNullable(revokedNote);
    }

    public Optional<String> verifiedBy() {
        return Optional.ofNullable(verifiedBy);
    }

    public Optional<Instant> verifiedAt() {
        return Optional.ofNullable(verifiedAt);
    }
}
