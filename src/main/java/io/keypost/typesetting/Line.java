package io.keypost.typesetting;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells side by side on the paper.
 *
 * @param offsets where each begins, in points from the line's left
 */
record Line(List<Cell> cells, List<Float> offsets, float width) {

    static Line of(List<Cell> cells, float size, float stretch) {
        var offsets = new ArrayList<Float>();
        float x = 0;
        for (int i = 0; i < cells.size(); i++) {
            offsets.add(x);
            x += cells.get(i).width();
            if (i + 1 < cells.size()) {
                x += Spacing.between(cells.get(i), cells.get(i + 1)) * size;
                x += Spacing.stretches(cells.get(i), cells.get(i + 1)) ? stretch : 0;
            }
        }
        return new Line(List.copyOf(cells), List.copyOf(offsets), x);
    }

    Line part(int from, int to) {
        return new Line(cells.subList(from, to), offsets.subList(from, to), width);
    }

    float end(int index) {
        return offsets.get(index) + cells.get(index).width();
    }
}
