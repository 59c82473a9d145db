package io.keypost.typesetting;

import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * A node of the document's logical structure, for readers that speak the paper. No record: each is equal only to itself.
 */
@RequiredArgsConstructor
final class Tag {

    /** Outside of the structure: printed, not spoken. */
    static final Tag NONE = new Tag("Artifact", null);

    @Getter(AccessLevel.PACKAGE)
    private final String role;

    private final @Nullable Tag parent;

    @Nullable
    Tag parent() {
        return parent;
    }
}
