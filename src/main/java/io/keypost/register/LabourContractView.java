package io.keypost.register;

import io.keypost.staff.LabourContract;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A labour contract on file. */
record LabourContractView(LabourContract.Kind kind, String number, LocalDate signedOn, @Nullable LocalDate endsOn) {

    static LabourContractView of(LabourContract contract) {
        return new LabourContractView(contract.kind(), contract.number(), contract.signedOn(), contract.endsOn());
    }
}
