package io.keypost.exit;

import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.rule.Refusal;
import io.keypost.staff.Person;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 离岗清理: what is to be settled of an exit, and who may. Nobody decides on their own case, and whoever revokes access does not verify it
 * (domain.md §7).
 */
final class Clearance {

    static final String SECURITY = "SECURITY";
    private static final Set<Kind> BEFORE_VERIFICATION = EnumSet.complementOf(EnumSet.of(Kind.VERIFICATION));

    private final Exit exit;
    private final List<ClearanceItem> items;

    /**
     * @param items the exit's own: what is added here is the exit's
     */
    Clearance(Exit exit, List<ClearanceItem> items) {
        this.exit = exit;
        this.items = items;
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
        exit.may(item.kind(), by);
        receipt.require(item.kind() == Kind.MATERIAL, !exit.holderActs(), subject);
        item.settle(receipt, by, on);
        return item;
    }

    /** The holder commits to secrecy in writing, or refuses to: either settles it. */
    void commit(@Nullable String scanId, String refusal, String by, LocalDate on) {
        exit.may(Kind.COMMITMENT, by);
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
        exit.notTheSubject(by);
        expectUnverified();
        var item = item(itemId);
        if (item.kind() == Kind.VERIFICATION) {
            expectNoneOpen(BEFORE_VERIFICATION);
        }
        return item;
    }

    /**
     * Whether this person may verify.
     *
     * @param administrators the security administrators in post
     * @param forTheOffice whether the person belongs to the office
     */
    void mayVerify(String by, List<String> administrators, boolean forTheOffice) {
        exit.notTheSubject(by);
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
                .filter(one ->
                        !exit.postCode().equals(SECURITY) && !one.equals(exit.staffNo()) && !revokers.contains(one))
                .toList();
    }

    private Set<String> revokers() {
        return exit.status().isNotice()
                ? exit.noticed().transfer().revokedBy().stream().collect(Collectors.toSet())
                : items.stream()
                        .filter(item -> item.kind() == Kind.ACCESS)
                        .flatMap(item -> item.doneBy().stream())
                        .collect(Collectors.toSet());
    }

    void expectNoneOpen(Set<Kind> kinds) {
        var open = open(kinds).map(ClearanceItem::name).toList();
        if (!open.isEmpty()) {
            throw Refusal.conflict("clearance.itemsOpen", open.size(), String.join(", ", open));
        }
    }

    Stream<ClearanceItem> open(Set<Kind> kinds) {
        return items.stream().filter(item -> item.isOpen() && kinds.contains(item.kind()));
    }

    private void expectUnverified() {
        if (exit.status().isNotice()) {
            throw Refusal.conflict("clearance.notEnded", exit.agreementNumber());
        }
        if (exit.status() != Exit.Status.CLEARANCE || !the(Kind.VERIFICATION).isOpen()) {
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
}
