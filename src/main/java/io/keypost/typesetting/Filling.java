package io.keypost.typesetting;

import io.keypost.rule.Refusal;
import io.keypost.typesetting.Block.Blank;
import io.keypost.typesetting.Block.Part;
import io.keypost.typesetting.Block.Text;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/** Puts the values into a template's blanks, and refuses what is missing or cannot be printed. */
@RequiredArgsConstructor
final class Filling {

    /**
     * Text as it is printed.
     *
     * @param underlined as what is written into a form is
     */
    record Span(String text, boolean underlined) {}

    private final Fonts fonts;
    private final Map<String, String> values;
    private final Map<String, List<String>> lists;

    List<Span> spans(List<Part> parts) {
        return spans(parts, values);
    }

    /** One run of text for each of the list's items. */
    List<List<Span>> items(List<Part> parts) {
        return entries(List.of(parts)).stream().map(entry -> entry.get(0)).toList();
    }

    /**
     * The cells of each of a table's entries. Without any there is one, made of the words for empty blanks: a table that just ends
     * would leave open whether there was nothing or whether it was forgotten.
     */
    List<List<List<Span>>> entries(List<List<Part>> cells) {
        var blanks = cells.stream()
                .flatMap(List::stream)
                .filter(part -> part instanceof Blank blank && !blank.name().equals(TemplateParser.ITEM_NUMBER))
                .map(Blank.class::cast)
                .toList();
        int count = blanks.stream().mapToInt(blank -> list(blank).size()).max().orElse(0);
        var result = new ArrayList<List<List<Span>>>();
        for (int i = 0; i < Math.max(1, count); i++) {
            var entry = new HashMap<String, String>();
            entry.put(TemplateParser.ITEM_NUMBER, count == 0 ? "" : Integer.toString(i + 1));
            for (var blank : blanks) {
                entry.put(blank.name(), count == 0 ? "" : list(blank).get(i));
            }
            result.add(cells.stream().map(cell -> spans(cell, entry)).toList());
        }
        return result;
    }

    private List<String> list(Blank blank) {
        var list = lists.get(blank.name());
        if (list == null || (list.isEmpty() && blank.otherwise() == null)) {
            throw Refusal.rule(blank.name(), "document.valueMissing", blank.name());
        }
        return list;
    }

    String plain(List<Part> parts) {
        return spans(parts).stream().map(Span::text).collect(Collectors.joining());
    }

    private List<Span> spans(List<Part> parts, Map<String, String> from) {
        var spans = new ArrayList<Span>();
        for (var part : parts) {
            if (part instanceof Text text) {
                fonts.requirePrintable("template", text.text());
                // Not stripped at its ends: the spaces there are the author's.
                spans.add(new Span(Printable.of("|" + text.text() + "|").replaceAll("^\\||\\|$", ""), false));
            } else if (part instanceof Blank blank) {
                spans.add(new Span(value(blank, from), blank.underlined()));
            }
        }
        return spans;
    }

    private String value(Blank blank, Map<String, String> from) {
        var name = blank.name();
        var given = from.get(name);
        if (given != null) {
            fonts.requirePrintable(name, given);
        }
        var printed = given == null ? "" : Printable.of(given);
        if (printed.isEmpty()) {
            if (given == null || blank.otherwise() == null) {
                throw Refusal.rule(name, "document.valueMissing", name);
            }
            return blank.otherwise();
        }
        return datePart(name, printed, blank.datePart());
    }

    /** A date is given as 2026-01-01; the words between its parts are the template's. */
    private static String datePart(String name, String value, @Nullable String part) {
        if (part == null) {
            return value;
        }
        try {
            var date = LocalDate.parse(value);
            return Integer.toString(
                    switch (part) {
                        case "year" -> date.getYear();
                        case "month" -> date.getMonthValue();
                        default -> date.getDayOfMonth();
                    });
        } catch (DateTimeParseException e) {
            throw Refusal.rule(name, "document.valueNotDate", name, value);
        }
    }
}
