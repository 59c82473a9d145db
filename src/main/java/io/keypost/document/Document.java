package io.keypost.document;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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
        AGREEMENT("agreement.zh"),
        /** 聘任通知 */
        APPOINTMENT_NOTICE("appointment-notice.zh"),
        /** 终止通知 */
        TERMINATION_NOTICE("termination-notice.zh"),
        /** 免任通知 */
        REMOVAL_NOTICE("removal-notice.zh"),
        /** 涉密材料交接清单 */
        HANDOVER_LIST("handover-list.zh"),
        /** 离岗保密承诺书 */
        EXIT_COMMITMENT("exit-commitment.zh"),
        /** 职责调整通知 */
        DUTY_NOTICE("duty-notice.zh"),
        /** 辞岗通知回执 */
        RESIGNATION_RECEIPT("resignation-receipt.zh"),
        /** 转岗脱密通知 */
        TRANSFER_ORDER("transfer-order.zh"),
        /** 保密义务提示函 */
        SECRECY_LETTER("secrecy-letter.zh"),
        /** What a person has uploaded, such as the scan of a signed page. */
        UPLOAD(null);

        private final @Nullable String template;

        Kind(@Nullable String template) {
            this.template = template;
        }

        /** The shipped wording's name; nobody typesets an upload. */
        public Optional<String> template() {
            return Optional.ofNullable(template);
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

    private @Nullable String templateVersion;

    @Getter
    private Instant createdAt;

    /** The user's id, or {@code system}. */
    @Getter
    private String createdBy;

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
            Instant createdAt,
            String createdBy) {
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
        this.createdAt = createdAt;
        this.createdBy = createdBy;
    }

    /** The version of the template it was set from; null for an upload. */
    public @Nullable String templateVersion() {
        return templateVersion;
    }
}
