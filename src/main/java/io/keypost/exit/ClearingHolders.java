package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.ControllingAccess;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.SigningAgreements;
import io.keypost.audit.Deed;
import io.keypost.document.Scans;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import io.keypost.staff.People;
import io.keypost.typesetting.Fonts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 清退: from an agreement that has ended to nothing being open any more. Each step goes on record with the agreement. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ClearingHolders {

    private final Clearances clearances;
    private final Resignations resignations;
    private final Verifiers verifiers;
    private final SigningAgreements signing;
    private final Scans scans;
    private final ControllingAccess access;
    private final People people;
    private final ClearancePapers papers;
    private final Fonts fonts;
    private final ApplicationEventPublisher events;
    private final ClearanceSettings settings;
    private final Clock clock;

    /** Opens the clearance of an agreement that has ended; repeated, it answers the one that is there. */
    public Clearance open(String number) {
        var agreement = signing.get(number);
        people.lock(agreement.staffNo());
        var known = clearances.findByAgreementNumber(number);
        if (known.isPresent()) {
            return known.get();
        }
        var reason = agreement
                .endReason(LocalDate.now(clock))
                .orElseThrow(() -> Refusal.conflict("clearance.notEnded", number));
        var notice = resignations.findByAppointmentIdOrderById(agreement.appointmentId()).stream()
                .filter(one -> one.status() == Resignation.Status.OVER)
                .map(Resignation::id)
                .findFirst()
                .orElse(null);
        var items = settings.itemsOf(agreement.postCode(), reason != EndReason.DEATH);
        var clearance = clearances.saveAndFlush(new Clearance(agreement, notice, items, Instant.now(clock)));
        events.publishEvent(new ClearanceEvent.Opened(number));
        if (clearance.holderActs()) {
            papers.setCommitment(agreement);
        }
        return clearance;
    }

    /** A clearance that somebody is about to act on, its row locked. */
    public Clearance get(long id) {
        return clearances.lock(id).orElseThrow(() -> Refusal.notFound("clearance.noSuch", Long.toString(id)));
    }

    /** A piece of material that has to come back. */
    public void add(long id, @Nullable String name, @Nullable String its, @Nullable Integer copies, String by) {
        var clearance = get(id);
        clearance.may(Kind.MATERIAL, by);
        var item = new ClearanceItem(Kind.MATERIAL, name, its, copies);
        fonts.requirePrintable("name", item.name());
        fonts.requirePrintable("number", item.number().orElse(""));
        clearance.add(item);
        events.publishEvent(new ClearanceEvent.MaterialAdded(clearance.agreementNumber(), by, item.name()));
    }

    /** One thing is handed over, revoked or taken back. */
    public void settle(long id, long itemId, Receipt receipt, String by) {
        var clearance = get(id);
        receipt.requirePrintable(fonts);
        var subject = people.findById(clearance.staffNo()).orElseThrow();
        var item = clearance.settle(itemId, receipt, subject, by, LocalDate.now(clock));
        events.publishEvent(new ClearanceEvent.Settled(clearance.agreementNumber(), item.kind(), by, item.name()));
        settled(clearance, item);
    }

    /**
     * The holder has signed the commitment and hands in the scan; or does not commit, which is put on record, and that is all: the duty
     * stands without it (§3(4)).
     */
    public void commitOrRefuse(long id, String by, boolean committed, String scanId, String reason) {
        if (committed) {
            commit(id, by, scanId);
        } else {
            refuseToCommit(id, by, reason);
        }
    }

    private void commit(long id, String by, String scanId) {
        if (scanId.isBlank()) {
            throw Refusal.rule("scan", "clearance.scanMissing");
        }
        var clearance = get(id);
        scans.take(scanId, Agreement.subject(clearance.agreementNumber()) + "/commitment", by);
        clearance.commitment(by).commit(scanId, by, LocalDate.now(clock));
        events.publishEvent(new ClearanceEvent.Committed(clearance.agreementNumber(), by));
    }

    private void refuseToCommit(long id, String by, String reason) {
        var given = Texts.required("reason", reason, Receipt.LONGEST_REMARK);
        var clearance = get(id);
        clearance.commitment(by).refuse(given, by, LocalDate.now(clock));
        events.publishEvent(new ClearanceEvent.CommitmentRefused(clearance.agreementNumber(), by, given));
    }

    /** Somebody is done with their part, in which nothing may be open. */
    public void finish(long id, Kind kind, String by, @Nullable String remark) {
        var clearance = get(id);
        clearance.may(kind, by);
        clearance.expectNoneOpen(EnumSet.of(kind));
        var given = Texts.optional("remark", remark, Receipt.LONGEST_REMARK);
        events.publishEvent(new ClearanceEvent.Finished(clearance.agreementNumber(), kind, by, given));
    }

    /**
     * Refuses who may not verify.
     *
     * @param forTheOffice whether the person belongs to the office
     */
    public void requireVerifier(long id, String by, boolean forTheOffice) {
        verifiers.require(get(id).revocation(), by, forTheOffice);
    }

    /** Who is to verify; empty when the office is. */
    public Optional<String> verifierOf(long id) {
        return verifiers.of(get(id).revocation());
    }

    /** All is as it is written down; the last thing to be settled. */
    public void verify(long id, String by, boolean forTheOffice, @Nullable String remark) {
        requireVerifier(id, by, forTheOffice);
        var clearance = get(id);
        clearance.verify(remark, by, LocalDate.now(clock));
        access.verified(clearance.appointmentId());
        events.publishEvent(new ClearanceEvent.Verified(clearance.agreementNumber(), by, remark));
    }

    /** Asks to let something open be; it takes a second person to confirm. */
    public void askWriteOff(long id, long itemId, @Nullable String reason, String by) {
        var given = Texts.reason(reason);
        fonts.requirePrintable("reason", given);
        var clearance = get(id);
        var item = clearance.toWriteOff(itemId, by);
        item.askWriteOff(new Deed(by, Instant.now(clock)), given);
        events.publishEvent(new ClearanceEvent.WriteOffAsked(
                clearance.agreementNumber(), by, "%s: %s".formatted(item.name(), given)));
    }

    /** A second person agrees to let it be. */
    public Clearance confirmWriteOff(long id, long itemId, String by) {
        var clearance = get(id);
        var item = clearance.toWriteOff(itemId, by);
        item.confirmWriteOff(new Deed(by, Instant.now(clock)));
        events.publishEvent(new ClearanceEvent.WrittenOff(clearance.agreementNumber(), by, item.name()));
        settled(clearance, item);
        return clearance;
    }

    /** It takes too long: the office is told, and it is on record, once. */
    public void overdue(long id) {
        var clearance = get(id);
        if (clearance.overdue(Instant.now(clock))) {
            events.publishEvent(new ClearanceEvent.Overdue(clearance.agreementNumber()));
        }
    }

    /** Nothing is open: the clearance is closed; repeated, nothing changes. */
    public void close(long id) {
        var clearance = get(id);
        if (clearance.close(Instant.now(clock))) {
            events.publishEvent(new ClearanceEvent.Closed(clearance.agreementNumber()));
        }
    }

    /** All access is gone, or all classified material back: of that the list is set, as a new version each time it is. */
    private void settled(Clearance clearance, ClearanceItem changed) {
        if (clearance.isOpen(EnumSet.of(changed.kind()))) {
            return;
        }
        if (changed.kind() == Kind.ACCESS) {
            access.revoked(clearance.appointmentId());
        } else if (changed.kind() == Kind.MATERIAL) {
            papers.setHandoverList(clearance, signing.get(clearance.agreementNumber()));
        }
    }
}
