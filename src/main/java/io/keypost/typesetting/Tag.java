package io.keypost.typesetting;

import org.jspecify.annotations.Nullable;

/**
 * A node of the document's logical structure, for readers that speak the paper. No record: each is equal only to itself.
 */
final class Tag {

    /** Outside of the structure: printed, not spoken. */
    static final Tag NONE = new Tag("Artifact", null);

    private final String role;
    private final @Nullable Tag parent;

    Tag(String role, @Nullable Tag parent) {
        this.role = role;
        this.parent = parent;
    }

    String role() {
        return role;
    }

    @Nullable
    Tag parent() {
        return parent;
    }
}
