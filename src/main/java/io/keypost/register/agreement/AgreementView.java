package io.keypost.register.agreement;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.CopyDelivery;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.Reminder;
import io.keypost.register.Named;
import io.keypost.register.document.DocumentView;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as the API and the pages show it.
 *
 * @param status the one that follows from the dates
 * @param predecessor the number of the agreement it renews
 * @param successor the number of the agreement that renews it, signed or not; left out of lists
 * @param exit the id of its exit; left out of lists
 * @param daysLeft to the actual last day, while it is in force
 * @param beginsOn the actual first day as known now, where it is later than the agreed one
 * @param endsOn the actual last day as known now, once it is signed
 * @param conflicts what speaks against its holder, as the office was last told
 * @param gap the days after it on which nobody held the post
 * @param suspended whether the holder is in post without access to it
 * @param removal without its grounds, or left out, for whom they are not
 * @param copies left out of lists, as are the removal and the documents
 */
record AgreementView(
        String number,
        long appointmentId,
        String postCode,
        String postName,
        String staffNo,
        String name,
        String department,
        boolean fullTime,
        int years,
        LocalDate firstDay,
        LocalDate lastDay,
        Agreement.Status status,
        String statusText,
        boolean suspended,
        @Nullable LocalDate endedOn,
        @Nullable EndReason endReason,
        @Nullable String endReasonText,
        @Nullable OffsetDateTime endRecordedAt,
        @Nullable String predecessor,
        @Nullable String successor,
        @Nullable Long exit,
        @Nullable Long daysLeft,
        boolean dueSoon,
        @Nullable LocalDate beginsOn,
        @Nullable LocalDate endsOn,
        @Nullable End end,
        List<Reminded> reminders,
        List<String> conflicts,
        @Nullable Gap gap,
        String partyA,
        LocalDate labourContractSignedOn,
        @Nullable String confidentialityAgreementNo,
        @Nullable String remarks,
        int dutiesVersion,
        LocalDate signBefore,
        int timesReminded,
        Signatures signatures,
        @Nullable String holderScanId,
        @Nullable String sealedScanId,
        @Nullable String documentId,
        @Nullable String documentSha256,
        @Nullable String templateVersion,
        @Nullable LocalDate filedOn,
        @Nullable String voidReason,
        @Nullable RemovalView removal,
        @Nullable List<Copy> copies,
        @Nullable List<DocumentView> documents) {

    /** When each party signed. */
    record Signatures(@Nullable LocalDate partyA, @Nullable LocalDate partyB) {}

    /**
     * What ends it, or has ended it.
     *
     * @param early whether that is before the agreed last day
     * @param daysLate from the last day to the day on which its end was recorded, if that is later than the next
     * @param reports what was reported to end it early; left out of lists
     */
    record End(
            EndReason reason,
            String reasonText,
            boolean early,
            @Nullable Long daysLate,
            @Nullable List<Report> reports) {}

    /** Somebody has put on file what ends it early. */
    record Report(
            EndReason reason,
            String reasonText,
            LocalDate lastDay,
            Named by,
            OffsetDateTime at,
            @Nullable String note,
            @Nullable String documentId) {}

    /** Somebody was reminded of its last day. */
    record Reminded(int daysBefore, OffsetDateTime sentAt, List<Reminder.Recipient> recipients) {}

    /**
     * Days without an agreement on a post.
     *
     * @param to the last of them; null while nobody follows
     */
    record Gap(LocalDate from, @Nullable LocalDate to) {}

    /** A copy handed over. */
    record Copy(CopyDelivery.Party party, String receivedBy, LocalDate deliveredOn) {}
}
