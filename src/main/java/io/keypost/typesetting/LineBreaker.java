package io.keypost.typesetting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Divides a paragraph into lines: of all ways the one that looks best as a whole, so that a forbidden place for a break costs a little
 * room in several lines rather than a hole in one.
 */
final class LineBreaker {

    private static final float PER_LINE = 10;
    private static final float SHORT_END = 150;
    private static final float TENTH = 0.1f;

    private final List<Cell> cells;
    private final float size;
    private final float firstWidth;
    private final float restWidth;
    private final float[] widths;
    private final int[] gaps;

    private LineBreaker(List<Cell> cells, float size, float firstWidth, float restWidth) {
        this.cells = cells;
        this.size = size;
        this.firstWidth = firstWidth;
        this.restWidth = restWidth;
        widths = new float[cells.size() + 1];
        gaps = new int[cells.size() + 1];
        for (int i = 0; i < cells.size(); i++) {
            boolean last = i + 1 == cells.size();
            float room = last ? 0 : Spacing.between(cells.get(i), cells.get(i + 1)) * size;
            widths[i + 1] = widths[i] + cells.get(i).width() + room;
            gaps[i + 1] = gaps[i] + (!last && Spacing.stretches(cells.get(i), cells.get(i + 1)) ? 1 : 0);
        }
    }

    static List<Line> lines(List<Cell> cells, float size, float firstWidth, float restWidth, boolean justified) {
        var breaker = new LineBreaker(cells, size, firstWidth, restWidth);
        return breaker.set(breaker.breaks(), justified);
    }

    /** The same of each of several runs of text, one below the other. */
    static List<Line> lines(List<List<Cell>> texts, float size, float width) {
        return texts.stream()
                .flatMap(cells -> lines(cells, size, width, width, false).stream())
                .toList();
    }

    /** Lines of about the same length, so that the last of a centred name is no lone syllable. */
    static List<Line> balanced(List<List<Cell>> texts, float size, float width) {
        return texts.stream()
                .flatMap(cells -> balancedOf(cells, size, width).stream())
                .toList();
    }

    private static List<Line> balancedOf(List<Cell> cells, float size, float width) {
        var wide = new LineBreaker(cells, size, width, width);
        var breaks = wide.breaks();
        var widest = wide.set(breaks, false);
        float narrow = (float) widest.stream().mapToDouble(Line::width).sum() / widest.size();
        for (; widest.size() > 1 && narrow < width; narrow += size / 2) {
            var breaker = new LineBreaker(cells, size, narrow, narrow);
            var others = breaker.breaks();
            if (others.size() == breaks.size() && breaker.penalty(others) <= wide.penalty(breaks)) {
                return breaker.set(others, false);
            }
        }
        return widest;
    }

    private double penalty(Deque<Integer> breaks) {
        return breaks.stream()
                .filter(end -> end < cells.size())
                .mapToDouble(end -> Spacing.penalty(cells, end))
                .sum();
    }

    private Deque<Integer> breaks() {
        int n = cells.size();
        var cost = new float[n + 1];
        var from = new int[n + 1];
        Arrays.fill(cost, Float.MAX_VALUE);
        cost[0] = 0;
        for (int end = 1; end <= n; end++) {
            float here = end == n ? 0 : Spacing.penalty(cells, end);
            for (int start = end - 1; start >= 0; start--) {
                float natural = natural(start, end);
                float extra = width(start) - natural;
                if (extra < -0.01f && start < end - 1) {
                    if (natural > Math.max(firstWidth, restWidth) + 2 * size) {
                        break;
                    }
                    continue;
                }
                float total = cost[start] + here + PER_LINE + badness(start, end, extra);
                if (total < cost[end]) {
                    cost[end] = total;
                    from[end] = start;
                }
            }
        }
        var breaks = new ArrayDeque<Integer>();
        for (int end = n; end > 0; end = from[end]) {
            breaks.push(end);
        }
        return breaks;
    }

    private float badness(int start, int end, float extra) {
        if (end == cells.size()) {
            return start > 0 && end - start <= 2 ? SHORT_END : 0;
        }
        float each = extra / size / Math.max(1, gaps[last(start, end)] - gaps[start]) / TENTH;
        return 100 * each * each;
    }

    private float natural(int start, int end) {
        int last = last(start, end);
        var cell = cells.get(last);
        return widths[last] - widths[first(start, end)] + cell.width() + Spacing.atEnd(cell) * size;
    }

    private List<Line> set(Deque<Integer> breaks, boolean justified) {
        var lines = new ArrayList<Line>();
        int start = 0;
        for (int end : breaks) {
            int first = first(start, end);
            int last = last(start, end);
            int room = gaps[last] - gaps[first];
            float extra = width(start) - natural(start, end);
            boolean fills = justified && end < cells.size() && room > 0;
            lines.add(Line.of(cells.subList(first, last + 1), size, fills ? extra / room : 0));
            start = end;
        }
        return lines;
    }

    private float width(int start) {
        return start == 0 ? firstWidth : restWidth;
    }

    /** Spaces vanish where a line begins and ends, but those that begin a paragraph are meant. */
    private int first(int start, int end) {
        int first = start;
        while (start > 0 && first < end - 1 && cells.get(first).isSpace()) {
            first++;
        }
        return first;
    }

    private int last(int start, int end) {
        int last = end - 1;
        while (last > start && cells.get(last).isSpace()) {
            last--;
        }
        return last;
    }
}
