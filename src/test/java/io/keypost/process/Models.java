package io.keypost.process;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;

/** The files of {@code bpmn/} and {@code forms/} as they lie there, for {@link ModelTest}. */
final class Models {

    private static final Path FOLDER = Path.of("bpmn");

    private Models() {}

    static List<Model> all() {
        return list(FOLDER)
                .filter(file -> file.toString().endsWith(".bpmn"))
                .map(file -> new Model(
                        file.getFileName().toString().replace(".bpmn", ""),
                        read(file),
                        Bpmn.readModelFromFile(file.toFile())))
                .toList();
    }

    static List<Decision> decisions() {
        return list(FOLDER)
                .filter(file -> file.toString().endsWith(".dmn"))
                .flatMap(file -> Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class).stream())
                .toList();
    }

    /** The texts, without their quotes, of a decision table's column. */
    static Set<String> outputs(Decision decision, String column) {
        var table = (DecisionTable) decision.getExpression();
        var index = table.getOutputs().stream()
                .map(output -> output.getName())
                .toList()
                .indexOf(column);
        return table.getRules().stream()
                .map(rule -> List.copyOf(rule.getOutputEntries())
                        .get(index)
                        .getTextContent()
                        .strip()
                        .replace("\"", ""))
                .collect(toCollection(TreeSet::new));
    }

    static List<String> files() {
        return list(FOLDER)
                .map(Path::toString)
                .filter(file -> file.endsWith(".bpmn") || file.endsWith(".dmn"))
                .toList();
    }

    static Set<String> deployed() {
        return found("<resource>([^<]+)</resource>", read(Path.of("src/main/resources/META-INF/processes.xml")));
    }

    /** What the forms' common script asks of each task. */
    static Set<String> readByEveryForm() {
        var names = found("\\.variables\\(\\[([^\\]]+)]\\)", read(Path.of("forms/keypost-forms.js")));
        return found("'(\\w+)'", String.join(" ", names));
    }

    static Map<String, String> englishLabels() {
        return properties(FOLDER.resolve("labels_en.properties"));
    }

    /** The keys of a bundle with this beginning, without it. */
    static Set<String> keysIn(String bundle, String beginning) {
        return properties(Path.of("src/main/resources/messages", bundle + ".properties")).keySet().stream()
                .filter(key -> key.startsWith(beginning))
                .map(key -> key.substring(beginning.length()))
                .collect(toCollection(TreeSet::new));
    }

    /** An id without what says the element's kind. */
    static String nameOf(FlowNode element) {
        return element.getId().replaceFirst("^[a-zA-Z]+_", "");
    }

    static String kebab(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }

    static List<String> inOrder(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    static String uncapital(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static Map<String, String> properties(Path file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var map = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
        return map;
    }

    static Stream<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
