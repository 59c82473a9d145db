package io.keypost.register.people;

import io.keypost.agreement.EndReason;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Person;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person on file, as far as the reader's forms need them: what is not for the reader is left out.
 *
 * @param knowsSecrets whether they owe the long notice of §3(3)
 * @param employmentEndedOn the labour contract's last day, once its end is reported
 * @param agreements those that end with it; left out of lists
 */
record PersonView(
        String staffNo,
        String name,
        String department,
        @Nullable List<String> otherDuties,
        @Nullable LabourContractView labourContract,
        @Nullable Boolean knowsSecrets,
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

    /** Who they are, and no more. */
    static PersonView named(Person person) {
        return new PersonView(person.staffNo(), person.name(), person.department(), null, null, null, null, null, null);
    }

    /** What a nomination asks of them besides. */
    static PersonView qualified(Person person) {
        var all = of(person);
        return new PersonView(
                all.staffNo(),
                all.name(),
                all.department(),
                all.otherDuties(),
                all.labourContract(),
                null,
                null,
                null,
                null);
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
