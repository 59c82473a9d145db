package io.keypost.register;

import io.keypost.agreement.EndReason;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Person;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person on file.
 *
 * @param knowsSecrets whether they owe the long notice of §3(3)
 * @param employmentEndedOn the labour contract's last day, once its end is reported
 * @param agreements those that end with it; left out of lists
 */
record PersonView(
        String staffNo,
        String name,
        String department,
        List<String> otherDuties,
        @Nullable LabourContractView labourContract,
        boolean knowsSecrets,
        @Nullable LocalDate employmentEndedOn,
        @Nullable EmploymentEnd employmentEnd,
        @Nullable List<Ending> agreements) {

    /**
     * An agreement that ends with the labour contract.
     *
     * @param endsOn its last day
     * @param recorded whether its end is recorded, or is yet to come
     */
    record Ending(String number, LocalDate endsOn, EndReason endReason, boolean recorded) {}

    static PersonView of(Person person) {
        return of(person, null);
    }

    static PersonView of(Person person, @Nullable List<Ending> agreements) {
        return new PersonView(
                person.staffNo(),
                person.name(),
                person.department(),
                person.otherDuties(),
                person.labourContract().map(LabourContractView::of).orElse(null),
                person.knowsSecrets(),
                person.employmentEndedOn().orElse(null),
                person.employmentEnd().orElse(null),
                agreements);
    }
}
