package io.keypost.register.appointment;

import io.keypost.agreement.Nomination;
import io.keypost.register.Input;
import io.keypost.register.Required;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A nomination as it is sent: anything may be missing.
 *
 * @param appointmentId the case that is corrected, when the rules are only asked
 */
record NominationRequest(
        @Required @Nullable String postCode,
        @Required @Nullable String staffNo,
        @Required @Nullable String department,
        @Required @Nullable Boolean fullTime,
        @Required @Nullable Integer years,
        @Required @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable String confidentialityAgreementNo,
        @Nullable String remarks,
        @Nullable Long appointmentId) {

    /** The nomination, or a refusal that names every field missing. */
    Nomination nomination() {
        Input.check(this);
        return new Nomination(
                Objects.requireNonNull(postCode),
                Objects.requireNonNull(staffNo),
                Objects.requireNonNull(department),
                Objects.requireNonNull(fullTime),
                Objects.requireNonNull(years),
                Objects.requireNonNull(firstDay),
                lastDay,
                confidentialityAgreementNo,
                remarks);
    }
}
