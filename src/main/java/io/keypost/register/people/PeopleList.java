package io.keypost.register.people;

import io.keypost.agreement.Agreements;
import io.keypost.agreement.EndReason;
import io.keypost.register.Items;
import io.keypost.register.Paging;
import io.keypost.register.Reader;
import io.keypost.rule.Refusal;
import io.keypost.staff.People;
import io.keypost.staff.Person;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds people for those whose forms look them up: HR keeps them, managers nominate, the leading group names who takes over from a holder
 * that is transferred. Everybody else finds themself. Each is shown of a person what their forms need.
 */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PeopleList {

    private static final String[] KNOW_PEOPLE = {"hr", "auditor"};
    private static final String[] LOOK_PEOPLE_UP = {"hr", "auditor", "manager", "leading-group"};

    private final People people;
    private final Agreements agreements;
    private final Reader reader;

    Items<PersonView> find(String q, int page, int size, @Nullable String sort) {
        var paging = Paging.of(page, size, sort, Sort.unsorted(), "staffNo", "name", "department");
        if (reader.isAny(LOOK_PEOPLE_UP)) {
            var found = people.search(q.strip(), paging);
            return new Items<>(found.map(this::view).toList(), found.getTotalElements());
        }
        var self = people.findById(reader.id()).map(this::view);
        return new Items<>(page == 0 ? self.stream().toList() : List.of(), self.isPresent() ? 1 : 0);
    }

    private PersonView view(Person person) {
        if (knows(person.staffNo())) {
            return PersonView.of(person);
        }
        return reader.isNear(person.staffNo(), person.department())
                ? PersonView.qualified(person)
                : PersonView.named(person);
    }

    /** Refuses whoever may not know of somebody whether they know secrets, which the length of their notice tells. */
    public void mustBeKnown(String staffNo) {
        if (!knows(staffNo)) {
            throw Refusal.forbidden("access.role");
        }
    }

    private boolean knows(String staffNo) {
        return staffNo.equals(reader.id()) || reader.isAny(KNOW_PEOPLE);
    }

    /** A person on file. */
    Person known(String staffNo) {
        return people.findById(staffNo).orElseThrow(() -> Refusal.notFound("staff.unknown", staffNo));
    }

    /** A person with the agreements that end with the labour contract. */
    PersonView withEnds(Person person) {
        var ends = person.employmentEndedOn()
                .map(day -> agreements.findAll((root, query, cb) -> cb.and(
                        cb.equal(root.get("staffNo"), person.staffNo()),
                        cb.equal(root.get("endsOn"), day),
                        root.get("endsBecause").in(EndReason.LABOUR_CONTRACT, EndReason.DEATH))))
                .orElse(List.of());
        return PersonView.of(
                person,
                ends.stream()
                        .map(one -> new PersonView.Ending(
                                one.number(),
                                one.endsOn(),
                                one.endsBecause(),
                                one.endRecordedAt().isPresent()))
                        .toList());
    }
}
