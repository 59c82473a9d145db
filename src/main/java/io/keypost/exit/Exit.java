package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndReason;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.rule.Refusal;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/**
 * 离岗: from the holder's notice, or from the end of an agreement that came otherwise, to nothing being open any more; one for each
 * appointment, but for notices that were withdrawn. It never delays the end.
 */
@Entity
@Table(name = "exit_case")
public class Exit {

    /** The states of domain.md §5. An end without notice enters at the clearance. */
    public enum Status {
        /** Notice was given, its receipt is not confirmed. */
        RECEIVED,
        NOTICE,
        DECLASSIFYING,
        CLEARANCE,
        CLOSED,
        WITHDRAWN;

        /** Whether a notice runs, or is about to. */
        public boolean isNotice() {
            return this == RECEIVED || this == NOTICE || this == DECLASSIFYING;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exit_case_seq")
    @SequenceGenerator(name = "exit_case_seq", sequenceName = "exit_case_seq", allocationSize = 1)
    private @Nullable Long id;

    private String agreementNumber;

    private long appointmentId;

    private String staffNo;
    private String postCode;

    @Enumerated(EnumType.STRING)
    private @Nullable EndReason reason;

    private LocalDate lastDay;

    /** Unique while it stands: one exit an appointment, however often its end is reported. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Long standingKey;

    @OneToOne(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @JoinColumn(name = "resignation_id")
    private @Nullable Resignation resignation;

    @Enumerated(EnumType.STRING)
    private Status status;

    private Instant openedAt;
    private @Nullable Instant closedAt;
    private @Nullable Instant overdueSince;

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @JoinColumn(name = "exit_id", nullable = false)
    @OrderBy("id")
    @Fetch(FetchMode.SUBSELECT)
    private List<ClearanceItem> items = new ArrayList<>();

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Exit() {}

    private Exit(Agreement agreement, Status status, LocalDate lastDay, Instant at) {
        agreementNumber = agreement.number();
        appointmentId = agreement.appointmentId();
        standingKey = appointmentId;
        staffNo = agreement.staffNo();
        postCode = agreement.postCode();
        this.status = status;
        this.lastDay = lastDay;
        openedAt = at;
    }

    /** An agreement has ended without notice. */
    Exit(Agreement agreement, EndReason reason, List<ClearanceItem> items, Instant at) {
        this(agreement, Status.CLEARANCE, agreement.endsOn(), at);
        this.reason = reason;
        this.items.addAll(items);
    }

    /** Notice was given; there is nothing to clear yet. */
    Exit(Agreement agreement, Resignation resignation, Instant at) {
        this(agreement, Status.RECEIVED, resignation.lastDay(), at);
        this.resignation = resignation;
    }

    /** The receipt is confirmed: the notice period runs, from the day of receipt. */
    void noticeConfirmed() {
        expect(Status.RECEIVED);
        status = Status.NOTICE;
    }

    /** Another last day of the notice. */
    void noticeMoved() {
        lastDay = noticed().lastDay();
    }

    /** The holder has left the post inside the notice period, though not the agreement. */
    boolean declassify() {
        if (status == Status.DECLASSIFYING) {
            return false;
        }
        expect(Status.NOTICE);
        status = Status.DECLASSIFYING;
        return true;
    }

    /** The notice is taken back, or was none; the agreement runs on. */
    void withdraw(@Nullable String why, Instant at) {
        expect(Status.RECEIVED, Status.NOTICE, Status.DECLASSIFYING);
        noticed().closed(why);
        status = Status.WITHDRAWN;
        standingKey = null;
        closedAt = at;
    }

    /** The agreement has ended, and a signed successor goes on from it: the notice is carried on to that. */
    void carriedOnTo(String successorNumber) {
        agreementNumber = successorNumber;
    }

    /** The agreement has ended before its first day: there is nothing to clear. */
    void endedUnbegun(Agreement agreement, Instant at) {
        ended(agreement);
        status = Status.CLOSED;
        closedAt = at;
    }

    /** The agreement has ended, by the notice or by what came first: now it is cleared. */
    void clear(Agreement agreement, List<ClearanceItem> what) {
        ended(agreement);
        items.addAll(what);
        status = Status.CLEARANCE;
    }

    private void ended(Agreement agreement) {
        agreementNumber = agreement.number();
        reason = agreement.endsBecause();
        lastDay = agreement.endsOn();
    }

    private void expect(Status... expected) {
        if (!Arrays.asList(expected).contains(status)) {
            throw Refusal.conflict("resignation.state");
        }
    }

    boolean overdue(Instant since) {
        if (overdueSince != null || status == Status.CLOSED) {
            return false;
        }
        overdueSince = since;
        return true;
    }

    boolean close(Instant at) {
        if (status == Status.CLOSED) {
            return false;
        }
        clearance().expectNoneOpen(EnumSet.allOf(Kind.class));
        status = Status.CLOSED;
        closedAt = at;
        return true;
    }

    /** What is to be settled, and who may. */
    Clearance clearance() {
        return new Clearance(this, items);
    }

    /** Whether this person may do that kind of thing: the holder what is the holder's, somebody else the rest. */
    public void may(Kind kind, String by) {
        if (kind.isHolders()) {
            onlyTheHolder(by);
        } else {
            notTheSubject(by);
        }
    }

    /** What nobody can do for the holder. */
    void onlyTheHolder(String by) {
        if (!by.equals(staffNo)) {
            throw Refusal.forbidden("clearance.onlyTheHolder");
        }
    }

    /** Nobody but the holder acts in their own case, and the holder does nothing that others are to do. */
    void notTheSubject(String by) {
        if (by.equals(staffNo)) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public String agreementNumber() {
        return agreementNumber;
    }

    public String staffNo() {
        return staffNo;
    }

    public String postCode() {
        return postCode;
    }

    public long appointmentId() {
        return appointmentId;
    }

    /** Why the agreement ended; empty while it runs on. */
    public Optional<EndReason> reason() {
        return Optional.ofNullable(reason);
    }

    /** The notice it began with. */
    public Optional<Resignation> resignation() {
        return Optional.ofNullable(resignation);
    }

    /** The notice it began with, of an exit that did. */
    Resignation noticed() {
        return resignation().orElseThrow(() -> Refusal.conflict("resignation.none", agreementNumber));
    }

    /** The last day of the agreement; while the notice runs, of the notice. */
    public LocalDate lastDay() {
        return lastDay;
    }

    public Status status() {
        return status;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    /** Since when it is overdue and the office has been told. */
    public Optional<Instant> overdueSince() {
        return Optional.ofNullable(overdueSince);
    }

    public List<ClearanceItem> items() {
        return List.copyOf(items);
    }

    /** Whether the holder can still do anything about it. */
    public boolean holderActs() {
        return reason != EndReason.DEATH;
    }

    /** Whether anything of these kinds is still open. */
    public boolean isOpen(Set<Kind> kinds) {
        return clearance().open(kinds).findAny().isPresent();
    }
}
