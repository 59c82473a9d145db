package io.keypost.register;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Appointments;
import io.keypost.exceptionpair.ExceptionPair;
import io.keypost.exit.Exit;
import io.keypost.exit.Verifiers;
import io.keypost.platform.engine.Auditors;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.rule.Refusal;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Subquery;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who reads, and what they may see (domain.md §7): offices of the unit everything, managers their department and whom they nominated,
 * everybody else themselves, a security administrator also whom they verify. Each rule is a condition of the query, so that a list cannot show what a single page would not.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Reader {

    private static final String[] DECIDE_ON_PEOPLE = {"hr", "leading-group", "office", "auditor"};
    private static final String[] SEE_EXITS = {"hr", "leading-group", "office", "auditor", "archivist", "camunda-admin"
    };
    private static final String[] SEE_EVERYTHING = {
        "hr", "leading-group", "office", "auditor", "archivist", "camunda-admin", "seal-keeper"
    };

    private final Appointments appointments;
    private final Verifiers verifiers;
    private final Auditors auditors;

    /** The user's id; of a natural person the staff number. */
    public String id() {
        return authentication().getName();
    }

    public boolean isAny(String... groups) {
        var mine = groups();
        return Set.of(groups).stream().anyMatch(mine::contains);
    }

    /** Refuses whoever is in none of these groups, and auditors in any case. */
    public void actsAs(String... groups) {
        if (!isAny(groups)) {
            throw Refusal.forbidden("access.role");
        }
        changes();
    }

    /** Whether {@link #actsAs} lets them. */
    public boolean mayActAs(String... groups) {
        return isAny(groups) && mayChange();
    }

    /** Refuses auditors. */
    public void changes() {
        auditors.changeNothing();
    }

    public boolean mayChange() {
        return !auditors.isActing();
    }

    /** The agreements this person may see. */
    public Specification<Agreement> agreements() {
        if (isAny(SEE_EVERYTHING)) {
            return Specification.unrestricted();
        }
        var me = id();
        var departments = departments();
        var isVerifier = verifiers.isSecurityAdministrator(me);
        return (root, query, cb) -> {
            var nominated = Objects.requireNonNull(query).subquery(Long.class);
            var appointment = nominated.from(Appointment.class);
            nominated
                    .select(appointment.<Long>get("id"))
                    .where(
                            cb.equal(appointment.get("id"), root.get("appointmentId")),
                            cb.equal(appointment.get("nominated").get("by"), me));
            return cb.or(
                    cb.equal(root.get("staffNo"), me),
                    root.get("department").in(departments),
                    cb.exists(nominated),
                    isVerifier ? cb.exists(ofExit(root.get("number"), query, cb)) : cb.disjunction());
        };
    }

    private static Subquery<Long> ofExit(Expression<String> number, CriteriaQuery<?> query, CriteriaBuilder cb) {
        var exits = query.subquery(Long.class);
        var exit = exits.from(Exit.class);
        return exits.select(exit.<Long>get("id")).where(cb.equal(exit.get("agreementNumber"), number));
    }

    /** The exits this person may see; a security administrator verifies them, and sees them all. */
    public Specification<Exit> exits() {
        if (isAny(SEE_EXITS) || verifiers.isSecurityAdministrator(id())) {
            return Specification.unrestricted();
        }
        var appointments = ownAppointments();
        return (root, query, cb) -> {
            var seen = Objects.requireNonNull(query).subquery(Long.class);
            var appointment = seen.from(Appointment.class);
            seen.select(appointment.<Long>get("id"))
                    .where(
                            cb.equal(appointment.get("id"), root.get("appointmentId")),
                            appointments.toPredicate(appointment, query, cb));
            return cb.exists(seen);
        };
    }

    /** The appointments this person may see. */
    public Specification<Appointment> appointments() {
        return isAny(SEE_EVERYTHING) ? Specification.unrestricted() : ownAppointments();
    }

    private Specification<Appointment> ownAppointments() {
        var me = id();
        var departments = departments();
        return (root, query, cb) -> cb.or(
                cb.equal(root.get("staffNo"), me),
                cb.equal(root.get("nominated").get("by"), me),
                root.get("department").in(departments));
    }

    /** The exception pairs this person may see. */
    public Specification<ExceptionPair> exceptionPairs() {
        return seesExceptionPairs()
                ? Specification.unrestricted()
                : (root, query, cb) -> cb.equal(root.get("staffNo"), id());
    }

    /** Whether they see everybody's exception pairs. */
    boolean seesExceptionPairs() {
        return isAny(DECIDE_ON_PEOPLE);
    }

    /** Whether somebody's agreement is shown to them for its seal alone: a seal keeper's forms ask nothing of how it ends. */
    public boolean onlySeals(String staffNo, String department) {
        return isAny("seal-keeper")
                && !isAny(SEE_EXITS)
                && !isNear(staffNo, department)
                && !verifiers.isSecurityAdministrator(id());
    }

    /** Whether they are shown why somebody is to be removed: who decides it, the department, the holder. */
    public boolean seesGrounds(String staffNo, String department) {
        return isAny(DECIDE_ON_PEOPLE) || isNear(staffNo, department);
    }

    /** Whether they are shown what qualifies somebody: who reviews and decides it, the department, its nominator, the candidate. */
    public boolean seesQualification(Appointment appointment) {
        return isAny(DECIDE_ON_PEOPLE)
                || appointment.nominated().by().equals(id())
                || isNear(appointment.staffNo(), appointment.department());
    }

    /** Whether it is about them, or about the department they manage. */
    public boolean isNear(String staffNo, String department) {
        return staffNo.equals(id()) || groups().contains(DepartmentGroups.idOf(department));
    }

    private List<String> departments() {
        var mine = groups();
        return appointments.departments().stream()
                .filter(department -> mine.contains(DepartmentGroups.idOf(department)))
                .toList();
    }

    private static Set<String> groups() {
        return authentication().getAuthorities().stream()
                .map(authority -> authority.getAuthority().replaceFirst("^ROLE_", ""))
                .collect(Collectors.toSet());
    }

    private static Authentication authentication() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw Refusal.forbidden("input.nobodyLoggedIn");
        }
        return authentication;
    }
}
