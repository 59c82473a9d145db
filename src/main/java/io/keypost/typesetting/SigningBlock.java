package io.keypost.typesetting;

import static io.keypost.typesetting.PageFormat.BODY;
import static io.keypost.typesetting.PageFormat.LEADING;
import static io.keypost.typesetting.PageFormat.SEAL;
import static io.keypost.typesetting.PageFormat.WIDTH;

import io.keypost.typesetting.Block.Part;
import io.keypost.typesetting.Row.Break;
import io.keypost.typesetting.Row.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;

/** The places for seals and signatures. Each is one row, so that no page ever ends inside it. */
@RequiredArgsConstructor
final class SigningBlock {

    private final Fonts fonts;
    private final Filling filling;
    private final Tag document;

    /**
     * One to three who sign, and under each the line for the date that they write by hand. Of two one has a seal, which needs its room;
     * one alone stands at the right.
     */
    Row besideEachOther(Block block) {
        int count = block.columns().size() - 1;
        float width = count == 3 ? WIDTH / 3 : WIDTH / 2 - BODY;
        var parties = block.columns().subList(0, count).stream()
                .map(party -> lines(party, width))
                .toList();
        int names = parties.stream().mapToInt(List::size).max().orElseThrow();
        float room =
                switch (count) {
                    case 1 -> LEADING;
                    case 2 -> SEAL;
                    default -> 2 * LEADING;
                };
        float dateTop = names * LEADING + room;
        var date = block.columns().get(count);
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < count; i++) {
            float left = count == 1 ? WIDTH - width : i * (WIDTH - width) / (count - 1);
            stack(pieces, parties.get(i), line -> left, 0);
            stack(pieces, lines(date, width), line -> left, dateTop);
        }
        return new Row(Break.AVOIDED, LEADING, dateTop + LEADING, BODY, pieces);
    }

    /** Who issued a notice, and when, at its lower right: the name centred over the date, which ends four characters in (GB/T 9704). */
    Row atTheEnd(Block block) {
        var unit = balanced(block.columns().get(0));
        var date = balanced(block.columns().get(1));
        float dateWidth = widest(date);
        float middle = Math.min(WIDTH - 4 * BODY - dateWidth / 2, WIDTH - widest(unit) / 2);
        var pieces = new ArrayList<Piece>();
        Function<Line, Float> centred = line -> middle - line.width() / 2;
        stack(pieces, unit, centred, 0);
        stack(pieces, date, centred, unit.size() * LEADING);
        float height = (unit.size() + date.size()) * LEADING;
        // The seal lies on both; half of it must fit above and below their middle.
        return new Row(Break.AVOIDED, 2 * LEADING, height + LEADING, BODY, pieces);
    }

    private void stack(List<Piece> pieces, List<Line> lines, Function<Line, Float> left, float top) {
        var tag = new Tag("P", document);
        for (int i = 0; i < lines.size(); i++) {
            float baseline = top + i * LEADING + PageFormat.baseline(LEADING, BODY);
            pieces.add(new Piece(tag, lines.get(i), left.apply(lines.get(i)), baseline));
        }
    }

    private List<Line> lines(List<Part> parts, float width) {
        return LineBreaker.lines(Cell.of(filling.spans(parts), fonts, false, BODY), BODY, width);
    }

    private List<Line> balanced(List<Part> parts) {
        return LineBreaker.balanced(Cell.of(filling.spans(parts), fonts, false, BODY), BODY, WIDTH);
    }

    private static float widest(List<Line> lines) {
        return (float) lines.stream().mapToDouble(Line::width).max().orElse(0);
    }
}
