package io.keypost.agreement;

import io.keypost.agreement.Agreement.Status;
import io.keypost.rule.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** An agreement as a paper: drafted, checked, signed by one party and then the other, and filed; or void before that (§6). */
@MappedSuperclass
abstract class Paper extends Validity {

    @Column(name = "party_a")
    @Getter
    private String partyA;

    @Embedded
    @Getter
    private Wording wording;

    @Enumerated(EnumType.STRING)
    private Status status;

    /** The last day on which both parties may sign. */
    @Getter
    private LocalDate signBefore;

    private @Nullable String checkedBy;

    /** Null on loading while nobody has signed. */
    @Embedded
    private @Nullable Signatures signatures;

    private boolean lapsed;
    private @Nullable String voidReason;

    @SuppressWarnings("NullAway.Init")
    Paper() {}

    final void draft(String newPartyA, Wording firstWording, LocalDate lastDayToSign) {
        partyA = newPartyA;
        wording = firstWording;
        signBefore = lastDayToSign;
        status = Status.DRAFT;
    }

    /** The text is generated, for the first time or anew; it may still change. */
    void drafted(Wording newWording) {
        expect(Status.DRAFT);
        wording = newWording;
    }

    /** HR has found an error: §4 and the number of the 《保密协议》 may be put right; the term and the post were decided. */
    void rewrite(@Nullable String newRemarks, @Nullable String newConfidentialityAgreementNo) {
        expect(Status.DRAFT);
        var now = nomination();
        take(new Nomination(
                now.postCode(),
                now.staffNo(),
                now.department(),
                now.fullTime(),
                now.years(),
                now.firstDay(),
                now.lastDay(),
                newConfidentialityAgreementNo,
                newRemarks));
    }

    /** HR has found the text right: from here on it is frozen (§4). */
    void freeze(String by) {
        requireMayCheck(by);
        if (status == Status.PENDING_SIGNATURE) {
            return;
        }
        expect(Status.DRAFT);
        checkedBy = by;
        status = Status.PENDING_SIGNATURE;
    }

    void signByHolder(String by, String scanId, LocalDate on) {
        requireMaySign(by);
        expect(Status.PENDING_SIGNATURE);
        signatures().byHolder(scanId, on);
        status = Status.PARTLY_SIGNED;
    }

    /** The scan does not show the holder's signature: it is asked for again. */
    void rejectHolderScan(String by) {
        requireMaySeal(by, null);
        expect(Status.PARTLY_SIGNED);
        signatures().holderScanRejected();
        status = Status.PENDING_SIGNATURE;
    }

    /**
     * Party A signs second; with it the agreement comes into force (§6), if its first day is not past. A renewal must be complete by
     * its predecessor's last day (§2).
     */
    void seal(String by, String scanId, LocalDate on) {
        expect(Status.PARTLY_SIGNED);
        if (on.isAfter(lastDayToSign())) {
            throw Refusal.rule(
                    "firstDay", "agreement.startInThePast", term().firstDay().toString(), on.toString());
        }
        signatures().sealed(by, scanId, on);
        status = Status.SCHEDULED;
    }

    /** A better scan of the same sealed paper. */
    void rescan(String scanId, String by) {
        signatures().rescanned(by, scanId);
    }

    void file(String by, LocalDate on) {
        requireMayFile(by);
        signatures().filed(by, on);
    }

    /** It comes to nothing, before it is in force. */
    boolean voidIt(boolean byDeadline, @Nullable String reason) {
        if (status == Status.VOID) {
            return false;
        }
        expect(Status.DRAFT, Status.PENDING_SIGNATURE, Status.PARTLY_SIGNED);
        lapsed = byDeadline;
        voidReason = reason;
        status = Status.VOID;
        return true;
    }

    /** The last day on which Party A may sign. */
    abstract LocalDate lastDayToSign();

    public void requireMayCheck(String by) {
        requireAnother(by);
    }

    /** Only the holder signs, or refuses to. */
    public void requireMaySign(String by) {
        if (!by.equals(staffNo())) {
            throw Refusal.forbidden("agreement.onlyTheHolderSigns");
        }
    }

    /** Whether this person may seal: not the holder, nor whoever handed in the holder's scan. */
    void requireMaySeal(String by, @Nullable String scanUploadedBy) {
        requireAnother(by);
        if (by.equals(scanUploadedBy)) {
            throw Refusal.forbidden("twoPeople.uploaderConfirms");
        }
    }

    /** Whether this person may confirm the sealed scan and file the copies: not the holder, not who sealed. */
    public void requireMayFile(String by) {
        requireAnother(by);
        signatures().requireMayFile(by);
    }

    final void expect(Status... expected) {
        if (!isIn(expected)) {
            throw Refusal.conflict("agreement.state");
        }
    }

    final boolean isIn(Status... some) {
        return List.of(some).contains(status);
    }

    final void enter(Status next) {
        status = next;
    }

    /** As of the last transition; what the dates make of it, {@link Agreement#status(LocalDate)} says. */
    final Status status() {
        return status;
    }

    /** 00:00 of the day after the last one on which it can be signed. */
    public OffsetDateTime signingEndsAt(ZoneId zone) {
        return signBefore.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
    }

    /** Who in HR found the text right. */
    public Optional<String> checkedBy() {
        return Optional.ofNullable(checkedBy);
    }

    /** Who signed when, on which scan. */
    public Signatures signatures() {
        if (signatures == null) {
            signatures = new Signatures();
        }
        return signatures;
    }

    boolean isVoid() {
        return status == Status.VOID;
    }

    /** Void because the deadline passed, not because the holder refused. */
    public boolean hasLapsed() {
        return lapsed;
    }

    /** Why the holder refused to sign. */
    public Optional<String> voidReason() {
        return Optional.ofNullable(voidReason);
    }
}
