package io.keypost.typesetting;

import static io.keypost.typesetting.PageFormat.AFTER_HEADING;
import static io.keypost.typesetting.PageFormat.BODY;
import static io.keypost.typesetting.PageFormat.HEADING;
import static io.keypost.typesetting.PageFormat.HEADING_LEADING;
import static io.keypost.typesetting.PageFormat.INDENT;
import static io.keypost.typesetting.PageFormat.LEADING;
import static io.keypost.typesetting.PageFormat.WIDTH;

import io.keypost.typesetting.Filling.Span;
import io.keypost.typesetting.Row.Break;
import io.keypost.typesetting.Row.Piece;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/** Sets a template's blocks into rows, and says between which of them a page may end. */
@RequiredArgsConstructor
final class Composer {

    private final Fonts fonts;
    private final Filling filling;
    private final List<Row> rows = new ArrayList<>();
    private final Tag document = new Tag("Document", null);
    private @Nullable Tag list;
    private Break next = Break.ALLOWED;
    private int lastClause = -1;
    private int lastBlock;

    List<Row> compose(List<Block> blocks) {
        var columns = new ArrayList<Block>();
        for (var block : blocks) {
            list = block.kind().isItem() ? list == null ? new Tag("L", document) : list : null;
            if (block.kind() == Block.Kind.COLUMN) {
                columns.add(block);
                continue;
            }
            addTable(columns);
            int begin = rows.size();
            add(block);
            lastBlock = begin;
        }
        addTable(columns);
        return rows;
    }

    private void add(Block block) {
        switch (block.kind()) {
            case HEADING -> addHeading(block);
            case RIGHT -> addRight(block);
            case CENTER -> addCentred(block);
            case LEFT -> addLeft(block);
            case PARAGRAPH -> addParagraph(filling.spans(block.text()), false);
            case ITEM -> addParagraph(filling.spans(block.text()), true);
            case LIST -> filling.items(block.text()).forEach(item -> addParagraph(item, true));
            case CLAUSE -> {
                lastClause = rows.size();
                addBold(block, "H2", INDENT);
            }
            case ANNEX -> {
                next = Break.FORCED;
                addBold(block, "P", 0);
            }
            case SIGN ->
                addSigning(
                        new SigningBlock(fonts, filling, document).besideEachOther(block),
                        lastClause < 0 ? lastBlock : lastClause);
            case COLUMN -> throw new IllegalStateException("part of a table");
            case ISSUER -> addSigning(new SigningBlock(fonts, filling, document).atTheEnd(block), rows.size());
        }
    }

    /** Columns that follow each other make one table; its last entry stands with what follows, as those who sign have it before them. */
    private void addTable(List<Block> columns) {
        if (!columns.isEmpty()) {
            lastBlock = rows.size();
            rows.addAll(new Table(fonts, filling, new Tag("Table", document)).rows(columns));
            columns.clear();
            next = Break.AVOIDED;
        }
    }

