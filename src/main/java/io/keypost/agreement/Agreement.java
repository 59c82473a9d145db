package io.keypost.agreement;

import io.keypost.rule.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import lombok.Getter;
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

    /** The 编号. */
    @Id
    @Getter
    private String number;

    @Getter
    private long appointmentId;

    @Column(name = "party_a")
    @Getter
    private String partyA;

    @Getter
    private LocalDate labourContractSignedOn;

    @Getter
    private int dutiesVersion;

    @Enumerated(EnumType.STRING)
    private Status status;

    /** The last day on which both parties may sign. */
    @Getter
    private LocalDate signBefore;

    @Getter
    private int timesReminded;

    private @Nullable String documentId;
    private @Nullable String documentSha256;
    private @Nullable String templateVersion;
    private @Nullable String checkedBy;

    /** Null on loading while nobody has signed. */
    @Embedded
    private @Nullable Signatures signatures;

    private boolean lapsed;
    private @Nullable String voidReason;

    /** The agreement this one renews. */
    @Column(unique = true)
    private @Nullable String predecessor;

    /** Unique while it is not void: one agreement an appointment and first day, whatever a repeated job does. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable String standingKey;

    /** The actual first day, beside the agreed one: later while its holder is still on another post. For queries by day. */
    private LocalDate beginsOn;

    /** The actual last day, beside the agreed one: earlier when something else than the term ends it. */
    private LocalDate endsOn;

    /** It has entered force. */
    private boolean begun;

    /** What will end it, or has ended it. */
    @Enumerated(EnumType.STRING)
    @Getter
    private EndReason endsBecause;

    private @Nullable Instant endRecordedAt;

    /** The rules its holder was found to break, as the office has last been told. */
    private @Nullable String conflict;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Agreement() {}

    /**
     * A text yet to be set.
     *
     * @param predecessor the number of the agreement it renews; null for the first of an appointment
     */
    Agreement(
            String number,
            long appointmentId,
            Nomination nomination,
            @Nullable String predecessor,
            String partyA,
            LocalDate labourContractSignedOn,
            int dutiesVersion,
            LocalDate signBefore) {
        this.number = number;
        this.appointmentId = appointmentId;
        this.predecessor = predecessor;
        take(nomination);
        this.standingKey = appointmentId + "/" + nomination.firstDay();
        this.beginsOn = nomination.firstDay();
        this.endsOn = term().lastDay();
        this.endsBecause = EndReason.EXPIRED;
        this.partyA = partyA;
        this.labourContractSignedOn = labourContractSignedOn;
        this.dutiesVersion = dutiesVersion;
        this.signBefore = signBefore;
        this.status = Status.DRAFT;
    }

    /** The text is generated, for the first time or anew; it may still change. */
    void drafted(
            String newDocumentId,
            String sha256,
            String newTemplateVersion,
            LocalDate newLabourContractSignedOn,
            int newDutiesVersion) {
        expect(Status.DRAFT);
        documentId = newDocumentId;
        documentSha256 = sha256;
        templateVersion = newTemplateVersion;
        labourContractSignedOn = newLabourContractSignedOn;
        dutiesVersion = newDutiesVersion;
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

    private LocalDate lastDayToSign() {
        return predecessor == null ? term().firstDay() : term().firstDay().minusDays(1);
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
        standingKey = null;
        status = Status.VOID;
        return true;
    }

    boolean enterForce(LocalDate today) {
        if (status == Status.ACTIVE || status == Status.ENDED) {
            return false;
        }
        expect(Status.SCHEDULED);
        if (today.isAfter(endsOn)) {
            return false;
        }
        if (today.isBefore(beginsOn)) {
            throw Refusal.conflict("agreement.notYet");
        }
        status = Status.ACTIVE;
        begun = true;
        return true;
    }

    /**
     * Takes the day from which its holder is free for it. Once it has begun, nothing moves that; and it never begins on a day that is
     * past.
     *
     * @return whether that is another day than before
     */
    boolean beginsOn(LocalDate day, LocalDate today) {
        if (!today.isBefore(beginsOn)) {
            return false;
        }
        var next = day.isBefore(today) ? today : day;
        var isNew = !next.equals(beginsOn);
        beginsOn = next;
        return isNew;
    }

    /**
     * Takes the day on which it ends. It only moves as long as the end is not recorded, and once it is over only further back: what
     * has ended does not go on again, however late that is recorded.
     *
     * @return whether that is another day or another reason than before
     */
    boolean endsOn(LocalDate day, EndReason because, LocalDate today) {
        if (endRecordedAt != null || (today.isAfter(endsOn) && day.isAfter(endsOn))) {
            return false;
        }
        expect(Status.SCHEDULED, Status.ACTIVE);
        var isNew = !day.equals(endsOn) || because != endsBecause;
        endsOn = day;
        endsBecause = because;
        return isNew;
    }

    /** Its actual last day is over: writes the end down, once. */
    boolean recordEnd(LocalDate today, Instant now) {
        if (status == Status.ENDED || !today.isAfter(endsOn)) {
            return false;
        }
        expect(Status.SCHEDULED, Status.ACTIVE);
        status = Status.ENDED;
        endRecordedAt = now;
        return true;
    }

    /**
     * Takes what the rules now find against its holder.
     *
     * @param rules their names, or null when there is nothing
     * @return whether the office has something to hear that it has not heard
     */
    boolean conflictFound(@Nullable String rules) {
        var isNews = rules != null && !rules.equals(conflict);
        conflict = rules;
        return isNews;
    }

    void reminded() {
        timesReminded++;
    }

    public void requireMayCheck(String by) {
        notTheHolder(by);
    }

    /** Only the holder signs, or refuses to. */
    public void requireMaySign(String by) {
        if (!by.equals(staffNo())) {
            throw Refusal.forbidden("agreement.onlyTheHolderSigns");
        }
    }

    /** Whether this person may seal: not the holder, nor whoever handed in the holder's scan. */
    void requireMaySeal(String by, @Nullable String scanUploadedBy) {
        notTheHolder(by);
        if (by.equals(scanUploadedBy)) {
            throw Refusal.forbidden("twoPeople.uploaderConfirms");
        }
    }

    /** Whether this person may confirm the sealed scan and file the copies: not the holder, not who sealed. */
    public void requireMayFile(String by) {
        notTheHolder(by);
        signatures().requireMayFile(by);
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
                today.isAfter(endsOn) ? Status.ENDED : today.isBefore(beginsOn) ? Status.SCHEDULED : Status.ACTIVE;
        };
    }

    /** What the log calls it. */
    public String subject() {
        return subject(number);
    }

    public static String subject(String number) {
        return "agreement:" + number;
    }

    /** 00:00 of the day after the last one on which it can be signed. */
    public OffsetDateTime signingEndsAt(ZoneId zone) {
        return signBefore.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
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

    /** The number of the agreement this one renews. */
    public Optional<String> predecessor() {
        return Optional.ofNullable(predecessor);
    }

    /** The actual first day as known now: the agreed one, or a later one. */
    public LocalDate beginsOn() {
        return beginsOn;
    }

    /** The actual last day as known now: the agreed one, or an earlier one. */
    public LocalDate endsOn() {
        return endsOn;
    }

    /** Whether its holder is or was on the post under it, or will have been: not where it ends before its first day came. */
    public boolean isEverInForce() {
        return begun || !endsOn.isBefore(beginsOn);
    }

    /** The last day it was in force, on a day after it; known even before the end is recorded. */
    public Optional<LocalDate> endedOn(LocalDate today) {
        return status(today) == Status.ENDED ? Optional.of(endsOn) : Optional.empty();
    }

    public Optional<EndReason> endReason(LocalDate today) {
        return status(today) == Status.ENDED ? Optional.of(endsBecause) : Optional.empty();
    }

    /** When the end was written down. */
    public Optional<Instant> endRecordedAt() {
        return Optional.ofNullable(endRecordedAt);
    }

    /** The names of the rules its holder was last found to break. */
    public Optional<String> conflict() {
        return Optional.ofNullable(conflict);
    }
}
