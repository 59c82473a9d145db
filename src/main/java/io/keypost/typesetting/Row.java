package io.keypost.typesetting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the page as one: mostly a line.
 *
 * @param before room above, but not at the top of a page
 * @param grid in a table only
 */
record Row(Break pageBreak, float before, float height, float size, List<Piece> pieces, @Nullable Grid grid) {

    Row(Break pageBreak, float before, float height, float size, List<Piece> pieces) {
        this(pageBreak, before, height, size, pieces, null);
    }

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

    /**
     * A table's rules beside a row, and below the one that ends an entry.
     *
     * @param rules where the upright ones stand, from the left margin
     * @param head printed again above, when a page begins here
     */
    record Grid(List<Float> rules, boolean closes, List<Row> head) {}

    /** What goes on top of the page that begins with this row. */
    List<Row> head() {
        return grid == null ? List.of() : grid.head();
    }

    /** The same, printed once more and not read out again. */
    Row repeated() {
        var again = pieces.stream()
                .map(piece -> new Piece(Tag.NONE, piece.line(), piece.left(), piece.baseline()))
                .toList();
        return new Row(Break.AVOIDED, before, height, size, again, grid);
    }

    Row with(Break other) {
        return new Row(other, before, height, size, pieces, grid);
    }
}
