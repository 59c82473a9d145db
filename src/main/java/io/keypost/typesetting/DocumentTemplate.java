package io.keypost.typesetting;

import io.keypost.rule.Refusal;
import io.keypost.typesetting.Block.Blank;
import io.keypost.typesetting.Block.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.Getter;

/**
 * The wording of a paper. A unit may replace a shipped one by its own; the markup is explained at the top of
 * {@code documents/agreement.zh.txt}.
 */
public final class DocumentTemplate {

    @Getter(AccessLevel.PACKAGE)
    private final String source;

    private final Map<String, List<Part>> header;

    @Getter(AccessLevel.PACKAGE)
    private final List<Block> blocks;

    DocumentTemplate(String source, Map<String, List<Part>> header, List<Block> blocks) {
        this.source = source;
        this.header = Map.copyOf(header);
        this.blocks = List.copyOf(blocks);
    }

    /** Reads a template; a line that is not understood is refused with its number. */
    public static DocumentTemplate parse(String source) {
        return new TemplateParser(source).parse();
    }

    /** A template that the product ships, such as {@code agreement.zh}. */
    public static DocumentTemplate shipped(String name) {
        return parse(new String(Fonts.resource("/documents/" + name + ".txt"), StandardCharsets.UTF_8));
    }

    /** The wording's version, to be kept with what was made from it. */
    public String version() {
        return header("version").stream()
                .map(part -> part instanceof Block.Text text ? text.text() : "")
                .collect(Collectors.joining());
    }

    /** The values that this wording asks for. */
    public Set<String> fields() {
        var inHeader = header.values().stream().flatMap(List::stream);
        var inBlocks = blocks.stream()
                .filter(block -> !block.kind().isRepeated())
                .flatMap(block -> block.columns().stream().flatMap(List::stream));
        var names = names(Stream.concat(inHeader, inBlocks));
        names.removeAll(TemplateParser.PAGE_NUMBERS);
        return names;
    }

    /** The lists that this wording asks for. */
    public Set<String> lists() {
        return names(
                blocks.stream().filter(block -> block.kind().isRepeated()).flatMap(block -> block.columns().stream()
                        .flatMap(List::stream)));
    }

    /** Refuses a wording that asks for what the product will not fill in: a slip of the pen shows before the first paper. */
    public void requireKnown(Set<String> knownFields, Set<String> knownLists) {
        refuseUnknown(fields(), knownFields);
        refuseUnknown(lists(), knownLists);
    }

    List<Part> header(String name) {
        return header.getOrDefault(name, List.of());
    }

    private static void refuseUnknown(Set<String> asked, Set<String> known) {
        asked.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Refusal.rule(
                    "template", "document.template.unknownField", name, String.join(", ", new TreeSet<>(known)));
        });
    }

    private static Set<String> names(Stream<Part> parts) {
        return parts.filter(Blank.class::isInstance)
                .map(part -> ((Blank) part).name())
                .filter(name -> !name.equals(TemplateParser.ITEM_NUMBER))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
