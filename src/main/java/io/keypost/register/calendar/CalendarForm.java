package io.keypost.register.calendar;

import io.keypost.calendar.CalendarYear;
import io.keypost.register.Input;
import io.keypost.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What the form for a year holds: text, so that whatever was typed can be shown again. Rows left empty are not in it. */
record CalendarForm(List<Row> holidays, List<String> workdays, @Nullable String source) {

    /** Empty rows to fill in beyond those that are filled. */
    private static final int SPARE_ROWS = 2;

    private static final int USUAL_ROWS = 8;

    /** Days off in a row. */
    record Row(String from, String to, String name) {

        boolean isBlank() {
            return Stream.of(from, to, name).allMatch(String::isBlank);
        }
    }

    static CalendarForm of(@Nullable CalendarYear year) {
        return year == null
                ? new CalendarForm(List.of(), List.of(), null)
                : new CalendarForm(
                        year.holidays().stream()
                                .map(it -> new Row(
                                        it.from().toString(),
                                        it.to().toString(),
                                        Objects.requireNonNullElse(it.name(), "")))
                                .toList(),
                        year.workdays().stream().map(Object::toString).toList(),
                        year.source().orElse(null));
    }

    /** What was sent, field by field as it was sent: a comma in a name parts nothing. */
    static CalendarForm of(MultiValueMap<String, String> sent) {
        var from = sent.getOrDefault("from", List.of());
        var to = sent.getOrDefault("to", List.of());
        var name = sent.getOrDefault("name", List.of());
        return new CalendarForm(
                IntStream.range(0, from.size())
                        .mapToObj(i -> new Row(from.get(i), at(i, to), at(i, name)))
                        .filter(row -> !row.isBlank())
                        .toList(),
                sent.getOrDefault("workday", List.of()).stream()
                        .filter(day -> !day.isBlank())
                        .toList(),
                sent.getFirst("source"));
    }

    CalendarRequest request() {
        var violations = new ArrayList<Violation>();
        var days = IntStream.range(0, holidays.size())
                .<CalendarRequest.@Nullable Days>mapToObj(i -> {
                    var row = holidays.get(i);
                    return new CalendarRequest.Days(
                            Input.day("holidays[" + i + "].from", row.from(), violations),
                            Input.day("holidays[" + i + "].to", row.to(), violations),
                            row.name());
                })
                .toList();
        var worked = IntStream.range(0, workdays.size())
                .mapToObj(i -> Input.day("workdays[" + i + "]", workdays.get(i), violations))
                .toList();
        Input.refuse(violations);
        return new CalendarRequest(days, worked, source);
    }

    /** What is filled in and some empty rows, for the page. */
    public List<Row> rows() {
        return filledUp(holidays, new Row("", "", ""));
    }

    public List<String> workdayRows() {
        return filledUp(workdays, "");
    }

    private static <T> List<T> filledUp(List<T> filled, T empty) {
        var rows = Math.max(USUAL_ROWS, filled.size() + SPARE_ROWS);
        return Stream.concat(filled.stream(), Stream.generate(() -> empty))
                .limit(rows)
                .toList();
    }

    private static String at(int row, List<String> column) {
        return row < column.size() ? column.get(row) : "";
    }
}
