package io.keypost.register;

import io.keypost.staff.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person on file. */
record PersonView(
        String staffNo,
        String name,
        String department,
        List<String> otherDuties,
        @Nullable LabourContractView labourContract) {

    static PersonView of(Person person) {
        return new PersonView(
                person.staffNo(),
                person.name(),
                person.department(),
                person.otherDuties(),
                person.labourContract().map(LabourContractView::of).orElse(null));
    }
}
