package io.keypost.agreement;

import io.keypost.document.Archive;
import io.keypost.document.Scans;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a text found right to an agreement that both parties have signed and each has a copy of. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SigningAgreements {

    private static final int LONGEST_RECEIVER = 100;

    private final Agreements agreements;
    private final CopyDeliveries deliveries;
    private final Archive archive;
    private final Scans scans;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    @Transactional(readOnly = true)
    public Agreement get(String number) {
        return agreements.findById(number).orElseThrow(() -> Refusal.notFound("agreement.unknown", number));
    }

    /** The latest agreement of an appointment. */
    @Transactional(readOnly = true)
    public Agreement of(long appointmentId) {
        var all = agreements.findByAppointmentIdOrderByNumber(appointmentId);
        if (all.isEmpty()) {
            throw Refusal.notFound("agreement.unknown", Appointment.subject(appointmentId));
        }
        return all.get(all.size() - 1);
    }

    /** The holder has signed on paper, or refuses to. */
    public void sign(String number, String by, boolean signed, String scanId, String reason) {
        if (signed) {
            signByHolder(number, by, scanId);
        } else {
            refuseToSign(number, by, reason);
        }
    }

    /** The holder has signed on paper and hands in the scan. */
    public void signByHolder(String number, String by, String scanId) {
        scans.take(scanId, Agreement.subject(number) + "/holder", by);
        get(number).signByHolder(by, scanId, LocalDate.now(clock));
        events.publishEvent(new AgreementEvent.Signed(number, by));
    }

    /** The holder does not sign: the agreement is void. */
    private void refuseToSign(String number, String by, String reason) {
        var agreement = get(number);
        agreement.requireMaySign(by);
        var why = Texts.reason(reason);
        voided(agreement, why, new AgreementEvent.Refused(number, by, why));
    }

    /** The deadline has passed: the agreement is void. */
    public void lapse(String number) {
        voided(get(number), null, new AgreementEvent.Lapsed(number));
    }

    /** What it was to renew has ended otherwise: the unsigned agreement is void. */
    void dropUnsigned(String number) {
        voided(get(number), null, new AgreementEvent.Dropped(number));
    }

    /** Whether this person may seal: neither the holder nor whoever handed in the holder's scan. */
    @Transactional(readOnly = true)
    public void requireMaySeal(String number, String by) {
        var agreement = get(number);
        agreement.requireMaySeal(
                by, agreement.signatures().holderScanId().map(this::uploader).orElse(null));
    }

    /**
     * The keeper of the seal finds the holder's signature on the scan and seals the paper, or does not find it.
     *
     * @param rules refuse what stands in the way of the agreement by now
     */
    public void seal(
            String number, String by, boolean confirmed, String scanId, String reason, Consumer<Agreement> rules) {
        if (confirmed) {
            rules.accept(get(number));
            seal(number, by, scanId);
        } else {
            rejectHolderScan(number, by, reason);
        }
    }

    /** The keeper of the seal confirms the holder's scan, seals the paper and hands in the scan of it: both have signed. */
    public void seal(String number, String by, String scanId) {
        var agreement = get(number);
        requireMaySeal(number, by);
        scans.take(scanId, sealedPaper(number), by);
        agreement.seal(by, scanId, LocalDate.now(clock));
        agreements.saveAndFlush(agreement);
        events.publishEvent(
                new AgreementEvent.Sealed(agreement.number(), agreement.term().firstDay(), by));
    }

    /** The scan does not show the holder's signature. */
    public void rejectHolderScan(String number, String by, String reason) {
        var why = Texts.reason(reason);
        get(number).rejectHolderScan(by);
        events.publishEvent(new AgreementEvent.ScanRejected(number, by, why));
    }

    /** A second person confirms the sealed scan and records the delivery of both copies, or has the paper scanned again. */
    public void file(
            String number,
            String by,
            boolean copiesMatch,
            String receivedForPartyA,
            @Nullable LocalDate deliveredToPartyB,
            String reason) {
        if (!copiesMatch) {
            rejectSealedScan(number, by, reason);
            return;
        }
        if (deliveredToPartyB == null) {
            throw Refusal.rule("deliveredOn", "input.missing");
        }
        file(number, by, receivedForPartyA, deliveredToPartyB);
    }

    private void file(String number, String by, String receivedForPartyA, LocalDate deliveredToPartyB) {
        var agreement = get(number);
        var today = LocalDate.now(clock);
        if (deliveredToPartyB.isAfter(today)
                || deliveredToPartyB.isBefore(agreement.signatures().sealedOn().orElse(today))) {
            throw Refusal.rule(
                    "deliveredOn",
                    "agreement.deliveredOn",
                    agreement.signatures().sealedOn().orElse(today).toString(),
                    today.toString());
        }
        var receiver = Texts.required("receivedForPartyA", receivedForPartyA, LONGEST_RECEIVER);
        agreement.file(by, today);
        if (deliveries.findByAgreementNumberOrderByParty(number).isEmpty()) {
            deliveries.save(new CopyDelivery(number, CopyDelivery.Party.PARTY_A, receiver, today, by));
            deliveries.save(
                    new CopyDelivery(number, CopyDelivery.Party.PARTY_B, agreement.staffNo(), deliveredToPartyB, by));
        }
        events.publishEvent(new AgreementEvent.Filed(agreement.number(), by));
    }

    /** The sealed scan is not the paper's true image: it is to be made again; what is signed stays signed. */
    private void rejectSealedScan(String number, String by, String reason) {
        var why = Texts.reason(reason);
        get(number).requireMayFile(by);
        events.publishEvent(new AgreementEvent.SealedScanRejected(number, by, why));
    }

    /** The keeper of the seal scans the sealed paper again. */
    public void rescan(String number, String by, String scanId) {
        var agreement = get(number);
        requireMaySeal(number, by);
        scans.take(scanId, sealedPaper(number), by);
        agreement.rescan(scanId, by);
        events.publishEvent(new AgreementEvent.Rescanned(agreement.number(), by));
    }

    /** A reminder that signatures are missing. */
    public void remind(String number) {
        get(number).reminded();
        events.publishEvent(new AgreementEvent.SigningReminded(number));
    }

    private void voided(Agreement agreement, @Nullable String reason, AgreementEvent event) {
        if (agreement.voidIt(reason == null, reason)) {
            events.publishEvent(event);
        }
    }

    /** Not the holder's again: that shows no seal. */
    private static String sealedPaper(String number) {
        return Agreement.subject(number) + "/sealed";
    }

    private String uploader(String documentId) {
        return archive.get(documentId).created().by();
    }
}
