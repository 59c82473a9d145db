package io.keypost.register.appointment;

import io.keypost.agreement.Nomination;
import io.keypost.register.Input;
import io.keypost.rule.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A nomination as it is sent: anything may be missing.
 *
 * @param appointmentId the case that is corrected, when the rules are only asked
 */
record NominationRequest(
        @Nullable String postCode,
        @Nullable String staffNo,
        @Nullable String department,
        @Nullable Boolean fullTime,
        @Nullable Integer years,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable String confidentialityAgreementNo,
        @Nullable String remarks,
        @Nullable Long appointmentId) {

    /** The nomination, or a refusal that names every field missing. */
    Nomination nomination() {
        var violations = new ArrayList<Violation>();
        Input.required("postCode", postCode, violations);
        Input.required("staffNo", staffNo, violations);
        Input.required("department", department, violations);
        Input.required("fullTime", fullTime, violations);
        Input.required("years", years, violations);
        Input.required("firstDay", firstDay, violations);
        Input.refuse(violations);
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
