package io.keypost.register.people;

import static java.util.Objects.requireNonNull;

import io.keypost.register.Input;
import io.keypost.register.Items;
import io.keypost.register.Paging;
import io.keypost.register.Reader;
import io.keypost.register.Required;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.People;
import io.keypost.staff.Person;
import io.keypost.staff.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/people")
@Tag(name = "People")
@RequiredArgsConstructor
class PeopleApi {

    /** The end of a labour contract; anything may be missing. */
    record EmploymentEnded(@Required @Nullable LocalDate endedOn, @Required @Nullable EmploymentEnd reason) {

        /** Reports it, or refuses, naming what is missing. */
        Person report(String staffNo, Staff staff, String by) {
            Input.check(this);
            return staff.endEmployment(staffNo, requireNonNull(endedOn), requireNonNull(reason), by);
        }
    }

    private final PeopleList list;
    private final People people;
    private final Staff staff;
    private final Reader reader;

    @GetMapping
    @Operation(
            summary = "People on file whose number, name or department contains a text",
            description =
                    "HR and auditors see all of them; managers and the leading group who they are, managers of the people of"
                            + " their departments also what a nomination asks; everybody else finds themself.")
    Items<PersonView> find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size,
            @RequestParam(required = false) @Nullable String sort) {
        return list.find(q, page, size, sort);
    }

    @PutMapping("/{staffNo}")
    @Operation(summary = "Registers a person or replaces what is on file (hr)")
    ResponseEntity<PersonView> put(@PathVariable String staffNo, @RequestBody PersonRequest request) {
        reader.actsAs("hr");
        var isNew = people.findById(staffNo).isEmpty();
        var person = request.register(staffNo, staff, reader.id());
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).body(PersonView.of(person));
    }

    @PostMapping("/{staffNo}/labour-contract/end")
    @Operation(summary = "Reports the end of a labour contract, past or to come; agreements end with it (hr)")
    PersonView end(@PathVariable String staffNo, @RequestBody EmploymentEnded ended) {
        reader.actsAs("hr");
        list.known(staffNo);
        return list.withEnds(ended.report(staffNo, staff, reader.id()));
    }
}
