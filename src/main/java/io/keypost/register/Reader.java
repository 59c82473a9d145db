package io.keypost.register;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Appointments;
import io.keypost.exit.Clearing;
import io.keypost.exit.Exit;
import io.keypost.platform.Auditors;
import io.keypost.platform.DepartmentGroups;
import io.keypost.rule.Refusal;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Subquery;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who reads, and what they may see (domain.md §7): offices of the unit everything, managers their department and whom they nominated,
 * everybody else themselves, a security administrator also whom they verify. Each rule is a condition of the query, so that a list cannot show what a single page would not.
 */
@Component
class Reader {

    private static final String[] SEE_EVERYTHING = {
        "hr", "leading-group", "office", "auditor", "seal-keeper", "archivist", "camunda-admin"
    };

    private final Appointments appointments;
    private final Clearing clearing;
    private final Auditors auditors;

    Reader(Appointments appointments, Clearing clearing, Auditors auditors) {
        this.appointments = appointments;
        this.clearing = clearing;
        this.auditors = auditors;
    }

    /** The user's id; of a natural person the staff number. */
    String id() {
        return authentication().getName();
    }

    boolean isAny(String... groups) {
        var mine = groups();
        return Set.of(groups).stream().anyMatch(mine::contains);
    }

    /** Refuses whoever is in none of these groups, and auditors in any case. */
    void actsAs(String... groups) {
        if (!isAny(groups)) {
            throw Refusal.forbidden("access.role");
        }
        changes();
    }

    /** Whether {@link #actsAs} lets them. */
    boolean mayActAs(String... groups) {
        return isAny(groups) && mayChange();
    }

    /** Refuses auditors. */
    void changes() {
        auditors.changeNothing();
    }

    boolean mayChange() {
        return !auditors.isActing();
    }

    /** The agreements this person may see. */
    Specification<Agreement> agreements() {
        if (isAny(SEE_EVERYTHING)) {
            return Specification.unrestricted();
        }
        var me = id();
        var departments = departments();
        var isVerifier = clearing.isSecurityAdministrator(me);
        return (root, query, cb) -> {
            var nominated = Objects.requireNonNull(query).subquery(Long.class);
            var appointment = nominated.from(Appointment.class);
            nominated
                    .select(appointment.<Long>get("id"))
                    .where(
                            cb.equal(appointment.get("id"), root.get("appointmentId")),
                            cb.equal(appointment.get("nominatedBy"), me));
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
    Specification<Exit> exits() {
        if (isAny(SEE_EVERYTHING) || clearing.isSecurityAdministrator(id())) {
            return Specification.unrestricted();
        }
        var appointments = appointments();
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
    Specification<Appointment> appointments() {
        if (isAny(SEE_EVERYTHING)) {
            return Specification.unrestricted();
        }
        var me = id();
        var departments = departments();
        return (root, query, cb) -> cb.or(
                cb.equal(root.get("staffNo"), me),
                cb.equal(root.get("nominatedBy"), me),
                root.get("department").in(departments));
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
