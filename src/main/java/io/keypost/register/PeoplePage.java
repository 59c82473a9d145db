package io.keypost.register;

import io.keypost.platform.Messages;
import io.keypost.rule.Refusal;
import io.keypost.staff.LabourContract;
import io.keypost.staff.People;
import io.keypost.staff.Staff;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where hr registers people. */
@Controller
@RequestMapping("/people")
class PeoplePage {

    private static final int ROWS = 25;

    private final PeopleList list;
    private final People people;
    private final Staff staff;
    private final Reader reader;
    private final Messages messages;

    PeoplePage(PeopleList list, People people, Staff staff, Reader reader, Messages messages) {
        this.list = list;
        this.people = people;
        this.staff = staff;
        this.reader = reader;
        this.messages = messages;
    }

    /**
     * @param change the staff number of the person to be changed
     */
    @GetMapping
    ModelAndView show(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable String change) {
        reader.actsAs("hr");
        var form = change == null
                ? PersonForm.EMPTY
                : people.findById(change)
                        .map(PersonForm::of)
                        .orElseThrow(() -> Refusal.notFound("staff.unknown", change));
        return page(q, page, form, Map.of());
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

    private ModelAndView page(String q, int page, PersonForm form, Map<String, String> errors) {
        var found = list.find(q, page, ROWS, null);
        return new ModelAndView("people")
                .addObject("people", found)
                .addObject("lastPage", RegisterPage.lastPage(found.total(), ROWS))
                .addObject("page", page)
                .addObject("q", q)
                .addObject("form", form)
                .addObject("departments", people.departments())
                .addObject("kinds", LabourContract.Kind.values())
                .addObject("errors", errors);
    }
}
