package io.keypost.register;

import io.keypost.staff.People;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds people for those who may look them up; everybody else finds themself. */
@Component
@Transactional(readOnly = true)
class PeopleList {

    private static final String[] LOOK_PEOPLE_UP = {
        "hr", "manager", "leading-group", "office", "auditor", "seal-keeper", "archivist"
    };

    private final People people;
    private final Reader reader;

    PeopleList(People people, Reader reader) {
        this.people = people;
        this.reader = reader;
    }

    Items<PersonView> find(String q, int page, int size, @Nullable String sort) {
        var paging = Paging.of(page, size, sort, Sort.unsorted(), "staffNo", "name", "department");
        if (reader.isAny(LOOK_PEOPLE_UP)) {
            var found = people.search(q.strip(), paging);
            return new Items<>(found.map(PersonView::of).toList(), found.getTotalElements());
        }
        var self = people.findById(reader.id()).map(PersonView::of);
        return new Items<>(page == 0 ? self.stream().toList() : List.of(), self.isPresent() ? 1 : 0);
    }
}
