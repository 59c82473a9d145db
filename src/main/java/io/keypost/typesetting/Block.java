package io.keypost.typesetting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a template.
 *
 * @param columns the text between the bars; a single one except in the blocks for signing and in a table's columns: head, width, cell
 */
record Block(Kind kind, List<List<Part>> columns, int line) {

    /** The words that a template's lines begin with, in lower case there. */
    enum Kind {
        HEADING,
        RIGHT,
        LEFT,
        CENTER,
        PARAGRAPH,
        CLAUSE,
        ITEM,
        LIST,
        COLUMN,
        ANNEX,
        SIGN,
        ISSUER;

        boolean hasColumns() {
            return this == SIGN || this == ISSUER || this == COLUMN;
        }

        boolean isItem() {
            return this == ITEM || this == LIST;
        }

        /** Whether its blanks name lists rather than values. */
        boolean isRepeated() {
            return this == LIST || this == COLUMN;
        }
    }

    List<Part> text() {
        return columns.get(0);
    }

    /** A piece of a line. */
    sealed interface Part permits Text, Blank {}

    record Text(String text) implements Part {}

    /**
     * A place to be filled.
     *
     * @param name of the value, {@code #} for the number of a list's item
     * @param datePart year, month or day, if the value is a date to be taken apart
     * @param otherwise printed if the value is empty
     */
    record Blank(String name, @Nullable String datePart, @Nullable String otherwise, boolean underlined)
            implements Part {}
}
