package io.keypost.register.agreement;

import io.keypost.agreement.Renewal;
import io.keypost.register.Named;
import io.keypost.register.ViolationView;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A renewal as the API and the pages show it. Its term and text are the successor's, as proposed; before that, the predecessor's again.
 *
 * @param consentedAt when the holder answered
 * @param violations of the rules of eligibility as they stand now, while it is undecided; pages leave them out, as they do the warnings
 */
record RenewalView(
        String predecessor,
        Renewal.Status status,
        String statusText,
        int years,
        LocalDate firstDay,
        LocalDate lastDay,
        @Nullable String confidentialityAgreementNo,
        @Nullable String remarks,
        OffsetDateTime openedAt,
        @Nullable Named proposedBy,
        @Nullable OffsetDateTime proposedAt,
        @Nullable OffsetDateTime consentedAt,
        @Nullable Named decidedBy,
        @Nullable OffsetDateTime decidedAt,
        @Nullable OffsetDateTime closedAt,
        @Nullable String reason,
        @Nullable List<ViolationView> violations,
        @Nullable List<ViolationView> warnings) {}
