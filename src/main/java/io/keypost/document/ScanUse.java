package io.keypost.document;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Which paper a file shows; known by its content, so that it is the same whatever id or name it comes under. */
@Entity
@Table(name = "scan_use")
class ScanUse {

    @Id
    private String sha256;

    private String paper;
    private String documentId;

    @SuppressWarnings("NullAway.Init")
    protected ScanUse() {}

    ScanUse(String sha256, String paper, String documentId) {
        this.sha256 = sha256;
        this.paper = paper;
        this.documentId = documentId;
    }

    /** Whether it may be handed in as this: for the same paper once more, after it was sent back, but then uploaded anew. */
    boolean allows(String itsPaper, String itsDocumentId) {
        return paper.equals(itsPaper) && !documentId.equals(itsDocumentId);
    }

    void usedAgain(String itsDocumentId) {
        documentId = itsDocumentId;
    }
}
