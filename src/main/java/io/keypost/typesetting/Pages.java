package io.keypost.typesetting;

import io.keypost.typesetting.Row.Break;
import java.util.ArrayList;
import java.util.List;

/** Divides rows into pages. */
final class Pages {

    private Pages() {}

    static List<List<Row>> of(List<Row> rows) {
        var pages = new ArrayList<List<Row>>();
        int start = 0;
        while (start < rows.size()) {
            int end = end(rows, start);
            var page = new ArrayList<>(rows.get(start).head());
            page.addAll(rows.subList(start, end));
            pages.add(List.copyOf(page));
            start = end;
        }
        return pages;
    }

    private static int end(List<Row> rows, int start) {
        float used =
                (float) rows.get(start).head().stream().mapToDouble(Row::height).sum();
        int lastAllowed = start;
        for (int i = start; i < rows.size(); i++) {
            var row = rows.get(i);
            if (i > start && row.pageBreak() == Break.FORCED) {
                return i;
            }
            if (i > start && row.pageBreak() == Break.ALLOWED) {
                lastAllowed = i;
            }
            used += (i > start ? row.before() : 0) + row.height();
            if (i > start && used > PageFormat.HEIGHT + 0.1f) {
                return lastAllowed > start ? lastAllowed : i;
            }
        }
        return rows.size();
    }
}
