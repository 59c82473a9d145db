package io.keypost.register.people;

import io.keypost.register.Input;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import io.keypost.staff.LabourContract;
import io.keypost.staff.Person;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.ArrayList;
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
        @Nullable String name,
        @Nullable String department,
        @Nullable List<@Nullable String> otherDuties,
        @Nullable Contract labourContract,
        @Nullable Boolean knowsSecrets) {

    private static final int LONGEST_CONTRACT_NUMBER = 60;

    /** The labour contract; all or nothing of it is given. */
    record Contract(
            LabourContract.@Nullable Kind kind,
            @Nullable String number,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate endsOn) {}

    /** Registers the person under this number, or refuses, naming every field that lacks something. */
    Person register(String underStaffNo, Staff staff, String by) {
        if (staffNo != null && !staffNo.equals(underStaffNo)) {
            throw Refusal.rule("staffNo", "staff.staffNoDiffers", underStaffNo);
        }
        var violations = new ArrayList<Violation>();
        Input.required("name", name, violations);
        Input.required("department", department, violations);
        var duties = otherDuties == null ? List.<@Nullable String>of() : otherDuties;
        duties.forEach(duty -> Input.required("otherDuties", duty, violations));
        if (labourContract != null) {
            Input.required("labourContract.kind", labourContract.kind(), violations);
            Input.required("labourContract.number", labourContract.number(), violations);
            Input.required("labourContract.signedOn", labourContract.signedOn(), violations);
            Input.atMost(LONGEST_CONTRACT_NUMBER, "labourContract.number", labourContract.number(), violations);
        }
        Input.refuse(violations);
        return staff.replace(
                underStaffNo,
                Objects.requireNonNull(name),
                Objects.requireNonNull(department),
                duties.stream().map(Objects::requireNonNull).toList(),
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
