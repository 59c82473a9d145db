package io.keypost.typesetting;

import com.lowagie.text.pdf.BaseFont;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One character to be set, or the bit of empty underline beside a filled blank.
 *
 * @param font none if there is nothing to draw
 * @param width in points
 */
record Cell(int codePoint, @Nullable BaseFont font, float width, boolean underlined) {

    static final int PAD_BEFORE = -1;
    static final int PAD_AFTER = -2;
    private static final float PAD = 0.16f;

    /** The cells of a run of text, one list for each of its hard lines. */
    static List<List<Cell>> of(List<Filling.Span> spans, Fonts fonts, boolean heading, float size) {
        var lines = new ArrayList<List<Cell>>();
        var cells = new ArrayList<Cell>();
        for (var span : spans) {
            if (span.underlined()) {
                cells.add(new Cell(PAD_BEFORE, null, PAD * size, true));
            }
            for (int c : span.text().codePoints().toArray()) {
                if (c == '\n') {
                    lines.add(cells);
                    cells = new ArrayList<>();
                } else {
                    var font = fonts.fontOf(c, heading);
                    cells.add(new Cell(c, font, font.getWidth(c) * size / 1000, span.underlined()));
                }
            }
            if (span.underlined()) {
                cells.add(new Cell(PAD_AFTER, null, PAD * size, true));
            }
        }
        lines.add(cells);
        return lines;
    }

    boolean isPad() {
        return codePoint < 0;
    }

    boolean isSpace() {
        return codePoint == ' ' || codePoint == 0x3000;
    }
}
