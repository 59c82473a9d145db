package io.keypost.register.agreement;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Appointments;
import io.keypost.agreement.CopyDeliveries;
import io.keypost.agreement.RemovingHolders;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.register.Items;
import io.keypost.register.Names;
import io.keypost.register.Reader;
import io.keypost.register.document.CaseDocuments;
import io.keypost.register.document.DocumentView;
import io.keypost.rule.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the agreements a person may see and shows them. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AgreementViews {

    /** 即将到期: renewal is decided from here on. */
    public static final int DUE_SOON_DAYS = 90;

    private final Agreements agreements;
    private final CopyDeliveries deliveries;
    private final Exits exits;
    private final Appointments appointments;
    private final RemovingHolders removing;
    private final CaseDocuments documents;
    private final AgreementEnds ends;
    private final Reader reader;
    private final Names names;
    private final Clock clock;

    public Items<AgreementView> list(AgreementFilter filter, Pageable page) {
        var found = agreements.findAll(reader.agreements().and(filter.on(LocalDate.now(clock))), page);
        var lookup = names.lookup(found.map(Agreement::staffNo).toList());
        var known = ends.lookup(found.getContent());
        var suspended = suspended();
        return new Items<>(
                found.map(agreement -> view(agreement, lookup, known, suspended, null, null, null))
                        .toList(),
                found.getTotalElements());
    }

    /** One agreement; unknown when the reader may not see it. */
    public Agreement get(String number) {
        return agreements
                .findOne(reader.agreements().and((root, query, cb) -> cb.equal(root.get("number"), number)))
                .orElseThrow(() -> Refusal.notFound("agreement.unknown", number));
    }

    AgreementView show(String number) {
        var agreement = get(number);
        var lookup = names.lookup(List.of(agreement.staffNo()));
        var copies = deliveries.findByAgreementNumberOrderByParty(number).stream()
                .map(copy -> new AgreementView.Copy(copy.party(), lookup.person(copy.receivedBy()), copy.deliveredOn()))
                .toList();
        var removal = removing.latest(agreement)
                .filter(one -> !reader.onlySeals(agreement.staffNo(), agreement.department()))
                .map(one -> RemovalView.of(one, names, reader.seesGrounds(agreement.staffNo(), agreement.department())))
                .orElse(null);
        return view(
                agreement,
                lookup,
                ends.lookup(List.of(agreement)),
                suspended(),
                removal,
                copies,
                documents.of(agreement));
    }

    /** The appointments of those without access to their post; few at any time. */
    private Set<Long> suspended() {
        return appointments.suspended().stream().map(Appointment::id).collect(Collectors.toSet());
    }

    /** The exit that is this agreement's: its own, or, while it is signed and not over, its appointment's. */
    private Optional<Exit> exitOf(Agreement agreement, Status status) {
        return exits.findByAppointmentIdOrderById(agreement.appointmentId()).stream()
                .filter(exit -> exit.status() != Exit.Status.WITHDRAWN)
                .filter(exit -> status == Status.SCHEDULED
                        || status == Status.ACTIVE
                        || exit.agreementNumber().equals(agreement.number())
                        || exit.resignation()
                                .filter(notice -> notice.agreementNumber().equals(agreement.number()))
                                .isPresent())
                .findFirst();
    }

    private AgreementView view(
            Agreement agreement,
            Names.Lookup lookup,
            AgreementEnds.Lookup known,
            Set<Long> suspended,
            @Nullable RemovalView removal,
            @Nullable List<AgreementView.Copy> copies,
            @Nullable List<DocumentView> files) {
        var today = LocalDate.now(clock);
        var status = agreement.status(today);
        var term = agreement.term();
        var endReason = agreement.endReason(today).orElse(null);
        var daysLeft = status == Status.ACTIVE ? ChronoUnit.DAYS.between(today, agreement.endsOn()) : null;
        var isWhole = files != null && !reader.onlySeals(agreement.staffNo(), agreement.department());
        var end = ends.of(agreement, isWhole);
        return new AgreementView(
                agreement.number(),
                agreement.appointmentId(),
                agreement.postCode(),
                lookup.post(agreement.postCode()),
                agreement.staffNo(),
                lookup.person(agreement.staffNo()),
                agreement.department(),
                agreement.fullTime(),
                term.years(),
                term.firstDay(),
                term.lastDay(),
                status,
                names.of("agreementStatus", status),
                status == Status.ACTIVE && suspended.contains(agreement.appointmentId()),
                agreement.endedOn(today).orElse(null),
                endReason,
                endReason == null ? null : names.of("endReason", endReason),
                names.optionalAt(agreement.endRecordedAt().orElse(null)),
                agreement.predecessor().orElse(null),
                files == null
                        ? null
                        : agreements
                                .successorOf(agreement.number())
                                .map(Agreement::number)
                                .orElse(null),
                isWhole ? exitOf(agreement, status).map(Exit::id).orElse(null) : null,
                daysLeft,
                daysLeft != null && daysLeft <= DUE_SOON_DAYS,
                agreement.beginsOn().isAfter(term.firstDay()) ? agreement.beginsOn() : null,
                end == null ? null : agreement.endsOn(),
                end,
                known.reminders(agreement),
                names.ofRules(agreement.conflict().orElse(null)),
                known.gap(agreement),
                agreement.partyA(),
                agreement.wording().labourContractSignedOn(),
                agreement.confidentialityAgreementNo().orElse(null),
                agreement.remarks().orElse(null),
                agreement.wording().dutiesVersion(),
                agreement.signBefore(),
                agreement.timesReminded(),
                new AgreementView.Signatures(
                        agreement.signatures().sealedOn().orElse(null),
                        agreement.signatures().holderSignedOn().orElse(null)),
                agreement.signatures().holderScanId().orElse(null),
                agreement.signatures().sealedScanId().orElse(null),
                agreement.wording().documentId(),
                agreement.wording().documentSha256(),
                agreement.wording().templateVersion(),
                agreement.signatures().filedOn().orElse(null),
                agreement.voidReason().orElse(null),
                removal,
                copies,
                files);
    }
}
