package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.Appointing;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.Signing;
import io.keypost.audit.AuditLog;
import io.keypost.document.Fonts;
import io.keypost.document.Scans;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.rule.Refusal;
import io.keypost.staff.People;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 清退: from an agreement that has ended to nothing being open any more. Each step goes on record with the agreement. */
@Service
@Transactional
public class Clearing {

    private final Exits exits;
    private final Agreements agreements;
    private final Signing signing;
    private final Scans scans;
    private final Appointing appointing;
    private final People people;
    private final ClearancePapers papers;
    private final Fonts fonts;
    private final AuditLog audit;
    private final ClearanceSettings settings;
    private final Clock clock;

    Clearing(
            Exits exits,
            Agreements agreements,
            Signing signing,
            Scans scans,
            Appointing appointing,
            People people,
            ClearancePapers papers,
            Fonts fonts,
            AuditLog audit,
            ClearanceSettings settings,
            Clock clock) {
        this.exits = exits;
        this.agreements = agreements;
        this.signing = signing;
        this.scans = scans;
        this.appointing = appointing;
        this.people = people;
        this.papers = papers;
        this.fonts = fonts;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** Opens the exit of an agreement that has ended; repeated, it answers the one that is there. */
    public Exit open(String number) {
        var agreement = signing.get(number);
        var begun = exits.lock(number);
        if (begun.filter(exit -> !exit.status().isNotice()).isPresent()) {
            return begun.get();
        }
        var reason = agreement
                .endReason(LocalDate.now(clock))
                .orElseThrow(() -> Refusal.conflict("clearance.notEnded", number));
        var items = settings.itemsOf(agreement.postCode(), reason != EndReason.DEATH);
        begun.ifPresent(exit -> exit.clear(agreement, items));
        var exit = exits.saveAndFlush(begun.orElseGet(() -> new Exit(agreement, reason, items, Instant.now(clock))));
        audit.record(agreement.subject(), "clearance.opened", AuditLog.SYSTEM, null);
        if (exit.holderActs()) {
            papers.setCommitment(agreement);
        }
        return exit;
    }

    /** The exit of an agreement, for whoever is about to act on it. */
    public Exit get(String number) {
        return exits.lock(number).orElseThrow(() -> Refusal.notFound("clearance.unknown", number));
    }

    /** A piece of material that has to come back. */
    public void add(String number, @Nullable String name, @Nullable String its, @Nullable Integer copies, String by) {
        var exit = get(number);
        exit.may(Kind.MATERIAL, by);
        var item = new ClearanceItem(Kind.MATERIAL, name, its, copies);
        fonts.requirePrintable("name", item.name());
        fonts.requirePrintable("number", item.number().orElse(""));
        exit.clearance().add(item);
        audit.record(subject(number), "clearance.materialAdded", by, item.name());
    }

    /** One thing is handed over, revoked or taken back. */
    public void settle(String number, long itemId, Receipt receipt, String by) {
        var exit = get(number);
        receipt.requirePrintable(fonts);
        var subject = people.findById(exit.staffNo()).orElseThrow();
        var item = exit.clearance().settle(itemId, receipt, subject, by, LocalDate.now(clock));
        audit.record(subject(number), "clearance.settled." + item.kind(), by, item.name());
        settled(exit, item);
    }

    /** The holder has signed the commitment and hands in the scan. */
    public void commit(String number, String by, String scanId) {
        if (scanId.isBlank()) {
            throw Refusal.rule("scan", "clearance.scanMissing");
        }
        scans.take(scanId, subject(number) + "/commitment", by);
        get(number).clearance().commit(scanId, "", by, LocalDate.now(clock));
        audit.record(subject(number), "clearance.committed", by, null);
    }

    /** The holder does not commit; that is put on record, and that is all: the duty stands without it (§3(4)). */
    public void refuseToCommit(String number, String by, String reason) {
        var given = Texts.required("reason", reason, Receipt.LONGEST_REMARK);
        get(number).clearance().commit(null, given, by, LocalDate.now(clock));
        audit.record(subject(number), "clearance.commitmentRefused", by, given);
    }

    /** Somebody is done with their part, in which nothing may be open. */
    public void finish(String number, Kind kind, String by, @Nullable String remark) {
        var exit = get(number);
        exit.may(kind, by);
        exit.clearance().expectNoneOpen(EnumSet.of(kind));
        var given = Texts.optional("remark", remark, Receipt.LONGEST_REMARK);
        audit.record(subject(number), "clearance.finished." + kind, by, given);
    }

    /**
     * Whether this person may verify.
     *
     * @param forTheOffice whether the person belongs to the office
     */
    public void mayVerify(String number, String by, boolean forTheOffice) {
        mayVerify(get(number), by, forTheOffice);
    }

    void mayVerify(Exit exit, String by, boolean forTheOffice) {
        exit.clearance().mayVerify(by, securityAdministrators(), forTheOffice);
    }

    /** Who is to verify; empty when the office is. */
    public Optional<String> verifierOf(String number) {
        return verifierOf(get(number));
    }

    Optional<String> verifierOf(Exit exit) {
        return exit.clearance().verifiers(securityAdministrators()).stream().findFirst();
    }

    /** All is as it is written down; the last thing to be settled. */
    public void verify(String number, String by, boolean forTheOffice, @Nullable String remark) {
        mayVerify(number, by, forTheOffice);
        var exit = get(number);
        exit.clearance().verify(remark, by, LocalDate.now(clock));
        appointing.accessVerified(exit.appointmentId());
        audit.record(subject(number), "clearance.verified", by, remark);
    }

    /** Asks to let something open be; it takes a second person to confirm. */
    public void askWriteOff(String number, long itemId, @Nullable String reason, String by) {
        var given = Texts.required("reason", reason, WriteOff.LONGEST_REASON);
        fonts.requirePrintable("reason", given);
        var item = get(number).clearance().toWriteOff(itemId, by);
        item.askWriteOff(by, given, Instant.now(clock));
        audit.record(subject(number), "clearance.writeOffAsked", by, "%s: %s".formatted(item.name(), given));
    }

    /** A second person agrees to let it be. */
    public Exit confirmWriteOff(String number, long itemId, String by) {
        var exit = get(number);
        var item = exit.clearance().toWriteOff(itemId, by);
        item.confirmWriteOff(by, Instant.now(clock));
        audit.record(subject(number), "clearance.writtenOff", by, item.name());
        settled(exit, item);
        return exit;
    }

    /** It takes too long: the office is told, and it is on record, once. */
    public void overdue(String number) {
        if (get(number).overdue(Instant.now(clock))) {
            audit.record(subject(number), "clearance.overdue", AuditLog.SYSTEM, null);
        }
    }

    /** Nothing is open: the exit is closed; repeated, nothing changes. */
    public void close(String number) {
        if (get(number).close(Instant.now(clock))) {
            audit.record(subject(number), "clearance.closed", AuditLog.SYSTEM, null);
        }
    }

    /** Whether this person is a security administrator in post today. */
    @Transactional(readOnly = true)
    public boolean isSecurityAdministrator(String staffNo) {
        return securityAdministrators().contains(staffNo);
    }

    /** The longest in post first. */
    private List<String> securityAdministrators() {
        return agreements.inForceOn(LocalDate.now(clock)).stream()
                .filter(agreement -> agreement.postCode().equals(Clearance.SECURITY)
                        && !appointing.get(agreement.appointmentId()).isWithoutAccess())
                .sorted(Comparator.comparing(agreement -> agreement.term().firstDay()))
                .map(Agreement::staffNo)
                .toList();
    }

    /** All access is gone, or all classified material back: of that the list is set, as a new version each time it is. */
    private void settled(Exit exit, ClearanceItem changed) {
        if (exit.isOpen(EnumSet.of(changed.kind()))) {
            return;
        }
        if (changed.kind() == Kind.ACCESS) {
            appointing.accessRevoked(exit.appointmentId());
        } else if (changed.kind() == Kind.MATERIAL) {
            papers.setHandoverList(exit, signing.get(exit.agreementNumber()));
        }
    }

    private static String subject(String number) {
        return Agreement.subject(number);
    }
}
