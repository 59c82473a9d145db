package io.keypost.document;

import org.jspecify.annotations.Nullable;

/**
 * A node of the document's logical structure, for readers that speak the paper. No record: each is equal only to itself.
 *
 */
final class Tag {

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
