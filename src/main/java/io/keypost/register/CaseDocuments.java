package io.keypost.register;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Appointments;
import io.keypost.agreement.EarlyEnd;
import io.keypost.agreement.Ending;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.platform.Messages;
import io.keypost.rule.Refusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The documents of a case, and who may see them: a document is visible if its case is, an upload to its uploader as well. */
@Component
@Transactional(readOnly = true)
class CaseDocuments {

    private static final Set<Document.Kind> OF_EXITS = EnumSet.of(
            Document.Kind.RESIGNATION_RECEIPT,
            Document.Kind.TRANSFER_ORDER,
            Document.Kind.TERMINATION_NOTICE,
            Document.Kind.EXIT_COMMITMENT,
            Document.Kind.HANDOVER_LIST,
            Document.Kind.SECRECY_LETTER);

    private final Archive archive;
    private final Agreements agreements;
    private final Appointments appointments;
    private final Exits exits;
    private final Ending ending;
    private final Reader reader;
    private final Names names;
    private final Messages messages;

    CaseDocuments(
            Archive archive,
            Agreements agreements,
            Appointments appointments,
            Exits exits,
            Ending ending,
            Reader reader,
            Names names,
            Messages messages) {
        this.archive = archive;
        this.agreements = agreements;
        this.appointments = appointments;
        this.exits = exits;
        this.ending = ending;
        this.reader = reader;
        this.names = names;
        this.messages = messages;
    }

    /** A document; unknown when the reader may not see it. */
    Document get(String id) {
        var document = archive.get(id);
        if (!isVisible(document)) {
            throw Refusal.notFound("document.unknown", id);
        }
        return document;
    }

    /** All versions of an agreement's text, the notice that went before, and the scans that stand. */
    List<DocumentView> of(Agreement agreement) {
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
        return all;
    }

    /** An appointment's own documents, and its agreement's once there is one. */
    List<DocumentView> of(Appointment appointment, Optional<Agreement> agreement) {
        return agreement.map(this::of).orElseGet(() -> archive.of(appointment.subject()).stream()
                .map(document -> view(document, "document." + document.kind(), false))
                .toList());
    }

    /** The papers of leaving: what was set, and the scan of the signed commitment. */
    List<DocumentView> of(Exit exit) {
        var all = new ArrayList<DocumentView>();
        archive.of(Agreement.subject(exit.agreementNumber())).stream()
                .filter(document -> OF_EXITS.contains(document.kind()))
                .forEach(document -> all.add(view(document, "document." + document.kind(), false)));
        exit.items().stream()
                .flatMap(item -> item.documentId().stream())
                .forEach(id -> all.add(view(archive.get(id), "document.COMMITMENT_SCAN", false)));
        return all;
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
                names.at(document.createdAt()),
                names.user(document.createdBy()));
    }

    private boolean isVisible(Document document) {
        var subject = document.subject();
        return switch (document.kind()) {
            case UPLOAD ->
                document.createdBy().equals(reader.id())
                        || agreements.exists(reader.agreements().and(naming(document.id())))
                        || exits.exists(reader.exits()
                                .and((root, query, cb) ->
                                        cb.equal(root.join("items").get("documentId"), document.id())));
            case AGREEMENT,
                    TERMINATION_NOTICE,
                    REMOVAL_NOTICE,
                    HANDOVER_LIST,
                    EXIT_COMMITMENT,
                    DUTY_NOTICE,
                    RESIGNATION_RECEIPT,
                    TRANSFER_ORDER,
                    SECRECY_LETTER ->
                agreements.exists(
                        reader.agreements().and((root, query, cb) -> cb.equal(root.get("number"), idIn(subject))));
            case APPOINTMENT_NOTICE ->
                appointments.exists(reader.appointments()
                        .and((root, query, cb) -> cb.equal(root.get("id"), Long.valueOf(idIn(subject)))));
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
