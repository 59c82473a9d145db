package io.keypost.register.appointment;

import io.keypost.register.Named;
import io.keypost.register.ViolationView;
import io.keypost.register.document.DocumentView;
import io.keypost.register.people.LabourContractView;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as the API and the pages show it.
 *
 * @param otherDuties left out for whom they are not, as are the labour contract and what the rules say
 * @param violations of the rules of eligibility as they stand now, while the case is open and undecided; lists leave them out, as they
 *     do the warnings and the documents
 */
record AppointmentView(
        long id,
        AppointmentStatus status,
        String statusText,
        String postCode,
        String postName,
        String staffNo,
        String name,
        String department,
        boolean fullTime,
        int years,
        LocalDate firstDay,
        LocalDate lastDay,
        @Nullable String confidentialityAgreementNo,
        @Nullable String remarks,
        @Nullable List<String> otherDuties,
        @Nullable LabourContractView labourContract,
        Named nominatedBy,
        OffsetDateTime nominatedAt,
        @Nullable Named reviewedBy,
        @Nullable OffsetDateTime reviewedAt,
        @Nullable Named decidedBy,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String reason,
        @Nullable OffsetDateTime overdueSince,
        @Nullable String agreementNumber,
        @Nullable List<ViolationView> violations,
        @Nullable List<ViolationView> warnings,
        @Nullable List<DocumentView> documents) {}
