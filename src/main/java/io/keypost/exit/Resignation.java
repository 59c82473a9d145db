package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.audit.Deed;
import io.keypost.rule.Refusal;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.Getter;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/**
 * 辞岗: the holder's notice (§3(3)), and the one home of its last day. The rule and its dates are kept as they were when it was received;
 * a later change of settings alters nothing.
 */
@Entity
@Table(name = "resignation")
@BatchSize(size = 100)
public class Resignation extends ExitPart {

    /** What the holder gives up. */
    public enum Scope {
        /** 辞去岗位: the key post only. */
        POST,
        /** 离职: the employment with it. */
        EMPLOYMENT
    }

    /** How far it has come; whether the holder has been moved off the post, the appointment says. */
    public enum Status {
        /** Given, and its receipt is not confirmed. */
        RECEIVED,
        NOTICE,
        WITHDRAWN,
        /** The agreement has ended, by the notice or by what came first. */
        OVER;

        public boolean isRunning() {
            return this == RECEIVED || this == NOTICE;
        }
    }

    /** The number of the agreement it runs in now, or ended in: a signed successor carries it on. */
    @Getter
    private String runsIn;

    @Enumerated(EnumType.STRING)
    @Getter
    private Status status;

    /** Unique while it runs: one notice an appointment. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Long openKey;

    @Enumerated(EnumType.STRING)
    @Getter
    private Scope scope;

    @Embedded
    @Getter(AccessLevel.PACKAGE)
    private NoticeDays days;

    @Getter
    private Deed entered;

    private @Nullable String paperDocumentId;
    private @Nullable Deed confirmed;
    private @Nullable String receiptId;
    private @Nullable Instant receiptCollectedAt;
    private @Nullable String closingReason;

    @Embedded
    @Getter
    private Succession succession = new Succession();

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

    Resignation(Agreement agreement, Scope scope, NoticeDays days, @Nullable String paperDocumentId, Deed entered) {
        super(agreement);
        runsIn = agreement.number();
        openKey = agreement.appointmentId();
        status = Status.RECEIVED;
        this.scope = scope;
        this.days = days;
        this.paperDocumentId = paperDocumentId;
        this.entered = entered;
    }

    /** Whether this person may confirm the receipt: not the holder, and of what HR has entered a second person. */
    public void requireMayConfirm(String by) {
        requireAnother(by);
        if (by.equals(entered.by())) {
            throw Refusal.forbidden("twoPeople.enteredConfirms");
        }
    }

    void confirm(Deed deed) {
        requireMayConfirm(deed.by());
        expect(status == Status.RECEIVED);
        status = Status.NOTICE;
        confirmed = deed;
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

    /** It is taken back, or was none; the agreement runs on. */
    void withdraw(@Nullable String why, Instant at) {
        close(Status.WITHDRAWN, at);
        closingReason = why;
    }

    /** The agreement has ended, and a signed successor goes on from it. */
    void carriedOnTo(String successorNumber) {
        runsIn = successorNumber;
    }

    /** The agreement has ended for good. */
    void over(Instant at) {
        close(Status.OVER, at);
    }

    private void close(Status as, Instant at) {
        expect(status.isRunning());
        status = as;
        openKey = null;
        closed(at);
    }

    private static void expect(boolean state) {
        if (!state) {
            throw Refusal.conflict("resignation.state");
        }
    }

    /**
     * Whether its last day ends the agreement: what a holder has given counts at once, what HR has entered once its receipt is issued, and
     * nothing once the leading group has consented to its withdrawal.
     */
    public boolean isEffective() {
        return status != Status.WITHDRAWN
                && (isByHolder() || receiptId != null)
                && grantedWithdrawal().isEmpty();
    }

    Optional<NoticeRequest> grantedWithdrawal() {
        return requests.stream().filter(NoticeRequest::isGrantedWithdrawal).findFirst();
    }

    /** The dates as they were worked out. */
    public Notice notice() {
        return days.notice();
    }

    /** The notice's last day: the one worked out, or an earlier one it was shortened to. */
    public LocalDate lastDay() {
        return days.lastDay();
    }

    public Optional<LocalDate> shortenedTo() {
        return days.shortenedTo();
    }

    /** Whether the holder has given it in the system, not HR for the holder. */
    public boolean isByHolder() {
        return entered.by().equals(staffNo());
    }

    /** The scan of a notice on paper. */
    public Optional<String> paperDocumentId() {
        return Optional.ofNullable(paperDocumentId);
    }

    public Optional<Deed> confirmed() {
        return Optional.ofNullable(confirmed);
    }

    /** The 辞岗通知回执. */
    public Optional<String> receiptId() {
        return Optional.ofNullable(receiptId);
    }

    public Optional<Instant> receiptCollectedAt() {
        return Optional.ofNullable(receiptCollectedAt);
    }

    /** Why it was withdrawn, or given back to who entered it. */
    public Optional<String> closingReason() {
        return Optional.ofNullable(closingReason);
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
