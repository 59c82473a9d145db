package io.keypost.agreement;

import io.keypost.rule.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signed paper for one term on one post. What was agreed is copied when it is drafted: later changes of the person's file do not
 * change a contract. Ended stays ended; each transition guards itself and tolerates being repeated.
 */
@Entity
@Table(name = "agreement")
public class Agreement extends Particulars {

    /** The states of domain.md §5. From {@code SCHEDULED} on the dates decide: ask {@link #status(LocalDate)}. */
    public enum Status {
        DRAFT,
        PENDING_SIGNATURE,
        PARTLY_SIGNED,
        SCHEDULED,
        ACTIVE,
        ENDED,
        VOID
    }

    /** Why it ended. */
    public enum EndReason {
        EXPIRED
    }

    @Id
    private String number;

    private long appointmentId;

    @Column(name = "party_a")
    private String partyA;

    private LocalDate labourContractSignedOn;
    private int dutiesVersion;

    @Enumerated(EnumType.STRING)
    private Status status;

    private LocalDate signBefore;
    private int timesReminded;
    private @Nullable String documentId;
    private @Nullable String documentSha256;
    private @Nullable String templateVersion;
    private @Nullable String checkedBy;
    private @Nullable LocalDate holderSignedOn;
    private @Nullable String holderScanId;
    private @Nullable LocalDate sealedOn;
    private @Nullable String sealedBy;
    private @Nullable String sealedScanId;
    private @Nullable LocalDate filedOn;
    private @Nullable String filedBy;
    private boolean lapsed;
    private @Nullable String voidReason;
    private @Nullable LocalDate endedOn;

    @Enumerated(EnumType.STRING)
    private @Nullable EndReason endReason;

    private @Nullable Instant endRecordedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Agreement() {}

    Agreement(
            String number,
            Appointment appointment,
            String partyA,
            LocalDate labourContractSignedOn,
            int dutiesVersion,
            LocalDate signBefore) {
        this.number = number;
        this.appointmentId = appointment.id();
        take(appointment.nomination());
        this.partyA = partyA;
        this.labourContractSignedOn = labourContractSignedOn;
        this.dutiesVersion = dutiesVersion;
        this.signBefore = signBefore;
        this.status = Status.DRAFT;
    }

    /** The text is generated, for the first time or anew; it may still change. */
    void drafted(String newDocumentId, String sha256, String newTemplateVersion, LocalDate newLabourContractSignedOn) {
        expect(Status.DRAFT);
        documentId = newDocumentId;
        documentSha256 = sha256;
        templateVersion = newTemplateVersion;
        labourContractSignedOn = newLabourContractSignedOn;
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
        mayCheck(by);
        if (status == Status.PENDING_SIGNATURE) {
            return;
        }
        expect(Status.DRAFT);
        checkedBy = by;
        status = Status.PENDING_SIGNATURE;
    }

    void signByHolder(String by, String scanId, LocalDate on) {
        maySign(by);
        expect(Status.PENDING_SIGNATURE);
        holderSignedOn = on;
        holderScanId = scanId;
        status = Status.PARTLY_SIGNED;
    }

    /** The scan does not show the holder's signature: it is asked for again. */
    void rejectHolderScan(String by) {
        maySeal(by, null);
        expect(Status.PARTLY_SIGNED);
        holderSignedOn = null;
        holderScanId = null;
        status = Status.PENDING_SIGNATURE;
    }

    /** Party A signs second; with it the agreement comes into force (§6), if its first day is not past. */
    void seal(String by, String scanId, LocalDate on) {
        expect(Status.PARTLY_SIGNED);
        if (on.isAfter(term().firstDay())) {
            throw Refusal.rule(
                    "firstDay", "agreement.startInThePast", term().firstDay().toString(), on.toString());
        }
        sealedOn = on;
        sealedBy = by;
        sealedScanId = scanId;
        status = Status.SCHEDULED;
    }

    /** A better scan of the same sealed paper. */
    void rescan(String scanId, String by) {
        if (sealedScanId == null) {
            throw Refusal.conflict("agreement.state");
        }
        sealedScanId = scanId;
        sealedBy = by;
    }

