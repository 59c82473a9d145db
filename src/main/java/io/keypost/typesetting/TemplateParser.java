package io.keypost.typesetting;

import io.keypost.rule.Refusal;
import io.keypost.typesetting.Block.Blank;
import io.keypost.typesetting.Block.Kind;
import io.keypost.typesetting.Block.Part;
import io.keypost.typesetting.Block.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;

/** Reads a template line by line. */
@RequiredArgsConstructor
final class TemplateParser {

    static final String ITEM_NUMBER = "#";
    static final Set<String> PAGE_NUMBERS = Set.of("page", "pages");

    private static final List<String> HEADER = List.of("version", "title", "language", "footer");
    private static final Pattern LINE = Pattern.compile("([a-z]+):[ \\t]*(.*)");
    private static final Pattern BLANK = Pattern.compile(
            "\\{\\{(=?)(#|[A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z][A-Za-z0-9]*)??)(?:\\.(year|month|day))?(?:\\|([^{}|]*))?}}");
    private static final Pattern WIDTH = Pattern.compile("[1-9]\\d?( left)?");

    private final String source;
    private final Map<String, List<Part>> header = new HashMap<>();
    private final List<Block> blocks = new ArrayList<>();

    DocumentTemplate parse() {
        var lines = source.replace("\uFEFF", "").split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i].stripTrailing();
            if (!line.isEmpty() && !line.startsWith("#")) {
                read(line, i + 1);
            }
        }
        HEADER.stream().filter(name -> !header.containsKey(name)).findFirst().ifPresent(name -> {
            throw Refusal.rule("template", "document.template.header", name);
        });
        if (blocks.isEmpty()) {
            throw Refusal.rule("template", "document.template.empty");
        }
        return new DocumentTemplate(source, header, blocks);
    }

    private void read(String line, int number) {
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw Refusal.rule("template", "document.template.line", number, line);
        }
        var word = matcher.group(1);
        var parts = parts(matcher.group(2), number);
        if (HEADER.contains(word)) {
            refuseStrangers(parts, word.equals("footer") ? PAGE_NUMBERS::contains : name -> false, number);
            header.put(word, parts);
            return;
        }
        var kind = kind(word).orElseThrow(() -> Refusal.rule("template", "document.template.line", number, line));
        refuseStrangers(
                parts,
                name -> name.equals(ITEM_NUMBER) ? kind.isRepeated() : kind == Kind.COLUMN && name.contains("."),
                number);
        blocks.add(new Block(kind, kind.hasColumns() ? columns(parts) : List.of(parts), number));
        checkShape(blocks.get(blocks.size() - 1));
    }

    private static Optional<Kind> kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static List<Part> parts(String text, int number) {
        var parts = new ArrayList<Part>();
        var matcher = BLANK.matcher(text);
        int end = 0;
        while (matcher.find()) {
            addText(parts, text.substring(end, matcher.start()), number);
            var otherwise = matcher.group(4);
            parts.add(new Blank(
                    matcher.group(2),
                    matcher.group(3),
                    otherwise,
                    matcher.group(1).isEmpty() && !ITEM_NUMBER.equals(matcher.group(2))));
            end = matcher.end();
        }
        addText(parts, text.substring(end), number);
        return List.copyOf(parts);
    }

    private static void addText(List<Part> parts, String text, int number) {
        if (text.contains("{{") || text.contains("}}")) {
            throw Refusal.rule("template", "document.template.placeholder", number, text);
        }
        if (!text.isEmpty()) {
            parts.add(new Text(text));
        }
    }

    /** The numbers of pages and items, and a table's columns, stand only where there are any. */
    private static void refuseStrangers(List<Part> parts, Predicate<String> allowed, int number) {
        for (var part : parts) {
            if (part instanceof Blank blank
                    && (PAGE_NUMBERS.contains(blank.name())
                            || blank.name().equals(ITEM_NUMBER)
                            || blank.name().contains("."))
                    && !allowed.test(blank.name())) {
                throw Refusal.rule("template", "document.template.placeholder", number, blank.name());
            }
        }
    }

    private static List<List<Part>> columns(List<Part> parts) {
        var columns = new ArrayList<List<Part>>();
        columns.add(new ArrayList<>());
        for (var part : parts) {
            if (part instanceof Text text) {
                var pieces = text.text().split("\\|", -1);
                for (int i = 0; i < pieces.length; i++) {
                    if (i > 0) {
                        columns.add(new ArrayList<>());
                    }
                    var piece = pieces[i].replaceAll("^[ \\t]+|[ \\t]+$", "");
                    if (!piece.isEmpty()) {
                        columns.get(columns.size() - 1).add(new Text(piece));
                    }
                }
            } else {
                columns.get(columns.size() - 1).add(part);
            }
        }
        return columns.stream().map(List::copyOf).toList();
    }

    private static void checkShape(Block block) {
        long lists = block.text().stream()
                .filter(part -> part instanceof Blank blank && !blank.name().equals(ITEM_NUMBER))
                .count();
        boolean wrong =
                switch (block.kind()) {
                    case SIGN -> block.columns().size() < 2 || block.columns().size() > 4;
                    case COLUMN ->
                        block.columns().size() != 3 || !isWidth(block.columns().get(1));
                    case ISSUER -> block.columns().size() != 2;
                    case LIST -> lists != 1;
                    default -> false;
                };
        if (wrong) {
            throw Refusal.rule(
                    "template",
                    "document.template.shape",
                    block.line(),
                    block.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    private static boolean isWidth(List<Part> parts) {
        return parts.size() == 1
                && parts.get(0) instanceof Text text
                && WIDTH.matcher(text.text()).matches();
    }
}
