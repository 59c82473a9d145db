package io.keypost.staff;

import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import io.keypost.typesetting.Fonts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the people on file. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Staff {

    /** What the log calls a person. */
    public static String subject(String staffNo) {
        return "person:" + staffNo;
    }

    /** A department has people for the first time under this name. */
    public record DepartmentAppeared(String department) {}

    /** How long somebody is employed is known anew. */
    public record EmploymentChanged(String staffNo) {}

    private static final Pattern STAFF_NO = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");

    private final People people;
    private final Fonts fonts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** Creates the person or replaces what is on file, but for whether they know secrets. */
    @Transactional
    public Person replace(
            String staffNo,
            String name,
            String department,
            List<String> otherDuties,
            @Nullable LabourContract labourContract,
            String by) {
        return replace(staffNo, name, department, otherDuties, labourContract, null, by);
    }

    /**
     * Creates the person or replaces what is on file.
     *
     * @param knowsSecrets null: as it was; of somebody new, yes
     * @throws Refusal naming every field that cannot stand, a name no font can print among them
     */
    @Transactional
    public Person replace(
            String staffNo,
            String name,
            String department,
            List<String> otherDuties,
            @Nullable LabourContract labourContract,
            @Nullable Boolean knowsSecrets,
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
        var isOwn = staffNo.equals(by);
        // It may end an agreement, or let one run on.
        if (isOwn
                && existing.isPresent()
                && !Objects.equals(existing.get().labourContract().orElse(null), labourContract)) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
        var person = existing.orElseGet(() -> new Person(staffNo, name.strip(), department.strip()));
        person.replace(
                name.strip(),
                department.strip(),
                otherDuties.stream().map(String::strip).toList(),
                labourContract);
        var secretsChanged = knowsSecrets != null && person.knowSecrets(knowsSecrets);
        if (secretsChanged && isOwn) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
        people.saveAndFlush(person);
        events.publishEvent(
                existing.isPresent() ? new PersonEvent.Changed(staffNo, by) : new PersonEvent.Added(staffNo, by));
        if (secretsChanged) {
            events.publishEvent(
                    person.knowsSecrets()
                            ? new PersonEvent.KnowsSecrets(staffNo, by)
                            : new PersonEvent.KnowsNoSecrets(staffNo, by));
        }
        if (departmentIsNew) {
            events.publishEvent(new DepartmentAppeared(person.department()));
        }
        events.publishEvent(new EmploymentChanged(staffNo));
        return person;
    }

    /**
     * The labour contract ends, or the person has died; agreements end with it (§2). Reported again, it changes nothing.
     *
     * @param lastDay its last day, which may be past (recorded late) or to come; of a death, the day of it
     */
    @Transactional
    public Person endEmployment(String staffNo, LocalDate lastDay, EmploymentEnd how, String by) {
        if (staffNo.equals(by)) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
        var person = people.lock(staffNo)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "staffNo", "staff.unknown", staffNo));
        if (person.endEmployment(lastDay, how, LocalDate.now(clock))) {
            people.saveAndFlush(person);
            events.publishEvent(new PersonEvent.EmploymentEnded(staffNo, how, lastDay, by));
            events.publishEvent(new EmploymentChanged(staffNo));
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
