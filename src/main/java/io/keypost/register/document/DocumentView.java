package io.keypost.register.document;

import io.keypost.register.Named;
import java.time.OffsetDateTime;

/**
 * A document as lists show it.
 *
 * @param sealed whether it shows the unit's seal
 */
public record DocumentView(
        String id,
        String kind,
        String kindText,
        int version,
        String fileName,
        String sha256,
        boolean sealed,
        OffsetDateTime createdAt,
        Named createdBy) {}
