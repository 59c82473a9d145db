package io.keypost.document;

import io.keypost.audit.Deed;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Optional;
import lombok.Getter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A file as archived: never changed, only superseded by the next version of its kind and subject. */
@Entity
@Immutable
@Table(name = "document")
public class Document {

    /** What a document is. */
    public enum Kind {
        /** 协议 */
        AGREEMENT,
        /** 聘任通知 */
        APPOINTMENT_NOTICE,
        /** 终止通知 */
        TERMINATION_NOTICE,
        /** 免任通知 */
        REMOVAL_NOTICE,
        /** 涉密材料交接清单 */
        HANDOVER_LIST,
        /** 离岗保密承诺书 */
        EXIT_COMMITMENT,
        /** 职责调整通知 */
        DUTY_NOTICE,
        /** 辞岗通知回执 */
        RESIGNATION_RECEIPT,
        /** 转岗脱密通知 */
        TRANSFER_ORDER,
        /** 保密义务提示函 */
        SECRECY_LETTER,
        /** What a person has uploaded, such as the scan of a signed page. */
        UPLOAD;

        /** The name of the shipped wording, such as {@code duty-notice.zh}; nobody typesets an upload. */
        public Optional<String> template() {
            return this == UPLOAD
                    ? Optional.empty()
                    : Optional.of(name().toLowerCase(Locale.ROOT).replace('_', '-') + ".zh");
        }
    }

    @Id
    @Getter
    private String id;

    @Enumerated(EnumType.STRING)
    @Getter
    private Kind kind;

    /** What it belongs to, such as {@code agreement:AQXY-2026-0001}; an upload belongs to its id until a case names it. */
    @Getter
    private String subject;

    /** Counts from 1 within kind and subject; the highest is the one that stands. */
    @Getter
    private int version;

    @Getter
    private String fileName;

    @Getter
    private String mediaType;

    @Getter
    private int pages;

    /** Bytes. */
    @Getter
    private int size;

    /** Lower-case hexadecimal. */
    @Getter
    private String sha256;

    /** The version of the template it was set from; null for an upload. */
    @Getter
    private @Nullable String templateVersion;

    @Getter
    private Deed created;

    @SuppressWarnings("NullAway.Init")
    protected Document() {}

    Document(
            String id,
            Kind kind,
            String subject,
            int version,
            String fileName,
            String mediaType,
            int pages,
            int size,
            String sha256,
            @Nullable String templateVersion,
            Deed created) {
        this.id = id;
        this.kind = kind;
        this.subject = subject;
        this.version = version;
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.pages = pages;
        this.size = size;
        this.sha256 = sha256;
        this.templateVersion = templateVersion;
        this.created = created;
    }
}
