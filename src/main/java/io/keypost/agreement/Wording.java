package io.keypost.agreement;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The text of an agreement as it was generated last, and what it was generated from.
 *
 * @param dutiesVersion the version of the post's duties it names
 * @param documentId the paper; null, as what follows, until it is set
 */
@Embeddable
public record Wording(
        LocalDate labourContractSignedOn,
        int dutiesVersion,
        @Nullable String documentId,
        @Nullable String documentSha256,
        @Nullable String templateVersion) {}
