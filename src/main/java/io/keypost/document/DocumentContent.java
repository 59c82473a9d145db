package io.keypost.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import lombok.AccessLevel;
import lombok.Getter;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The bytes, apart from the row that lists read. */
@Entity
@Immutable
@Table(name = "document_content")
class DocumentContent {

    @Id
    private String documentId;

    @JdbcTypeCode(SqlTypes.VARBINARY)
    @Column(name = "bytes")
    @Getter(AccessLevel.PACKAGE)
    private byte[] bytes;

    @SuppressWarnings("NullAway.Init")
    protected DocumentContent() {}

    DocumentContent(String documentId, byte[] bytes) {
        this.documentId = documentId;
        this.bytes = bytes;
    }
}