    private void addHeading(Block block) {
        var lines = balanced(filling.spans(block.text()), true, HEADING);
        var tag = new Tag("H1", document);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            float height = HEADING_LEADING + (i + 1 == lines.size() ? AFTER_HEADING : 0);
            var piece = new Piece(tag, line, (WIDTH - line.width()) / 2, PageFormat.baseline(HEADING_LEADING, HEADING));
            rows.add(new Row(i == 0 ? takeBreak() : Break.AVOIDED, 0, height, HEADING, List.of(piece)));
        }
        next = Break.AVOIDED;
    }

    private void addCentred(Block block) {
        var tag = new Tag("P", document);
        for (var line : balanced(filling.spans(block.text()), false, BODY)) {
            rows.add(row(takeBreak(), List.of(piece(tag, line, (WIDTH - line.width()) / 2))));
            next = Break.AVOIDED;
        }
        next = Break.ALLOWED;
    }

    private void addRight(Block block) {
        var tag = new Tag("P", document);
        for (var line : LineBreaker.lines(Cell.of(filling.spans(block.text()), fonts, false, BODY), BODY, WIDTH)) {
            rows.add(row(takeBreak(), List.of(piece(tag, line, WIDTH - line.width()))));
        }
    }

    private void addLeft(Block block) {
        var spans = filling.spans(block.text());
        float hanging = label(spans);
        var tag = new Tag("P", document);
        float left = 0;
        for (var cells : Cell.of(spans, fonts, false, BODY)) {
            for (var line : LineBreaker.lines(cells, BODY, WIDTH - left, WIDTH - hanging, false)) {
                rows.add(row(takeBreak(), List.of(piece(tag, line, left))));
                next = Break.AVOIDED;
                left = hanging;
            }
        }
        next = Break.ALLOWED;
    }

    /** A filled-in name that needs a second line goes on below its first. */
    private float label(List<Span> spans) {
        var label = spans.stream().takeWhile(span -> !span.underlined()).toList();
        if (label.isEmpty() || label.size() == spans.size()) {
            return 0;
        }
        float width =
                Line.of(Cell.of(label, fonts, false, BODY).get(0), BODY, 0).width();
        return width <= WIDTH / 3 ? width : 0;
    }

    /** Each line that was ended by hand begins a paragraph of its own, as in remarks. */
    private void addParagraph(List<Span> spans, boolean item) {
        var parent = item ? new Tag("LI", list) : document;
        var label = new Tag("Lbl", parent);
        var body = new Tag(item ? "LBody" : "P", parent);
        boolean labelled = item;
        for (var cells : Cell.of(spans, fonts, false, BODY)) {
            var lines = LineBreaker.lines(cells, BODY, WIDTH - INDENT, WIDTH, true);
            for (int i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                boolean widow = i == 1 || i + 1 == lines.size() || lines.size() <= 3;
                var pageBreak = i == 0 ? takeBreak() : widow ? Break.AVOIDED : Break.ALLOWED;
                float left = i == 0 ? INDENT : 0;
                int end = labelled ? labelEnd(line) : 0;
                var pieces = new ArrayList<Piece>();
                if (end > 0) {
                    pieces.add(piece(label, line.part(0, end), left));
                }
                pieces.add(piece(body, line.part(end, line.cells().size()), left));
                rows.add(row(pageBreak, pieces));
                labelled = false;
            }
        }
    }

    /** An item's number goes to its first space. */
    private static int labelEnd(Line line) {
        for (int i = 1; i + 1 < line.cells().size() && i < 6; i++) {
            if (line.cells().get(i).isSpace()) {
                return i + 1;
            }
        }
        return 0;
    }

    private void addBold(Block block, String role, float indent) {
        var tag = new Tag(role, document);
        float left = indent;
        for (var cells : Cell.of(filling.spans(block.text()), fonts, true, BODY)) {
            for (var line : LineBreaker.lines(cells, BODY, WIDTH - left, WIDTH, true)) {
                rows.add(row(takeBreak(), List.of(piece(tag, line, left))));
                next = Break.AVOIDED;
                left = 0;
            }
        }
        next = Break.AVOIDED;
    }

    /** Signatures never stand on a page without the text they belong to, if that fits on one page at all. */
    private void addSigning(Row row, int from) {
        rows.add(row);
        double height = rows.subList(from, rows.size()).stream()
                .mapToDouble(r -> r.before() + r.height())
                .sum();
        if (height <= PageFormat.HEIGHT) {
            for (int i = from + 1; i < rows.size(); i++) {
                rows.set(i, rows.get(i).with(Break.AVOIDED));
            }
        }
        next = Break.ALLOWED;
    }

    private Break takeBreak() {
        var taken = next;
        next = Break.ALLOWED;
        return taken;
    }

    private List<Line> balanced(List<Span> spans, boolean bold, float size) {
        return LineBreaker.balanced(Cell.of(spans, fonts, bold, size), size, WIDTH);
    }

    private static Row row(Break pageBreak, List<Piece> pieces) {
        return new Row(pageBreak, 0, LEADING, BODY, pieces);
    }

    private static Piece piece(Tag tag, Line line, float left) {
        return new Piece(tag, line, left, PageFormat.baseline(LEADING, BODY));
    }
}
