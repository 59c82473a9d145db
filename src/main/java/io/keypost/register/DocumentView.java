package io.keypost.register;

import java.time.OffsetDateTime;

/**
 * A document as lists show it.
 *
 * @param sealed whether it shows the unit's seal
 */
record DocumentView(
        String id,
        String kind,
        String kindText,
        int version,
        String fileName,
        String sha256,
        boolean sealed,
        OffsetDateTime createdAt,
        Named createdBy) {}
