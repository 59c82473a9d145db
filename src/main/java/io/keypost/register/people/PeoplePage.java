package io.keypost.register.people;

import io.keypost.platform.language.Messages;
import io.keypost.register.Input;
import io.keypost.register.Paging;
import io.keypost.register.Reader;
import io.keypost.register.ViolationView;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.LabourContract;
import io.keypost.staff.People;
import io.keypost.staff.Person;
import io.keypost.staff.Staff;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where hr registers people. */
@Controller
@RequestMapping("/people")
@RequiredArgsConstructor
class PeoplePage {

    /** What the form for the end of a labour contract holds. */
    record EmploymentEndForm(@Nullable String endedOn, @Nullable String reason, @Nullable Boolean confirmed) {

        static final EmploymentEndForm EMPTY = new EmploymentEndForm(null, null, null);

        PeopleApi.EmploymentEnded request() {
            var violations = new ArrayList<Violation>();
            var day = Input.day("endedOn", endedOn, violations);
            Input.refuse(violations);
            var how = Arrays.stream(EmploymentEnd.values())
                    .filter(each -> each.name().equals(reason))
                    .findFirst();
            return new PeopleApi.EmploymentEnded(day, how.orElse(null));
        }
    }

    private final PeopleList list;
    private final People people;
    private final Staff staff;
    private final Reader reader;
    private final Messages messages;
    private final Clock clock;

    /**
     * @param change the staff number of the person to be changed
     */
    @GetMapping
    ModelAndView show(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable String change) {
        reader.actsAs("hr");
        return change == null ? page(q, page, PersonForm.EMPTY, Map.of()) : page(q, page, list.known(change));
    }

    @PostMapping
    ModelAndView save(@ModelAttribute PersonForm form, RedirectAttributes next) {
        reader.actsAs("hr");
        try {
            var staffNo = Objects.requireNonNullElse(form.staffNo(), "").strip();
            if (!form.existing() && people.findById(staffNo).isPresent()) {
                throw Refusal.rule("staffNo", "staff.exists", staffNo);
            }
            var person = form.request().register(staffNo, staff, reader.id());
            next.addFlashAttribute("saved", person.name());
            return new ModelAndView("redirect:/people");
        } catch (Refusal refusal) {
            var page = page("", 0, form, ViolationView.byField(refusal.violations(), messages));
            page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
            return page;
        }
    }

    /** The end of the labour contract; a death only when it is confirmed. */
    @PostMapping("/{staffNo}/labour-contract/end")
    ModelAndView end(@PathVariable String staffNo, @ModelAttribute EmploymentEndForm form, RedirectAttributes next) {
        reader.actsAs("hr");
        var person = list.known(staffNo);
        try {
            var ended = form.request();
            if (ended.reason() == EmploymentEnd.DEATH && ended.endedOn() != null && form.confirmed() == null) {
                return page("", 0, person).addObject("end", form).addObject("confirm", true);
            }
            ended.report(staffNo, staff, reader.id());
            next.addFlashAttribute("saved", person.name());
            return new ModelAndView("redirect:/people?change=" + staffNo);
        } catch (Refusal refusal) {
            var page = page("", 0, person);
            page.addObject("endErrors", Input.errors(refusal, messages));
            page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
            return page.addObject("end", form);
        }
    }

    private ModelAndView page(String q, int page, Person person) {
        return page(q, page, PersonForm.of(person), Map.of())
                .addObject("person", list.withEnds(person))
                .addObject("end", EmploymentEndForm.EMPTY)
                .addObject("endErrors", Map.of())
                .addObject("endReasons", EmploymentEnd.values())
                .addObject(
                        "endIsOpen",
                        person.employmentEndedOn()
                                .filter(day -> day.isBefore(LocalDate.now(clock)))
                                .isEmpty());
    }

    private ModelAndView page(String q, int page, PersonForm form, Map<String, String> errors) {
        var found = list.find(q, page, Paging.PAGE_ROWS, null);
        return new ModelAndView("people")
                .addObject("people", found)
                .addObject("lastPage", Paging.lastPage(found.total()))
                .addObject("page", page)
                .addObject("q", q)
                .addObject("form", form)
                .addObject("departments", people.departments())
                .addObject("kinds", LabourContract.Kind.values())
                .addObject("errors", errors);
    }
}
