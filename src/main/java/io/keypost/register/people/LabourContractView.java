package io.keypost.register.people;

import io.keypost.staff.LabourContract;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A labour contract on file. */
public record LabourContractView(
        LabourContract.Kind kind, String number, LocalDate signedOn, @Nullable LocalDate endsOn) {

    public static LabourContractView of(LabourContract contract) {
        return new LabourContractView(contract.kind(), contract.number(), contract.signedOn(), contract.endsOn());
    }
}
