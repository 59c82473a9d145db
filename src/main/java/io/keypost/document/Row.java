package io.keypost.document;

import java.util.List;

/**
 * What stands on the page as one: mostly a line.
 *
 * @param before room above, but not at the top of a page
 */
record Row(Break pageBreak, float before, float height, float size, List<Piece> pieces) {

    /** Whether a page may begin here. */
    enum Break {
        ALLOWED,
        AVOIDED,
        FORCED
    }

    /**
     * @param left from the left margin
     * @param baseline from the row's top
     */
    record Piece(Tag tag, Line line, float left, float baseline) {}

    Row with(Break other) {
        return new Row(other, before, height, size, pieces);
    }
}