    void file(String by, LocalDate on) {
        mayFile(by);
        if (sealedOn == null) {
            throw Refusal.conflict("agreement.state");
        }
        filedBy = by;
        filedOn = on;
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

    boolean enterForce(LocalDate today) {
        if (status == Status.ACTIVE || status == Status.ENDED) {
            return false;
        }
        expect(Status.SCHEDULED);
        if (today.isBefore(term().firstDay())) {
            throw Refusal.conflict("agreement.notYet");
        }
        status = Status.ACTIVE;
        return true;
    }

    boolean expire(LocalDate today, Instant now) {
        if (status == Status.ENDED) {
            return false;
        }
        expect(Status.SCHEDULED, Status.ACTIVE);
        if (!today.isAfter(term().lastDay())) {
            throw Refusal.conflict("agreement.notYet");
        }
        status = Status.ENDED;
        endedOn = term().lastDay();
        endReason = EndReason.EXPIRED;
        endRecordedAt = now;
        return true;
    }

    void reminded() {
        timesReminded++;
    }

    public void mayCheck(String by) {
        notTheHolder(by);
    }

    /** Only the holder signs, or refuses to. */
    public void maySign(String by) {
        if (!by.equals(staffNo())) {
            throw Refusal.forbidden("agreement.onlyTheHolderSigns");
        }
    }

    /** Whether this person may seal: not the holder, nor whoever handed in the holder's scan. */
    void maySeal(String by, @Nullable String scanUploadedBy) {
        notTheHolder(by);
        if (by.equals(scanUploadedBy)) {
            throw Refusal.forbidden("twoPeople.uploaderConfirms");
        }
    }

    /** Whether this person may confirm the sealed scan and file the copies: not the holder, not who sealed. */
    public void mayFile(String by) {
        notTheHolder(by);
        if (by.equals(sealedBy)) {
            throw Refusal.forbidden("twoPeople.uploaderConfirms");
        }
    }

    private void notTheHolder(String by) {
        if (by.equals(staffNo())) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
    }

    private void expect(Status... expected) {
        for (var one : expected) {
            if (status == one) {
                return;
            }
        }
        throw Refusal.conflict("agreement.state");
    }

    /** The status on a day, which follows from dates alone once both parties have signed. */
    public Status status(LocalDate today) {
        return switch (status) {
            case DRAFT, PENDING_SIGNATURE, PARTLY_SIGNED, VOID, ENDED -> status;
            case SCHEDULED, ACTIVE ->
                today.isAfter(term().lastDay())
                        ? Status.ENDED
                        : today.isBefore(term().firstDay()) ? Status.SCHEDULED : Status.ACTIVE;
        };
    }

    /** The 编号. */
    public String number() {
        return number;
    }

    /** What the log calls it. */
    public String subject() {
        return subject(number);
    }

    public static String subject(String number) {
        return "agreement:" + number;
    }

    public long appointmentId() {
        return appointmentId;
    }

    public String partyA() {
        return partyA;
    }

    public LocalDate labourContractSignedOn() {
        return labourContractSignedOn;
    }

    public int dutiesVersion() {
        return dutiesVersion;
    }

    /** The last day on which both parties may sign. */
    public LocalDate signBefore() {
        return signBefore;
    }

    public int timesReminded() {
        return timesReminded;
    }

    /** The text that stands. */
    public Optional<String> documentId() {
        return Optional.ofNullable(documentId);
    }

    public Optional<String> documentSha256() {
        return Optional.ofNullable(documentSha256);
    }

    public Optional<String> templateVersion() {
        return Optional.ofNullable(templateVersion);
    }

    /** Who in HR found the text right. */
    public Optional<String> checkedBy() {
        return Optional.ofNullable(checkedBy);
    }

    public Optional<LocalDate> holderSignedOn() {
        return Optional.ofNullable(holderSignedOn);
    }

    public Optional<String> holderScanId() {
        return Optional.ofNullable(holderScanId);
    }

    public Optional<LocalDate> sealedOn() {
        return Optional.ofNullable(sealedOn);
    }

    public Optional<String> sealedScanId() {
        return Optional.ofNullable(sealedScanId);
    }

    public Optional<LocalDate> filedOn() {
        return Optional.ofNullable(filedOn);
    }

    /** Who confirmed the sealed scan and filed the copies. */
    public Optional<String> filedBy() {
        return Optional.ofNullable(filedBy);
    }

    /** Void because the deadline passed, not because the holder refused. */
    public boolean hasLapsed() {
        return lapsed;
    }

    /** Why the holder refused to sign. */
    public Optional<String> voidReason() {
        return Optional.ofNullable(voidReason);
    }

    /** The last day it was in force; on a day after the last day known even before it is recorded. */
    public Optional<LocalDate> endedOn(LocalDate today) {
        return status(today) == Status.ENDED
                ? Optional.of(endedOn == null ? term().lastDay() : endedOn)
                : Optional.empty();
    }

    public Optional<EndReason> endReason(LocalDate today) {
        return status(today) == Status.ENDED
                ? Optional.of(endReason == null ? EndReason.EXPIRED : endReason)
                : Optional.empty();
    }

    /** When the end was written down. */
    public Optional<Instant> endRecordedAt() {
        return Optional.ofNullable(endRecordedAt);
    }
}
