package io.keypost.register.people;

import io.keypost.register.Input;
import io.keypost.rule.Violation;
import io.keypost.staff.LabourContract;
import io.keypost.staff.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the form for a person holds: text, so that whatever was typed can be shown again.
 *
 * @param existing whether a person on file is changed
 * @param otherDuties one a line
 */
record PersonForm(
        boolean existing,
        @Nullable String staffNo,
        @Nullable String name,
        @Nullable String department,
        @Nullable String otherDuties,
        @Nullable String contractKind,
        @Nullable String contractNumber,
        @Nullable String contractSignedOn,
        @Nullable String contractEndsOn,
        @Nullable Boolean knowsSecrets) {

    static final PersonForm EMPTY = new PersonForm(false, null, null, null, null, null, null, null, null, true);

    static PersonForm of(Person person) {
        var contract = person.labourContract().orElse(null);
        return new PersonForm(
                true,
                person.staffNo(),
                person.name(),
                person.department(),
                String.join("\n", person.otherDuties()),
                contract == null ? null : contract.kind().name(),
                contract == null ? null : contract.number(),
                contract == null ? null : contract.signedOn().toString(),
                contract == null || contract.endsOn() == null
                        ? null
                        : contract.endsOn().toString(),
                person.knowsSecrets());
    }

    PersonRequest request() {
        var violations = new ArrayList<Violation>();
        var contract = Stream.of(contractKind, contractNumber, contractSignedOn, contractEndsOn)
                        .allMatch(PersonForm::isBlank)
                ? null
                : new PersonRequest.Contract(
                        kind(contractKind),
                        contractNumber,
                        Input.day("labourContract.signedOn", contractSignedOn, violations),
                        Input.day("labourContract.endsOn", contractEndsOn, violations));
        Input.refuse(violations);
        return new PersonRequest(null, name, department, lines(), contract, knowsSecrets);
    }

    private List<@Nullable String> lines() {
        return otherDuties == null
                ? List.of()
                : otherDuties.lines().filter(line -> !line.isBlank()).toList();
    }

    private static LabourContract.@Nullable Kind kind(@Nullable String name) {
        return Arrays.stream(LabourContract.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
