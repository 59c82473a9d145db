package io.keypost.register.people;

import io.keypost.register.AtMost;
import io.keypost.register.Input;
import io.keypost.register.Required;
import io.keypost.rule.Refusal;
import io.keypost.staff.LabourContract;
import io.keypost.staff.LabourContract.Kind;
import io.keypost.staff.Person;
import io.keypost.staff.Staff;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person to be registered, as the API and the form take it.
 *
 * @param knowsSecrets left out: as it was, and of somebody new, yes
 */
record PersonRequest(
        @Nullable String staffNo,
        @Required @Nullable String name,
        @Required @Nullable String department,
        @Required @Nullable List<@Nullable String> otherDuties,
        @Valid @Nullable Contract labourContract,
        @Nullable Boolean knowsSecrets) {

    /** The labour contract; all or nothing of it is given. */
    record Contract(
            @Required @Nullable Kind kind,
            @Required @AtMost(60) @Nullable String number,
            @Required @Nullable LocalDate signedOn,
            @Nullable LocalDate endsOn) {}

    PersonRequest {
        otherDuties = otherDuties == null ? List.of() : otherDuties;
    }

    /** Registers the person under this number, or refuses, naming every field that lacks something. */
    Person register(String underStaffNo, Staff staff, String by) {
        if (staffNo != null && !staffNo.equals(underStaffNo)) {
            throw Refusal.rule("staffNo", "staff.staffNoDiffers", underStaffNo);
        }
        Input.check(this);
        return staff.replace(
                underStaffNo,
                Objects.requireNonNull(name),
                Objects.requireNonNull(department),
                Objects.requireNonNull(otherDuties).stream()
                        .map(Objects::requireNonNull)
                        .toList(),
                contract(),
                knowsSecrets,
                by);
    }

    private @Nullable LabourContract contract() {
        return labourContract == null
                ? null
                : new LabourContract(
                        Objects.requireNonNull(labourContract.kind()),
                        Objects.requireNonNull(labourContract.number()).strip(),
                        Objects.requireNonNull(labourContract.signedOn()),
                        labourContract.endsOn());
    }
}
