package io.keypost.document;

import io.keypost.rule.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The archived documents, without their bytes. */
interface Documents extends Repository<Document, String> {

    Optional<Document> findById(String id);

    /** All versions, oldest first. */
    List<Document> findBySubjectInOrderByCreatedAtAscVersionAsc(Collection<String> subjects);

    Optional<Document> findFirstBySubjectAndKindOrderByVersionDesc(String subject, Document.Kind kind);

    /** Whether these bytes were set here: no upload, whatever else. */
    boolean existsBySha256AndKindNot(String sha256, Document.Kind kind);

    /** A document as it was set here, unsigned, is no scan of anything. */
    default void requireNoneOfOurs(String sha256) {
        if (existsBySha256AndKindNot(sha256, Document.Kind.UPLOAD)) {
            throw Refusal.rule("file", "upload.unsigned");
        }
    }

    Document save(Document document);
}
