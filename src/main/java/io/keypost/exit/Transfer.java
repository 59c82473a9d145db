package io.keypost.exit;

import io.keypost.audit.Deed;
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

    private @Nullable Deed transferDecided;

    @Column(name = "transfer_order_id")
    private @Nullable String orderId;

    @Column(name = "transfer_acknowledged_at")
    private @Nullable Instant acknowledgedAt;

    private @Nullable Deed accessRevoked;

    @Column(name = "access_revoked_note")
    private @Nullable String revokedNote;

    private @Nullable Deed accessVerified;

    @Column(name = "access_restored_at")
    private @Nullable Instant restoredAt;

    protected Transfer() {}

    void notWanted(@Nullable String why, Deed deed) {
        decide(false, why, deed);
    }

    void order(LocalDate from, String to, @Nullable String who, @Nullable String why, Deed deed) {
        decide(true, why, deed);
        startsOn = from;
        toPost = to;
        successor = who;
    }

    private void decide(boolean isWanted, @Nullable String why, Deed deed) {
        if (transferDecided != null) {
            throw Refusal.conflict("transfer.decided");
        }
        wanted = isWanted;
        transferDecided = deed;
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

    void accessRevoked(Deed deed, String note) {
        accessRevoked = deed;
        revokedNote = note;
    }

    void accessVerified(Deed deed) {
        if (accessRevoked != null && deed.by().equals(accessRevoked.by())) {
            throw Refusal.forbidden("twoPeople.revokerVerifies");
        }
        accessVerified = deed;
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

    public Optional<Deed> decided() {
        return Optional.ofNullable(transferDecided);
    }

    /** The 转岗脱密通知. */
    public Optional<String> orderId() {
        return Optional.ofNullable(orderId);
    }

    public Optional<Instant> acknowledgedAt() {
        return Optional.ofNullable(acknowledgedAt);
    }

    public Optional<Deed> revoked() {
        return Optional.ofNullable(accessRevoked);
    }

    /** What was taken away. */
    public Optional<String> revokedNote() {
        return Optional.ofNullable(revokedNote);
    }

    public Optional<Deed> verified() {
        return Optional.ofNullable(accessVerified);
    }
}
