package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.rule.Refusal;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/**
 * 辞岗: the holder's notice (§3(3)). The rule and its dates are kept as they were when it was received; a later change of settings
 * alters nothing. What state it is in, its {@link Exit} says.
 */
@Entity
@Table(name = "resignation")
@BatchSize(size = 100)
public class Resignation {

    /** What the holder gives up. */
    public enum Scope {
        /** 辞去岗位: the key post only. */
        POST,
        /** 离职: the employment with it. */
        EMPLOYMENT
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "resignation_seq")
    @SequenceGenerator(name = "resignation_seq", sequenceName = "resignation_seq", allocationSize = 1)
    private @Nullable Long id;

    private String agreementNumber;
    private String staffNo;

    @Enumerated(EnumType.STRING)
    private Scope scope;

    private LocalDate receivedOn;
    private String period;
    private boolean rollsOver;
    private LocalDate unrolled;
    private LocalDate rolled;
    private LocalDate computedLastDay;
    private boolean provisional;
    private @Nullable LocalDate shortenedTo;

    private String enteredBy;
    private Instant enteredAt;
    private @Nullable String paperDocumentId;
    private @Nullable String confirmedBy;
    private @Nullable Instant confirmedAt;
    private @Nullable String receiptId;
    private @Nullable Instant receiptCollectedAt;
    private @Nullable String closingReason;
    private @Nullable Long successorAppointmentId;
    private boolean successorDecided;

    /** Null on loading while nothing is decided. */
    @Embedded
    private @Nullable Transfer transfer;

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @JoinColumn(name = "resignation_id", nullable = false)
    @OrderBy("id")
    @BatchSize(size = 100)
    private List<NoticeRequest> requests = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Resignation() {}

    Resignation(
            Agreement agreement,
            Scope scope,
            Notice notice,
            boolean rollsOver,
            @Nullable String paperDocumentId,
            String by,
            Instant at) {
        agreementNumber = agreement.number();
        staffNo = agreement.staffNo();
        this.scope = scope;
        this.rollsOver = rollsOver;
        this.paperDocumentId = paperDocumentId;
        enteredBy = by;
        enteredAt = at;
        take(notice);
    }

    private void take(Notice notice) {
        receivedOn = notice.receivedOn();
        period = notice.period().toString();
        unrolled = notice.unrolled();
        rolled = notice.rolled();
        computedLastDay = notice.lastDay();
        provisional = notice.provisional();
    }

    /**
     * The calendar its last day rests on has been loaded: worked out once more, by the rule as it was.
     *
     * @return whether the last day is another now
     */
    boolean settle(Notice again) {
        var before = lastDay();
        take(again);
        return !lastDay().equals(before);
    }

    /** Whether this person may confirm the receipt: not the holder, and what HR has entered a second person. */
    void mayConfirm(String by) {
        if (by.equals(enteredBy)) {
            throw Refusal.forbidden("twoPeople.enteredConfirms");
        }
    }

    void confirm(String by, Instant at) {
        mayConfirm(by);
        confirmedBy = by;
        confirmedAt = at;
    }

    void receiptIssued(String documentId) {
        receiptId = documentId;
    }

    void receiptCollected(Instant at) {
        if (receiptCollectedAt == null) {
            receiptCollectedAt = at;
        }
    }

    void ask(NoticeRequest request) {
        if (open(request.kind()).isPresent()) {
            throw Refusal.conflict("resignation.asked");
        }
        requests.add(request);
    }

    Optional<NoticeRequest> open(NoticeRequest.Kind kind) {
        return requests.stream()
                .filter(request -> request.kind() == kind && request.isOpen())
                .findFirst();
    }

    void shorten(LocalDate to) {
        shortenedTo = to;
    }

    void closed(@Nullable String why) {
        closingReason = why;
    }

    void succeededBy(@Nullable Long appointmentId) {
        successorDecided = true;
        successorAppointmentId = appointmentId;
    }

    /** The number of the agreement in force, or to come into force, when notice was given; a signed successor ends with it. */
    public String agreementNumber() {
        return agreementNumber;
    }

    public Scope scope() {
        return scope;
    }

    /** The dates as they were worked out. */
    public Notice notice() {
        return new Notice(receivedOn, Period.parse(period), unrolled, rolled, computedLastDay, provisional);
    }

    /** Whether the rule in force on receipt moves a last day over rest days. */
    public boolean rollsOver() {
        return rollsOver;
    }

    /** The notice's last day: the one worked out, or an earlier one it was shortened to. */
    public LocalDate lastDay() {
        return shortenedTo != null && shortenedTo.isBefore(computedLastDay) ? shortenedTo : computedLastDay;
    }

    public Optional<LocalDate> shortenedTo() {
        return Optional.ofNullable(shortenedTo);
    }

    /** Whether the holder has given it in the system, not HR for the holder. */
    public boolean isByHolder() {
        return enteredBy.equals(staffNo);
    }

    public String enteredBy() {
        return enteredBy;
    }

    public Instant enteredAt() {
        return enteredAt;
    }

    /** The scan of a notice on paper. */
    public Optional<String> paperDocumentId() {
        return Optional.ofNullable(paperDocumentId);
    }

    public Optional<String> confirmedBy() {
        return Optional.ofNullable(confirmedBy);
    }

    public Optional<Instant> confirmedAt() {
        return Optional.ofNullable(confirmedAt);
    }

    /** The 辞岗通知回执. */
    public Optional<String> receiptId() {
        return Optional.ofNullable(receiptId);
    }

    public Optional<Instant> receiptCollectedAt() {
        return Optional.ofNullable(receiptCollectedAt);
    }

    /** Why it was withdrawn, or returned to whoever entered it. */
    public Optional<String> closingReason() {
        return Optional.ofNullable(closingReason);
    }

    /** The nomination that is to fill the post. */
    public Optional<Long> successorAppointmentId() {
        return Optional.ofNullable(successorAppointmentId);
    }

    /** Whether the department has said who comes next, or that nobody does for now. */
    public boolean isSuccessorDecided() {
        return successorDecided;
    }

    /** What the leading group decided on the transfer. */
    public Transfer transfer() {
        if (transfer == null) {
            transfer = new Transfer();
        }
        return transfer;
    }

    /** What was asked of the notice, in order. */
    public List<NoticeRequest> requests() {
        return List.copyOf(requests);
    }
}
