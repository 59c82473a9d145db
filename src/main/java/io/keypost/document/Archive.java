package io.keypost.document;

import io.keypost.audit.AuditLog;
import io.keypost.rule.Refusal;
import io.keypost.typesetting.Typesetter;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets documents and keeps them, with their hash, for good. */
@Service
@Transactional
public class Archive {

    /** Where an upload's bytes come from. */
    @FunctionalInterface
    public interface Source {
        byte[] bytes() throws IOException;
    }

    private final Documents documents;
    private final DocumentContents contents;
    private final DocumentTemplates templates;
    private final Typesetter typesetter;
    private final UploadCheck uploadCheck;
    private final CheckRoom room;
    private final MessageSource messages;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Archive(
            Documents documents,
            DocumentContents contents,
            DocumentTemplates templates,
            Typesetter typesetter,
            UploadCheck uploadCheck,
            CheckRoom room,
            MessageSource messages,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.documents = documents;
        this.contents = contents;
        this.templates = templates;
        this.typesetter = typesetter;
        this.uploadCheck = uploadCheck;
        this.room = room;
        this.messages = messages;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Sets a document from the unit's template and archives it as the next version of its kind and subject.
     *
     * @param fileName without the ending
     * @param values those named at the top of the kind's shipped template; dates as 2026-01-01
     * @param lists likewise; the columns of a table, such as {@code items.name}, are lists of one length, "" where a cell is empty
     * @throws Refusal when a character cannot be printed; nothing is kept then
     */
    public Document typeset(
            Document.Kind kind,
            String subject,
            String fileName,
            Map<String, String> values,
            Map<String, List<String>> lists) {
        var template = templates.of(kind);
        var now = Instant.now(clock);
        var pdf = typesetter.typeset(template, values, lists, now);
        var version = documents
                        .findFirstBySubjectAndKindOrderByVersionDesc(subject, kind)
                        .map(Document::version)
                        .orElse(0)
                + 1;
        var document = new Document(
                UUID.randomUUID().toString(),
                kind,
                subject,
                version,
                fileName + ".pdf",
                "application/pdf",
                pdf.pages(),
                pdf.bytes().length,
                pdf.sha256(),
                template.version(),
                now,
                AuditLog.SYSTEM);
        return keep(document, pdf.bytes());
    }

    /**
     * Keeps a file a person hands in, once it has passed every check. Waits for its turn, then reads: files that wait take no memory,
     * and no connection to the database.
     *
     * @throws Refusal saying what is wrong with the file, or that too many are being checked
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Document upload(String fileName, Source file, String by) throws IOException {
        return room.enter(() -> keepChecked(fileName, file.bytes(), by));
    }

    private Document keepChecked(String fileName, byte[] bytes, String by) {
        var sha256 = sha256(bytes);
        documents.requireNoneOfOurs(sha256);
        var checked = uploadCheck.check(bytes);
        var id = UUID.randomUUID().toString();
        var document = new Document(
                id,
                Document.Kind.UPLOAD,
                "upload:" + id,
                1,
                StoredName.of(fileName, checked.mediaType(), unnamed()),
                checked.mediaType(),
                checked.pages(),
                bytes.length,
                sha256,
                null,
                Instant.now(clock),
                by);
        return Objects.requireNonNull(transaction.execute(kept -> keep(document, bytes)));
    }

    private String unnamed() {
        return messages.getMessage("file.unnamed", null, LocaleContextHolder.getLocale());
    }

    /** The bytes as archived. */
    @Transactional(readOnly = true)
    public byte[] bytes(String documentId) {
        return contents.findById(documentId)
                .orElseThrow(() -> Refusal.notFound("document.unknown", documentId))
                .bytes();
    }

    /** The document by its id. */
    @Transactional(readOnly = true)
    public Document get(String documentId) {
        return documents.findById(documentId).orElseThrow(() -> Refusal.notFound("document.unknown", documentId));
    }

    /** All versions that belong to these subjects, oldest first. */
    @Transactional(readOnly = true)
    public List<Document> of(String... subjects) {
        return documents.findBySubjectInOrderByCreatedAtAscVersionAsc(List.of(subjects));
    }

    private Document keep(Document document, byte[] bytes) {
        var kept = documents.save(document);
        contents.saveAndFlush(new DocumentContent(kept.id(), bytes));
        audit.record(kept.subject(), "document." + kept.kind(), kept.createdBy(), kept.fileName());
        return kept;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
