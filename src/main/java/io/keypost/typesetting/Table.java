package io.keypost.typesetting;

import io.keypost.typesetting.Block.Text;
import io.keypost.typesetting.Filling.Span;
import io.keypost.typesetting.Row.Break;
import io.keypost.typesetting.Row.Grid;
import io.keypost.typesetting.Row.Piece;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;

/** A table with a rule round each cell. Each line of an entry is a row of its own, so that even an entry longer than a page is printed. */
@RequiredArgsConstructor
final class Table {

    private static final float SIZE = 10;
    private static final float LEADING = 15;
    private static final float PAD = 4;
    private static final float ABOVE = 5;
    private static final float MARGIN = 3;
    private static final Line EMPTY = Line.of(List.of(), SIZE, 0);

    private final Fonts fonts;
    private final Filling filling;
    private final Tag tag;
    private final List<Float> rules = new ArrayList<>();
    private final List<Boolean> flushLeft = new ArrayList<>();

    List<Row> rows(List<Block> columns) {
        measure(columns);
        var heads = columns.stream().map(column -> filling.spans(column.text())).toList();
        var rows = new ArrayList<>(entry(heads, true, List.of()));
        var again = rows.stream().map(Row::repeated).toList();
        var cells = columns.stream().map(column -> column.columns().get(2)).toList();
        for (var texts : filling.entries(cells)) {
            var entry = entry(texts, false, again);
            // The head is never last on a page.
            rows.add(rows.size() == again.size() ? entry.get(0).with(Break.AVOIDED) : entry.get(0));
            rows.addAll(entry.subList(1, entry.size()));
        }
        return rows;
    }

    /** The widths are shares of the page's. */
    private void measure(List<Block> columns) {
        var words = columns.stream()
                .map(column -> ((Text) column.columns().get(1).get(0)).text().split(" "))
                .toList();
        float total = words.stream().mapToInt(word -> Integer.parseInt(word[0])).sum();
        float used = 0;
        rules.add(0f);
        for (var word : words) {
            used += Integer.parseInt(word[0]);
            rules.add(used / total * PageFormat.WIDTH);
            flushLeft.add(word.length > 1);
        }
    }

    private List<Row> entry(List<List<Span>> texts, boolean isHead, List<Row> head) {
        var row = new Tag("TR", tag);
        var tags =
                texts.stream().map(text -> new Tag(isHead ? "TH" : "TD", row)).toList();
        var cells = new ArrayList<List<Line>>();
        for (int i = 0; i < texts.size(); i++) {
            cells.add(lines(texts.get(i), isHead, i));
        }
        int count = Math.max(1, cells.stream().mapToInt(List::size).max().orElseThrow());
        boolean whole = count * LEADING <= PageFormat.HEIGHT / 3;
        var rows = new ArrayList<Row>();
        for (int j = 0; j < count; j++) {
            boolean opens = j == 0;
            boolean closes = j + 1 == count;
            float above = opens ? PAD : 0;
            var pieces = new ArrayList<Piece>();
            for (int i = 0; i < cells.size(); i++) {
                var lines = cells.get(i);
                var line = j < lines.size() ? lines.get(j) : EMPTY;
                float down = whole ? (count - lines.size()) * LEADING / 2 : 0;
                float baseline = above + down + PageFormat.baseline(LEADING, SIZE);
                pieces.add(new Piece(tags.get(i), line, left(i, line, isHead), baseline));
            }
            boolean together = isHead || whole || j == 1 || closes;
            rows.add(new Row(
                    opens || !together ? Break.ALLOWED : Break.AVOIDED,
                    opens && isHead ? ABOVE : 0,
                    above + LEADING + (closes ? PAD : 0),
                    SIZE,
                    pieces,
                    new Grid(rules, closes, head)));
        }
        return rows;
    }

    private List<Line> lines(List<Span> spans, boolean isHead, int column) {
        float width = rules.get(column + 1) - rules.get(column) - 2 * MARGIN;
        var texts = Cell.of(spans, fonts, isHead, SIZE);
        return flushLeft.get(column) && !isHead
                ? LineBreaker.lines(texts, SIZE, width)
                : LineBreaker.balanced(texts, SIZE, width);
    }

    private float left(int column, Line line, boolean isHead) {
        float from = rules.get(column);
        return flushLeft.get(column) && !isHead ? from + MARGIN : (from + rules.get(column + 1) - line.width()) / 2;
    }
}
