package io.keypost.typesetting;

import com.lowagie.text.Document;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfStructureElement;
import com.lowagie.text.pdf.PdfTextArray;
import com.lowagie.text.pdf.PdfWriter;
import io.keypost.typesetting.Row.Piece;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Writes rows into the PDF: every piece under its tag, underlines and page numbers as artifacts. */
final class Paper {

    private static final PdfName ARTIFACT = new PdfName("Artifact");
    private static final float RULE = 0.6f;
    private static final float RULE_DROP = 0.2f;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
    private final Document document = new Document(new Rectangle(PageFormat.PAGE_WIDTH, PageFormat.PAGE_HEIGHT));
    private final PdfWriter writer = PdfWriter.getInstance(document, out);
    private final IdentityHashMap<Tag, PdfStructureElement> elements = new IdentityHashMap<>();

    Paper(ArchiveProfile profile) {
        profile.prepare(writer);
        document.open();
        profile.complete(writer);
    }

    /** Writes a page, from its top. */
    void page(List<Row> rows, Line footer) {
        document.newPage();
        float y = PageFormat.TOP;
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            y -= i == 0 ? 0 : row.before();
            for (var piece : row.pieces()) {
                write(piece, row.size(), y - piece.baseline());
            }
            var grid = row.grid();
            if (grid != null) {
                boolean opens = i == 0 || rows.get(i - 1).grid() == null;
                rule(grid, y, row.height(), opens, grid.closes() || i + 1 == rows.size());
            }
            y -= row.height();
        }
        var properties = new PdfDictionary();
        properties.put(PdfName.TYPE, new PdfName("Pagination"));
        properties.put(PdfName.SUBTYPE, new PdfName("Footer"));
        var content = writer.getDirectContent();
        content.beginMarkedContentSequence(ARTIFACT, properties, true);
        text(footer, PageFormat.FOOTER, (PageFormat.PAGE_WIDTH - footer.width()) / 2, PageFormat.FOOTER_BASELINE);
        content.endMarkedContentSequence();
    }

    byte[] finish() {
        document.close();
        return out.toByteArray();
    }

    private void write(Piece piece, float size, float y) {
        // Even for a piece without ink: an empty cell is a cell.
        var element = piece.tag() == Tag.NONE ? null : element(piece.tag());
        if (piece.line().cells().stream().allMatch(Cell::isPad)) {
            return;
        }
        var content = writer.getDirectContent();
        float x = PageFormat.LEFT + piece.left();
        if (element == null) {
            content.beginMarkedContentSequence(ARTIFACT, new PdfDictionary(), true);
        } else {
            content.beginMarkedContentSequence(element);
        }
        text(piece.line(), size, x, y);
        content.endMarkedContentSequence();
        underline(piece.line(), size, x, y - size * RULE_DROP);
    }

    private PdfStructureElement element(Tag tag) {
        var known = elements.get(tag);
        if (known != null) {
            return known;
        }
        var role = new PdfName(tag.role());
        var parent = tag.parent();
        var element = parent == null
                ? new PdfStructureElement(writer.getStructureTreeRoot(), role)
                : new PdfStructureElement(element(parent), role);
        if (tag.role().equals("TH")) {
            var scope = new PdfDictionary();
            scope.put(PdfName.O, new PdfName("Table"));
            scope.put(new PdfName("Scope"), new PdfName("Column"));
            element.put(PdfName.A, scope);
        }
        elements.put(tag, element);
        return element;
    }

    private void rule(Row.Grid grid, float top, float height, boolean opens, boolean closes) {
        var content = writer.getDirectContent();
        float left = PageFormat.LEFT + grid.rules().get(0) - RULE / 2;
        float width = grid.rules().get(grid.rules().size() - 1) - grid.rules().get(0) + RULE;
        content.beginMarkedContentSequence(ARTIFACT, new PdfDictionary(), true);
        for (var x : grid.rules()) {
            content.rectangle(PageFormat.LEFT + x - RULE / 2, top - height, RULE, height);
        }
        if (opens) {
            content.rectangle(left, top - RULE / 2, width, RULE);
        }
        if (closes) {
            content.rectangle(left, top - height - RULE / 2, width, RULE);
        }
        content.fill();
        content.endMarkedContentSequence();
    }

    private void text(Line line, float size, float x, float y) {
        var content = writer.getDirectContent();
        content.beginText();
        for (var run : runs(line)) {
            var font = line.cells().get(run.get(0)).font();
            content.setFontAndSize(font, size);
            content.setTextMatrix(x + line.offsets().get(run.get(0)), y);
            content.showText(array(line, run, size));
        }
        content.endText();
    }

    /** Neighbouring cells of one font, by index. */
    private static List<List<Integer>> runs(Line line) {
        var runs = new ArrayList<List<Integer>>();
        BaseFont previous = null;
        for (int i = 0; i < line.cells().size(); i++) {
            var font = line.cells().get(i).font();
            if (font != null) {
                if (font != previous) {
                    runs.add(new ArrayList<>());
                }
                runs.get(runs.size() - 1).add(i);
            }
            previous = font;
        }
        return runs;
    }

    private static PdfTextArray array(Line line, List<Integer> run, float size) {
        var array = new PdfTextArray();
        var text = new StringBuilder();
        float behind = 0;
        for (int i : run) {
            text.appendCodePoint(line.cells().get(i).codePoint());
            boolean last = i == run.get(run.size() - 1);
            float gap = last ? 0 : line.offsets().get(i + 1) - line.end(i) + behind;
            int units = Math.round(gap * 1000 / size);
            if (units != 0) {
                array.add(text.toString());
                array.add(-units);
                text.setLength(0);
            }
            behind = gap - units * size / 1000;
        }
        if (!text.isEmpty()) {
            array.add(text.toString());
        }
        return array;
    }

    private void underline(Line line, float size, float x, float y) {
        PdfContentByte content = writer.getDirectContent();
        for (int i = 0; i < line.cells().size(); i++) {
            if (!line.cells().get(i).underlined()) {
                continue;
            }
            int from = i;
            while (i + 1 < line.cells().size() && line.cells().get(i + 1).underlined()) {
                i++;
            }
            boolean last = i + 1 == line.cells().size();
            float left = line.offsets().get(from);
            float right = line.end(i) + (last ? Spacing.atEnd(line.cells().get(i)) * size : 0);
            content.beginMarkedContentSequence(ARTIFACT, new PdfDictionary(), true);
            content.rectangle(x + left, y, right - left, RULE);
            content.fill();
            content.endMarkedContentSequence();
        }
    }
}
