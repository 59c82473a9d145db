package io.keypost.document;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface DocumentContents extends Repository<DocumentContent, String> {

    Optional<DocumentContent> findById(String documentId);

    DocumentContent saveAndFlush(DocumentContent content);
}
