package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndReason;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.rule.Refusal;
import io.keypost.staff.Person;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/**
 * 离岗: from the holder's notice, or from the end of an agreement that came otherwise, to nothing being open any more; one for each
 * appointment, but for notices that were withdrawn. It never delays the end. Knows who may do what: nobody decides on their own case, and whoever revokes access does not verify it (domain.md §7).
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

    static final String SECURITY = "SECURITY";
    private static final Set<Kind> BEFORE_VERIFICATION = EnumSet.complementOf(EnumSet.of(Kind.VERIFICATION));

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

    void add(ClearanceItem item) {
        expectUnverified();
        items.add(item);
    }

    /** Hands over, revokes or takes back one thing. */
    ClearanceItem settle(long itemId, Receipt receipt, Person subject, String by, LocalDate on) {
        var item = item(itemId);
        if (!EnumSet.of(Kind.HANDOVER, Kind.ACCESS, Kind.MATERIAL).contains(item.kind())) {
            throw Refusal.conflict("clearance.otherWay", item.name());
        }
        expectUnverified();
        may(item.kind(), by);
        receipt.require(item.kind() == Kind.MATERIAL, !holderActs(), subject);
        item.settle(receipt, by, on);
        return item;
    }

    /** The holder commits to secrecy in writing, or refuses to: either settles it. */
    void commit(@Nullable String scanId, String refusal, String by, LocalDate on) {
        may(Kind.COMMITMENT, by);
        expectUnverified();
        if (scanId != null) {
            the(Kind.COMMITMENT).commit(scanId, by, on);
        } else {
            the(Kind.COMMITMENT).refuse(refusal, by, on);
        }
    }

    /** All is as it is written: the last thing to be settled. */
    void verify(@Nullable String remark, String by, LocalDate on) {
        expectUnverified();
        expectNoneOpen(BEFORE_VERIFICATION);
        the(Kind.VERIFICATION).settle(Receipt.of(remark), by, on);
    }

    /** The thing to be written off, which is nothing for the leaving person to decide. */
    ClearanceItem toWriteOff(long itemId, String by) {
        notTheSubject(by);
        expectUnverified();
        var item = item(itemId);
        if (item.kind() == Kind.VERIFICATION) {
            expectNoneOpen(BEFORE_VERIFICATION);
        }
        return item;
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
        expectNoneOpen(EnumSet.allOf(Kind.class));
        status = Status.CLOSED;
        closedAt = at;
        return true;
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

    /**
     * Whether this person may verify.
     *
     * @param administrators the security administrators in post
     * @param forTheOffice whether the person belongs to the office
     */
    void mayVerify(String by, List<String> administrators, boolean forTheOffice) {
        notTheSubject(by);
        if (revokers().contains(by)) {
            throw Refusal.forbidden("twoPeople.revokerVerifies");
        }
        var verifiers = verifiers(administrators);
        if (verifiers.isEmpty() ? !forTheOffice : !verifiers.contains(by)) {
            throw Refusal.forbidden("clearance.notTheVerifier");
        }
    }

    /** Those of the security administrators who may verify; of one of their own, and when there is nobody, the office does. */
    List<String> verifiers(List<String> administrators) {
        var revokers = revokers();
        return administrators.stream()
                .filter(one -> !postCode.equals(SECURITY) && !one.equals(staffNo) && !revokers.contains(one))
                .toList();
    }

    private Set<String> revokers() {
        return status.isNotice()
                ? noticed().transfer().revokedBy().stream().collect(Collectors.toSet())
                : items.stream()
                        .filter(item -> item.kind() == Kind.ACCESS)
                        .flatMap(item -> item.doneBy().stream())
                        .collect(Collectors.toSet());
    }

    void expectNoneOpen(Set<Kind> kinds) {
        var open = items.stream()
                .filter(item -> item.isOpen() && kinds.contains(item.kind()))
                .map(ClearanceItem::name)
                .toList();
        if (!open.isEmpty()) {
            throw Refusal.conflict("clearance.itemsOpen", open.size(), String.join(", ", open));
        }
    }

    private void expectUnverified() {
        if (status.isNotice()) {
            throw Refusal.conflict("clearance.notEnded", agreementNumber);
        }
        if (status != Status.CLEARANCE || !the(Kind.VERIFICATION).isOpen()) {
            throw Refusal.conflict("clearance.verified");
        }
    }

    /** Nobody but the holder acts in their own case, and the holder does nothing that others are to do. */
    void notTheSubject(String by) {
        if (by.equals(staffNo)) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
    }

    private ClearanceItem item(long itemId) {
        return first(item -> item.id() == itemId);
    }

    private ClearanceItem the(Kind kind) {
        return first(item -> item.kind() == kind);
    }

    private ClearanceItem first(Predicate<ClearanceItem> wanted) {
        return items.stream().filter(wanted).findFirst().orElseThrow(() -> Refusal.notFound("clearance.itemUnknown"));
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
        return items.stream().anyMatch(item -> item.isOpen() && kinds.contains(item.kind()));
    }
}
