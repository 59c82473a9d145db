package io.keypost.register.appointment;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Appointment.Status;
import io.keypost.agreement.Appointments;
import io.keypost.audit.Deed;
import io.keypost.platform.language.Messages;
import io.keypost.process.eligibility.Eligibility;
import io.keypost.register.Items;
import io.keypost.register.Names;
import io.keypost.register.Reader;
import io.keypost.register.ViolationView;
import io.keypost.register.document.CaseDocuments;
import io.keypost.register.document.DocumentView;
import io.keypost.register.people.LabourContractView;
import io.keypost.rule.Refusal;
import io.keypost.staff.People;
import io.keypost.staff.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the appointments a person may see and shows them. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AppointmentViews {

    /** On their way to an agreement, or with one that waits for its first day. */
    static final Set<Status> UNDER_WAY = Set.of(Status.PROPOSED, Status.REVIEWED, Status.APPROVED);

    private static final Sort BY_NUMBER = Sort.by("number");

    private final Appointments appointments;
    private final Agreements agreements;
    private final CaseDocuments documents;
    private final Eligibility eligibility;
    private final People people;
    private final Reader reader;
    private final Names names;
    private final Messages messages;
    private final Clock clock;

    /** Those in any of these states, or in any state. */
    Items<AppointmentView> list(@Nullable Set<AppointmentStatus> statuses, Pageable page) {
        return list(AppointmentFilter.in(statuses, LocalDate.now(clock)), page);
    }

    /** Those under way that have no agreement yet. */
    public Items<AppointmentView> withoutAgreement(Pageable page) {
        return list(
                (root, query, cb) -> {
                    var opened = Objects.requireNonNull(query).subquery(String.class);
                    var agreement = opened.from(Agreement.class);
                    opened.select(agreement.get("number"))
                            .where(cb.equal(agreement.get("appointmentId"), root.get("id")));
                    return cb.and(root.get("status").in(UNDER_WAY), cb.not(cb.exists(opened)));
                },
                page);
    }

    private Items<AppointmentView> list(Specification<Appointment> asked, Pageable page) {
        var found = appointments.findAll(reader.appointments().and(asked), page);
        var lookup = names.lookup(found.map(Appointment::staffNo).toList());
        var ids = found.map(Appointment::id).toList();
        var byAppointment =
                agreements
                        .findAll((root, query, cb) -> root.get("appointmentId").in(ids), BY_NUMBER)
                        .stream()
                        .collect(Collectors.groupingBy(Agreement::appointmentId));
        return new Items<>(
                found.map(one -> view(one, lookup, byAppointment.getOrDefault(one.id(), List.of()), null, null, null))
                        .toList(),
                found.getTotalElements());
    }

    /** One appointment; unknown when the reader may not see it. */
    Appointment get(long id) {
        return appointments
                .findOne(reader.appointments().and((root, query, cb) -> cb.equal(root.get("id"), id)))
                .orElseThrow(() -> Refusal.notFound("appointment.unknown", Long.toString(id)));
    }

    // Not read-only: asking the rules is logged.
    @Transactional
    AppointmentView show(long id) {
        var appointment = get(id);
        var all = agreements.findByAppointmentIdOrderByNumber(id);
        var isUndecided = (appointment.status() == Status.PROPOSED || appointment.status() == Status.REVIEWED)
                && appointment.decided().isEmpty();
        var qualifies = reader.seesQualification(appointment);
        return view(
                appointment,
                names.lookup(List.of(appointment.staffNo())),
                all,
                qualifies ? people.findById(appointment.staffNo()).orElse(null) : null,
                isUndecided && qualifies ? eligibility.check(appointment) : null,
                documents.of(appointment, latest(all)));
    }

    private static Optional<Agreement> latest(List<Agreement> all) {
        return all.stream().reduce((earlier, later) -> later);
    }

    private AppointmentView view(
            Appointment appointment,
            Names.Lookup lookup,
            List<Agreement> all,
            @Nullable Person person,
            Eligibility.@Nullable Findings findings,
            @Nullable List<DocumentView> files) {
        var term = appointment.term();
        var status = AppointmentFilter.statusOn(LocalDate.now(clock), appointment, all);
        return new AppointmentView(
                appointment.id(),
                status,
                names.of("appointmentStatus", status),
                appointment.postCode(),
                lookup.post(appointment.postCode()),
                appointment.staffNo(),
                lookup.person(appointment.staffNo()),
                appointment.department(),
                appointment.fullTime(),
                term.years(),
                term.firstDay(),
                term.lastDay(),
                appointment.confidentialityAgreementNo().orElse(null),
                appointment.remarks().orElse(null),
                person == null ? null : person.otherDuties(),
                person == null
                        ? null
                        : person.labourContract().map(LabourContractView::of).orElse(null),
                names.user(appointment.nominated().by()),
                names.at(appointment.nominated().at()),
                names.optionalUser(appointment.reviewed().map(Deed::by).orElse(null)),
                names.optionalAt(appointment.reviewed().map(Deed::at).orElse(null)),
                names.optionalUser(appointment.decided().map(Deed::by).orElse(null)),
                names.optionalAt(appointment.decided().map(Deed::at).orElse(null)),
                appointment.reason().orElse(null),
                names.optionalAt(appointment.overdueSince().orElse(null)),
                latest(all).map(Agreement::number).orElse(null),
                findings == null ? null : ViolationView.of(findings.violations(), messages),
                findings == null ? null : ViolationView.of(findings.warnings(), messages),
                files);
    }
}
