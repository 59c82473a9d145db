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
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.Getter;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/**
 * 清退: what is to be settled once an agreement has ended for good, and who may. It never delays the end. Nobody decides on their own
 * case, and who revokes access does not verify it (domain.md §7).
 */
@Entity
@Table(name = "clearance")
@BatchSize(size = 100)
public class Clearance extends ExitPart {

    /** Open until nothing in it is. */
    public enum Status {
        OPEN,
        CLOSED
    }

    private static final Set<Kind> BEFORE_VERIFICATION = EnumSet.complementOf(EnumSet.of(Kind.VERIFICATION));

    private @Nullable Long resignationId;

    @Enumerated(EnumType.STRING)
    private EndReason reason;

    @Enumerated(EnumType.STRING)
    @Getter
    private Status status;

    @Getter
    private Instant openedAt;

    private @Nullable Instant overdueSince;

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @JoinColumn(name = "clearance_id", nullable = false)
    @OrderBy("id")
    @Fetch(FetchMode.SUBSELECT)
    private List<ClearanceItem> items = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Clearance() {}

    /**
     * An agreement has ended for good.
     *
     * @param resignationId of the notice it followed; null when there was none
     */
    Clearance(Agreement agreement, @Nullable Long resignationId, List<ClearanceItem> items, Instant at) {
        super(agreement);
        this.resignationId = resignationId;
        reason = agreement.endsBecause();
        status = Status.OPEN;
        openedAt = at;
        this.items.addAll(items);
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
        closed(at);
        return true;
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

    /** What the holder commits to in writing, or refuses to: either settles it. */
    ClearanceItem commitment(String by) {
        may(Kind.COMMITMENT, by);
        expectUnverified();
        return the(Kind.COMMITMENT);
    }

    /** All is as it is written: the last thing to be settled. */
    void verify(@Nullable String remark, String by, LocalDate on) {
        expectUnverified();
        expectNoneOpen(BEFORE_VERIFICATION);
        the(Kind.VERIFICATION).settle(Receipt.of(remark), by, on);
    }

    /** The thing to be written off, which is nothing for the leaving person to decide. */
    ClearanceItem toWriteOff(long itemId, String by) {
        requireAnother(by);
        expectUnverified();
        var item = item(itemId);
        if (item.kind() == Kind.VERIFICATION) {
            expectNoneOpen(BEFORE_VERIFICATION);
        }
        return item;
    }

    /** The access that was revoked, as the one who is to verify that needs it. */
    Verifiers.Revocation revocation() {
        var revokers = items.stream()
                .filter(item -> item.kind() == Kind.ACCESS)
                .flatMap(item -> item.doneBy().stream())
                .collect(Collectors.toSet());
        return new Verifiers.Revocation(postCode(), staffNo(), revokers);
    }

    void expectNoneOpen(Set<Kind> kinds) {
        var open = open(kinds).map(ClearanceItem::name).toList();
        if (!open.isEmpty()) {
            throw Refusal.conflict("clearance.itemsOpen", open.size(), String.join(", ", open));
        }
    }

    private Stream<ClearanceItem> open(Set<Kind> kinds) {
        return items.stream().filter(item -> item.isOpen() && kinds.contains(item.kind()));
    }

    private void expectUnverified() {
        if (status != Status.OPEN || !the(Kind.VERIFICATION).isOpen()) {
            throw Refusal.conflict("clearance.verified");
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

    /** Whether this person may do that kind of thing: the holder what is the holder's, somebody else the rest. */
    public void may(Kind kind, String by) {
        if (kind.isHolders()) {
            requireHolder(by);
        } else {
            requireAnother(by);
        }
    }

    /** The notice it followed. */
    public Optional<Long> resignationId() {
        return Optional.ofNullable(resignationId);
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
        return open(kinds).findAny().isPresent();
    }
}
