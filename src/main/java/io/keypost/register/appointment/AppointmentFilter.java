package io.keypost.register.appointment;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Appointment.Status;
import io.keypost.register.agreement.AgreementFilter;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * The status of appointments on a day. Once approved it follows from the dates of their agreements, whether a job has recorded it or
 * not; told to the database as a condition and worked out for one alike.
 */
final class AppointmentFilter {

    private AppointmentFilter() {}

    /**
     * The status of one.
     *
     * @param agreements all of it
     */
    static AppointmentStatus statusOn(LocalDate today, Appointment appointment, Collection<Agreement> agreements) {
        var shown = AppointmentStatus.of(appointment);
        if (!appointment.status().isHolding()) {
            return shown;
        }
        var found =
                agreements.stream().map(agreement -> agreement.status(today)).toList();
        if (found.contains(Agreement.Status.ACTIVE)) {
            return shown == AppointmentStatus.APPROVED ? AppointmentStatus.IN_POST : shown;
        }
        var isOver = found.contains(Agreement.Status.ENDED) && !found.contains(Agreement.Status.SCHEDULED);
        return isOver ? AppointmentStatus.LEFT : shown;
    }

    /** Those in any of these states on a day, or in any state. */
    static Specification<Appointment> in(@Nullable Set<AppointmentStatus> statuses, LocalDate today) {
        return (root, query, cb) -> statuses == null || statuses.isEmpty()
                ? cb.conjunction()
                : cb.or(statuses.stream()
                        .map(status -> has(status, today, root, Objects.requireNonNull(query), cb))
                        .toArray(Predicate[]::new));
    }

    private static Predicate has(
            AppointmentStatus status,
            LocalDate today,
            Root<Appointment> root,
            CriteriaQuery<?> query,
            CriteriaBuilder cb) {
        var stored = root.get("status");
        var active = any(Set.of(Agreement.Status.ACTIVE), today, root, query, cb);
        var over = cb.and(
                stored.in(Stream.of(Status.values()).filter(Status::isHolding).toList()),
                any(Set.of(Agreement.Status.ENDED), today, root, query, cb),
                cb.not(any(Set.of(Agreement.Status.ACTIVE, Agreement.Status.SCHEDULED), today, root, query, cb)));
        var suspended = cb.isNotNull(root.get("access").get("suspendedBy"));
        return switch (status) {
            case APPROVED -> cb.and(cb.equal(stored, Status.APPROVED), cb.not(active), cb.not(over));
            case IN_POST ->
                cb.or(
                        cb.and(cb.equal(stored, Status.IN_POST), cb.not(suspended), cb.not(over)),
                        cb.and(cb.equal(stored, Status.APPROVED), active));
            case SUSPENDED -> cb.and(cb.equal(stored, Status.IN_POST), suspended, cb.not(over));
            case DECLASSIFYING -> cb.and(cb.equal(stored, Status.TRANSFERRED), cb.not(over));
            case LEFT -> cb.or(cb.equal(stored, Status.LEFT), over);
            case PROPOSED, REVIEWED, REJECTED, WITHDRAWN, LAPSED -> cb.equal(stored, Status.valueOf(status.name()));
        };
    }

    private static Predicate any(
            Set<Agreement.Status> statuses,
            LocalDate today,
            Root<Appointment> root,
            CriteriaQuery<?> query,
            CriteriaBuilder cb) {
        var found = query.subquery(String.class);
        var agreement = found.from(Agreement.class);
        return cb.exists(found.select(agreement.get("number"))
                .where(
                        cb.equal(agreement.get("appointmentId"), root.get("id")),
                        AgreementFilter.has(statuses, today, agreement, cb)));
    }
}
