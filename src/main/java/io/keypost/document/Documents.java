package io.keypost.document;

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

    Document save(Document document);
}
