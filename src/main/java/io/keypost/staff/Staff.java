package io.keypost.staff;

import io.keypost.audit.AuditLog;
import io.keypost.document.Fonts;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the people on file. */
@Service
public class Staff {

    /** What the log calls a person. */
    public static String subject(String staffNo) {
        return "person:" + staffNo;
    }

    /** A department has people for the first time under this name. */
    public record DepartmentAppeared(String department) {}

    private static final Pattern STAFF_NO = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");

    private final People people;
    private final Fonts fonts;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    Staff(People people, Fonts fonts, AuditLog audit, ApplicationEventPublisher events) {
        this.people = people;
        this.fonts = fonts;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Creates the person or replaces what is on file.
     *
     * @throws Refusal naming every field that cannot stand, a name no font can print among them
     */
    @Transactional
    public Person replace(
            String staffNo,
            String name,
            String department,
            List<String> otherDuties,
            @Nullable LabourContract labourContract,
            String by) {
        var violations = new ArrayList<Violation>();
        if (!STAFF_NO.matcher(staffNo).matches()) {
            violations.add(Violation.of("staffNo", "staff.staffNo"));
        }
        checkText("name", name, 50, violations);
        checkText("department", department, 100, violations);
        otherDuties.forEach(duty -> checkText("otherDuties", duty, 200, violations));
        if (!violations.isEmpty()) {
            throw new Refusal(Refusal.Kind.RULE, violations);
        }
        var departmentIsNew = !people.departments().contains(department.strip());
        var existing = people.lock(staffNo);
        var person = existing.orElseGet(() -> new Person(staffNo, name.strip(), department.strip()));
        person.replace(
                name.strip(),
                department.strip(),
                otherDuties.stream().map(String::strip).toList(),
                labourContract);
        people.save(person);
        audit.record(subject(staffNo), existing.isPresent() ? "person.changed" : "person.added", by, null);
        if (departmentIsNew) {
            events.publishEvent(new DepartmentAppeared(person.department()));
        }
        return person;
    }

    /** A name that cannot be printed is refused where it is entered, not when the agreement is due. */
    private void checkText(String field, String text, int longest, List<Violation> violations) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            violations.add(Violation.of(field, "input.missing"));
        } else if (stripped.length() > longest) {
            violations.add(Violation.of(field, "input.tooLong", longest));
        }
        fonts.firstUnprintable(stripped)
                .ifPresent(character -> violations.add(
                        Violation.of(field, "document.unprintable", "U+%04X".formatted(character), stripped)));
    }
}
