package io.keypost.register.document;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Appointments;
import io.keypost.agreement.EarlyEnd;
import io.keypost.agreement.EndingAgreements;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.exit.Resignation;
import io.keypost.platform.language.Messages;
import io.keypost.register.Names;
import io.keypost.register.Reader;
import io.keypost.rule.Refusal;
import jakarta.persistence.criteria.JoinType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The documents of a case, and who may see them: a document is visible if its case is, an upload to its uploader as well. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CaseDocuments {

    private static final Set<Document.Kind> OF_CLEARANCES = EnumSet.of(
            Document.Kind.TERMINATION_NOTICE,
            Document.Kind.EXIT_COMMITMENT,
            Document.Kind.HANDOVER_LIST,
            Document.Kind.SECRECY_LETTER);

    private final Archive archive;
    private final Agreements agreements;
    private final Appointments appointments;
    private final Exits exits;
    private final EndingAgreements ending;
    private final Reader reader;
    private final Names names;
    private final Messages messages;

    /** A document; unknown when the reader may not see it. */
    Document get(String id) {
        var document = archive.get(id);
        if (!isVisible(document)) {
            throw Refusal.notFound("document.unknown", id);
        }
        return document;
    }

    /** All versions of an agreement's text, the notice that went before, and the scans that stand. */
    public List<DocumentView> of(Agreement agreement) {
        var all = new ArrayList<DocumentView>();
        archive.of(Appointment.subject(agreement.appointmentId()), agreement.subject())
                .forEach(document -> all.add(view(document, "document." + document.kind(), false)));
        agreement
                .signatures()
                .holderScanId()
                .ifPresent(id -> all.add(view(archive.get(id), "document.HOLDER_SCAN", false)));
        agreement
                .signatures()
                .sealedScanId()
                .ifPresent(id -> all.add(view(archive.get(id), "document.SEALED_SCAN", true)));
        ending.reportedOf(agreement.appointmentId()).stream()
                .filter(end -> !end.lastDay().isAfter(agreement.term().lastDay()))
                .flatMap(end -> end.documentId().stream())
                .forEach(id -> all.add(view(archive.get(id), "document.MUTUAL_END_SCAN", false)));
        exits.findByAppointmentIdOrderById(agreement.appointmentId()).stream()
                .filter(exit -> exit.agreementNumber().equals(agreement.number()))
                .forEach(exit -> addScans(exit, all));
        return all.stream()
                .filter(document -> isFor(agreement, document.id(), Document.Kind.valueOf(document.kind())))
                .toList();
    }

    /** An appointment's own documents, and its agreement's once there is one. */
    public List<DocumentView> of(Appointment appointment, Optional<Agreement> agreement) {
        return agreement.map(this::of).orElseGet(() -> archive.of(appointment.subject()).stream()
                .map(document -> view(document, "document." + document.kind(), false))
                .toList());
    }

    /** The papers of leaving: what was set, and the scans of the notice and of the signed commitment. */
    public List<DocumentView> of(Exit exit) {
        var all = new ArrayList<DocumentView>();
        // A signed successor that has carried the notice on has the later papers.
        var given = exit.resignation().map(Resignation::agreementNumber).orElse(exit.agreementNumber());
        var subjects = Stream.of(given, exit.agreementNumber()).distinct().map(Agreement::subject);
        archive.of(subjects.toArray(String[]::new)).stream()
                .filter(document -> isOf(exit, document))
                .forEach(document -> all.add(view(document, "document." + document.kind(), false)));
        addScans(exit, all);
        return all;
    }

    /** Of several notices under one agreement, each has its own papers; what was withdrawn has no others. */
    private static boolean isOf(Exit exit, Document document) {
        return switch (document.kind()) {
            case RESIGNATION_RECEIPT -> is(document, exit.resignation().flatMap(Resignation::receiptId));
            case TRANSFER_ORDER ->
                is(document, exit.resignation().flatMap(notice -> notice.transfer()
                        .orderId()));
            default -> OF_CLEARANCES.contains(document.kind()) && exit.status() != Exit.Status.WITHDRAWN;
        };
    }

    private static boolean is(Document document, Optional<String> id) {
        return id.filter(document.id()::equals).isPresent();
    }

    private void addScans(Exit exit, List<DocumentView> all) {
        exit.resignation()
                .flatMap(Resignation::paperDocumentId)
                .ifPresent(id -> all.add(view(archive.get(id), "document.NOTICE_SCAN", false)));
        exit.items().stream()
                .flatMap(item -> item.documentId().stream())
                .forEach(id -> all.add(view(archive.get(id), "document.COMMITMENT_SCAN", false)));
    }

    private DocumentView view(Document document, String text, boolean sealed) {
        return new DocumentView(
                document.id(),
                document.kind().name(),
                messages.get("web." + text),
                document.version(),
                document.fileName(),
                document.sha256(),
                sealed,
                names.at(document.created().at()),
                names.user(document.created().by()));
    }

    private boolean isVisible(Document document) {
        var subject = document.subject();
        return switch (document.kind()) {
            case UPLOAD ->
                document.created().by().equals(reader.id())
                        || agreements.findAll(reader.agreements().and(naming(document.id()))).stream()
                                .anyMatch(agreement -> isFor(agreement, document.id(), document.kind()))
                        || exits.exists(reader.exits()
                                .and((root, query, cb) -> cb.or(
                                        cb.equal(
                                                root.join("clearance", JoinType.LEFT)
                                                        .join("items", JoinType.LEFT)
                                                        .get("documentId"),
                                                document.id()),
                                        cb.equal(
                                                root.join("resignation", JoinType.LEFT)
                                                        .get("paperDocumentId"),
                                                document.id()))));
            case AGREEMENT,
                    TERMINATION_NOTICE,
                    REMOVAL_NOTICE,
                    HANDOVER_LIST,
                    EXIT_COMMITMENT,
                    DUTY_NOTICE,
                    RESIGNATION_RECEIPT,
                    TRANSFER_ORDER,
                    SECRECY_LETTER ->
                agreements
                        .findOne(reader.agreements()
                                .and((root, query, cb) -> cb.equal(root.get("number"), idIn(subject))))
                        .filter(agreement -> isFor(agreement, document.id(), document.kind()))
                        .isPresent();
            case APPOINTMENT_NOTICE ->
                appointments.exists(reader.appointments()
                        .and((root, query, cb) -> cb.equal(root.get("id"), Long.valueOf(idIn(subject)))));
        };
    }

    /** Whether a paper of an agreement they see is for them. */
    private boolean isFor(Agreement agreement, String id, Document.Kind kind) {
        return switch (kind) {
            case AGREEMENT, APPOINTMENT_NOTICE, DUTY_NOTICE -> true;
            case REMOVAL_NOTICE -> reader.seesGrounds(agreement.staffNo(), agreement.department());
            case UPLOAD ->
                !reader.onlySeals(agreement.staffNo(), agreement.department())
                        || agreement
                                .signatures()
                                .holderScanId()
                                .filter(id::equals)
                                .isPresent()
                        || agreement
                                .signatures()
                                .sealedScanId()
                                .filter(id::equals)
                                .isPresent();
            case TERMINATION_NOTICE,
                    HANDOVER_LIST,
                    EXIT_COMMITMENT,
                    RESIGNATION_RECEIPT,
                    TRANSFER_ORDER,
                    SECRECY_LETTER -> !reader.onlySeals(agreement.staffNo(), agreement.department());
        };
    }

    private static Specification<Agreement> naming(String uploadId) {
        return (root, query, cb) -> {
            var ends = Objects.requireNonNull(query).subquery(Long.class);
            var end = ends.from(EarlyEnd.class);
            ends.select(end.<Long>get("id"))
                    .where(
                            cb.equal(end.get("appointmentId"), root.get("appointmentId")),
                            cb.equal(end.get("documentId"), uploadId));
            return cb.or(
                    cb.equal(root.get("signatures").get("holderScanId"), uploadId),
                    cb.equal(root.get("signatures").get("sealedScanId"), uploadId),
                    cb.exists(ends));
        };
    }

    /** What stands behind the kind of case, as in {@code agreement:AQXY-2026-0001}. */
    private static String idIn(String subject) {
        return subject.substring(subject.indexOf(':') + 1);
    }
}
