package io.keypost.document;

import io.keypost.audit.AuditLog;
import io.keypost.audit.Deed;
import io.keypost.audit.Logged;
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
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets documents and keeps them, with their hash, for good. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Archive {

    /** Where something comes from that may fail to be read. */
    @FunctionalInterface
    public interface Source<T> {
        T get() throws IOException;
    }

    /** A file is kept: {@code document.AGREEMENT}, by its kind. */
    private record Kept(Document.Kind kind, String subject, String by, String reason) implements Logged {

        @Override
        public String what() {
            return "document." + kind;
        }
    }

    private final Documents documents;
    private final DocumentContents contents;
    private final DocumentTemplates templates;
    private final Typesetter typesetter;
    private final UploadCheck uploadCheck;
    private final CheckRoom room;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

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
                new Deed(AuditLog.SYSTEM, now));
        return keep(document, pdf.bytes());
    }

    /**
     * Keeps a file a person hands in, once it has passed every check. Waits for its turn, then reads: files that wait take no memory,
     * and no connection to the database.
     *
     * @throws Refusal saying what is wrong with the file, or that too many are being checked
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Document upload(String fileName, Source<byte[]> file, String by) throws IOException {
        return room.enter(() -> keepChecked(fileName, file.get(), by));
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
                StoredName.of(
                        fileName,
                        checked.mediaType(),
                        messages.getMessage("file.unnamed", null, LocaleContextHolder.getLocale())),
                checked.mediaType(),
                checked.pages(),
                bytes.length,
                sha256,
                null,
                new Deed(by, Instant.now(clock)));
        return Objects.requireNonNull(transaction.execute(kept -> keep(document, bytes)));
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
        events.publishEvent(new Kept(kept.kind(), kept.subject(), kept.created().by(), kept.fileName()));
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
