package io.keypost.register.agreement;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.rule.Refusal;
import io.keypost.staff.Person;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * What the register is asked for. The status is the one that follows from the dates ({@link Agreement#status(LocalDate)}), told to the
 * database as a condition.
 *
 * @param person a staff number
 * @param dueWithin days within which the last day of an agreement in force comes
 * @param q part of a number, a name, a staff number or a department
 */
public record AgreementFilter(
        @Nullable Set<Status> status,
        @Nullable String post,
        @Nullable String person,
        @Nullable String department,
        @Nullable Integer dueWithin,
        @Nullable String q) {

    /** A day further ahead no database keeps. */
    private static final int FARTHEST = 36_500;

    public AgreementFilter {
        if (dueWithin != null && (dueWithin < 0 || dueWithin > FARTHEST)) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "dueWithin", "input.range", 0, FARTHEST);
        }
    }

    /** Those in force on a day. */
    public static Specification<Agreement> inForceOn(LocalDate day) {
        return (root, query, cb) -> has(Status.ACTIVE, day, root, cb);
    }

    public Specification<Agreement> on(LocalDate today) {
        return (root, query, cb) -> {
            var all = new ArrayList<Predicate>();
            if (status != null && !status.isEmpty()) {
                all.add(has(status, today, root, cb));
            }
            if (given(post)) {
                all.add(cb.equal(root.get("postCode"), post));
            }
            if (given(person)) {
                all.add(cb.equal(root.get("staffNo"), person));
            }
            if (given(department)) {
                all.add(cb.equal(root.get("department"), department));
            }
            if (dueWithin != null) {
                all.add(has(Set.of(Status.ACTIVE), today, root, cb));
                all.add(cb.lessThanOrEqualTo(root.get("endsOn"), today.plusDays(dueWithin)));
            }
            if (q != null && !q.isBlank()) {
                all.add(mentions(q, root, Objects.requireNonNull(query), cb));
            }
            return cb.and(all.toArray(Predicate[]::new));
        };
    }

    /** In any of these states on a day. */
    public static Predicate has(Set<Status> statuses, LocalDate today, Root<Agreement> root, CriteriaBuilder cb) {
        return cb.or(statuses.stream().map(one -> has(one, today, root, cb)).toArray(Predicate[]::new));
    }

    private static Predicate has(Status status, LocalDate today, Root<Agreement> root, CriteriaBuilder cb) {
        var signed = root.get("status").in(Status.SCHEDULED, Status.ACTIVE);
        return switch (status) {
            case DRAFT, PENDING_SIGNATURE, PARTLY_SIGNED, VOID -> cb.equal(root.get("status"), status);
            case SCHEDULED ->
                cb.and(
                        signed,
                        cb.greaterThan(root.get("beginsOn"), today),
                        cb.greaterThanOrEqualTo(root.get("endsOn"), today));
            case ACTIVE ->
                cb.and(
                        signed,
                        cb.lessThanOrEqualTo(root.get("beginsOn"), today),
                        cb.greaterThanOrEqualTo(root.get("endsOn"), today));
            case ENDED ->
                cb.or(
                        cb.equal(root.get("status"), Status.ENDED),
                        cb.and(signed, cb.lessThan(root.get("endsOn"), today)));
        };
    }

    private static Predicate mentions(String text, Root<Agreement> root, CriteriaQuery<?> query, CriteriaBuilder cb) {
        var pattern = "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + "%";
        var named = query.subquery(String.class);
        var person = named.from(Person.class);
        named.select(person.get("staffNo"))
                .where(
                        cb.equal(person.get("staffNo"), root.get("staffNo")),
                        cb.like(cb.lower(person.get("name")), pattern, '\\'));
        return cb.or(
                cb.like(cb.lower(root.get("number")), pattern, '\\'),
                cb.like(cb.lower(root.get("staffNo")), pattern, '\\'),
                cb.like(cb.lower(root.get("department")), pattern, '\\'),
                cb.exists(named));
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
