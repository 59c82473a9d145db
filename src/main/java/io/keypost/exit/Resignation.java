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
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
public class Resignation {

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

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exit_case_seq")
    @SequenceGenerator(name = "exit_case_seq", sequenceName = "exit_case_seq", allocationSize = 1)
    private @Nullable Long id;

    /** The number of the agreement in force, or to come into force, when notice was given; what the log calls it goes by that. */
    @Getter
    private String agreementNumber;

    /** The number of the agreement it runs in now, or ended in: a signed successor carries it on. */
    @Getter
    private String runsIn;

    @Getter
    private long appointmentId;

    /** The holder. */
    @Getter
    private String staffNo;

    @Getter
    private String postCode;

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
    private NoticeDays days;

    /** Whether the rule in force on receipt moves a last day over rest days. */
    @Getter
    private boolean rollsOver;

    private @Nullable LocalDate shortenedTo;

    @Getter
    private Deed entered;

    private @Nullable String paperDocumentId;
    private @Nullable Deed confirmed;
    private @Nullable String receiptId;
    private @Nullable Instant receiptCollectedAt;

    /** Read by the register's view of exits. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Instant closedAt;

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

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Resignation() {}

    Resignation(
            Agreement agreement,
            Scope scope,
            Notice notice,
            boolean rollsOver,
            @Nullable String paperDocumentId,
            Deed entered) {
        agreementNumber = agreement.number();
        runsIn = agreementNumber;
        appointmentId = agreement.appointmentId();
        openKey = appointmentId;
        staffNo = agreement.staffNo();
        postCode = agreement.postCode();
        status = Status.RECEIVED;
        this.scope = scope;
        days = new NoticeDays(notice);
        this.rollsOver = rollsOver;
        this.paperDocumentId = paperDocumentId;
        this.entered = entered;
    }

    /**
     * The calendar its last day rests on has been loaded: worked out once more, by the rule as it was.
     *
     * @return whether the last day is another now
     */
    boolean settle(Notice again) {
        var before = lastDay();
        days = new NoticeDays(again);
        return !lastDay().equals(before);
    }

    /** Whether this person may confirm the receipt: not the holder, and of what HR has entered a second person. */
    void requireMayConfirm(String by) {
        notTheSubject(by);
        if (by.equals(entered.by())) {
            throw Refusal.forbidden("twoPeople.enteredConfirms");
        }
    }

    void confirm(Deed deed) {
        requireMayConfirm(deed.by());
        expect(Status.RECEIVED);
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

    void shorten(LocalDate to) {
        shortenedTo = to;
    }

    /** It is taken back, or was none; the agreement runs on. */
    void withdraw(@Nullable String why, Instant at) {
        expect(Status.RECEIVED, Status.NOTICE);
        close(Status.WITHDRAWN, at);
        closingReason = why;
    }

    /** The agreement has ended, and a signed successor goes on from it. */
    void carriedOnTo(String successorNumber) {
        runsIn = successorNumber;
    }

    /** The agreement has ended for good. */
    void over(Instant at) {
        expect(Status.RECEIVED, Status.NOTICE);
        close(Status.OVER, at);
    }

    private void close(Status as, Instant at) {
        status = as;
        openKey = null;
        closedAt = at;
    }

    private void expect(Status... expected) {
        if (!Arrays.asList(expected).contains(status)) {
            throw Refusal.conflict("resignation.state");
        }
    }

    /** What nobody can do for the holder. */
    void onlyTheHolder(String by) {
        if (!by.equals(staffNo)) {
            throw Refusal.forbidden("clearance.onlyTheHolder");
        }
    }

    /** The holder does nothing that others are to do. */
    public void notTheSubject(String by) {
        if (by.equals(staffNo)) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
    }

    void succeededBy(@Nullable Long appointmentId) {
        successorDecided = true;
        successorAppointmentId = appointmentId;
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    /**
     * Whether its last day ends the agreement: what a holder has given counts at once, what HR has entered once its receipt is issued, and
     * nothing once the leading group has consented to its withdrawal.
     */
    public boolean isEffective() {
        var isLifted = requests.stream()
                .anyMatch(one -> one.kind() == NoticeRequest.Kind.WITHDRAWAL
                        && one.granted().orElse(false));
        return status != Status.WITHDRAWN && (isByHolder() || receiptId != null) && !isLifted;
    }

    /** The dates as they were worked out. */
    public Notice notice() {
        return days.notice();
    }

    /** The notice's last day: the one worked out, or an earlier one it was shortened to. */
    public LocalDate lastDay() {
        var computed = days.notice().lastDay();
        return shortenedTo != null && shortenedTo.isBefore(computed) ? shortenedTo : computed;
    }

    public Optional<LocalDate> shortenedTo() {
        return Optional.ofNullable(shortenedTo);
    }

    /** Whether the holder has given it in the system, not HR for the holder. */
    public boolean isByHolder() {
        return entered.by().equals(staffNo);
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
