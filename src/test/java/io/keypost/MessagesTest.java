package io.keypost;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a user reads stands in a bundle, in both languages, and nothing else does. Reads the sources, so that it needs no start. */
class MessagesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final String JAVA = read("src/main/java", ".java");
    private static final String PAGES = read("src/main/resources/templates", ".html");
    private static final String FORMS = read("forms", ".html") + read("forms", ".js");
    private static final Map<String, String> SENTENCES = new TreeMap<>();
    private static final Set<String> LITERALS = found("\"((?:[^\"\\\\\n]|\\\\.)*)\"", JAVA);

    static {
        bundles().forEach(bundle -> SENTENCES.putAll(sentences(bundle)));
    }

    static List<String> bundles() {
        return files(BUNDLES, ".properties")
                .map(file -> file.getFileName().toString().replace(".properties", ""))
                .filter(name -> !name.endsWith("_en"))
                .toList();
    }

    @Test
    void everyBundleIsConfiguredOnceAndSharesNoKey() {
        var configured = found("messages/(\\w+)", read("src/main/resources", "application.yaml"));

        assertThat(bundles()).containsExactlyInAnyOrderElementsOf(configured);
        assertThat(bundles().stream()
                        .mapToInt(bundle -> sentences(bundle).size())
                        .sum())
                .isEqualTo(SENTENCES.size());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everySentenceHasItsEnglishTwin(String bundle) {
        assertTwins(sentences(bundle), sentences(bundle + "_en"), "\\{(\\d)[,}]");
    }

    @Test
    void theFormsSpeakBothLanguages() throws IOException {
        assertTwins(formTexts("zh"), formTexts("en"), "\\{(\\w+)}");
    }

    private static void assertTwins(Map<String, String> chinese, Map<String, String> english, String placeholder) {
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        assertThat(chinese).isNotEmpty().allSatisfy((key, sentence) -> {
            assertThat(sentence).as(key).isNotBlank();
            assertThat(english.get(key)).as(key).isNotBlank();
            assertThat(found(placeholder, english.get(key))).as(key).isEqualTo(found(placeholder, sentence));
        });
    }

    /** With arguments a single quote hides what follows it; without any a doubled one is shown as it stands. */
    @ParameterizedTest
    @MethodSource("bundles")
    void noQuoteSwallowsASentence(String bundle) {
        Stream.of(sentences(bundle), sentences(bundle + "_en"))
                .forEach(all -> assertThat(all).allSatisfy((key, sentence) -> assertThat(
                                found("(\\{\\d)", sentence).isEmpty()
                                        ? sentence
                                        : sentence.replace("''", "").replaceAll("'[{}]+'", ""))
                        .as(key)
                        .doesNotContain("'")));
    }

    @Test
    void everyRefusalHasItsSentence() {
        var rules = namesIn("(?:Refusal\\.(?:of|rule|forbidden|conflict|notFound)|Violation\\.of|Problem\\.of)\\(");

        assertThat(rules).contains("input.missing", "document.template.shape");
        assertThat(SENTENCES).containsKeys(prefixed("rule.", rules));
    }

    @Test
    void everyEventOfTheLogHasItsSentence() {
        var events = namesIn("\\baudit\\s*\\.record\\(");

        assertThat(events).contains("agreement.filed", "appointment.lapsed");
        assertThat(SENTENCES).containsKeys(prefixed("audit.", events));
    }

    @Test
    void everyTextOfAPageIsThere() {
        assertThat(SENTENCES.keySet()).containsAll(found("#\\{([a-z][\\w.-]*\\w)[(}]", PAGES));
    }

    @Test
    void everyTextOfAFormIsThere() throws IOException {
        var named = found("data-(?:text|title|none)=\"([^\"]+)\"", FORMS);
        named.addAll(found("\\bt\\('([^']+)'", FORMS));

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(formTexts("zh").keySet()).containsAll(named);
    }

    /** A name that some code hands on, be it to a helper, is the name of a sentence. */
    @Test
    void everyNameInTheCodeIsASentences() {
        var topics = SENTENCES.keySet().stream()
                .map(MessagesTest::withoutFace)
                .map(key -> key.replaceAll("\\..*", ""))
                .collect(toCollection(TreeSet::new));
        var names = LITERALS.stream()
                .filter(literal -> literal.matches("[a-z]\\w*(\\.\\w+)+")
                        && !literal.startsWith(NESTED_FIELD)
                        && !FILES.contains(literal)
                        && topics.contains(literal.replaceAll("\\..*", "")))
                .collect(toCollection(TreeSet::new));
        SENTENCES.keySet().forEach(key -> {
            names.remove(key);
            names.remove(withoutFace(key));
        });

        assertThat(names).isEmpty();
    }

    @Test
    void noSentenceIsLeftOver() {
        assertThat(SENTENCES.keySet()).filteredOn(key -> !isUsed(key)).isEmpty();
    }

    private static boolean isUsed(String key) {
        var base = key.replaceAll("\\.(title|action|description)$", "");
        return Stream.of(key, withoutFace(key), base).anyMatch(LITERALS::contains)
                || PAGES.contains(key)
                || found("'([a-zA-Z.]+\\.)' \\+", PAGES).stream().anyMatch(key::startsWith)
                || LITERALS.stream()
                        .filter(literal -> literal.endsWith(".") && !FACES.contains(literal))
                        .anyMatch(start ->
                                key.startsWith(start) || withoutFace(key).startsWith(start))
                || isOfAConstant(withoutFace(key));
    }

    /** A constant's sentence: "status.ACTIVE", asked for as "status" and the constant. */
    private static boolean isOfAConstant(String key) {
        return key.matches("\\w+\\.[A-Z_]+") && LITERALS.contains(key.replaceAll("\\..*", ""));
    }

    /** Files, and parts of their names: the agreement's template, the published years, the engine's scripts. */
    private static final Set<String> FILES = Set.of("agreement.zh", "calendar.yaml", "case.engine", "case.history");

    /** The one name with dots that a refusal says a field by. */
    private static final String NESTED_FIELD = "labourContract.";

    /** Where the rest of the name says what: not the beginnings of topics. */
    private static final Set<String> FACES = Set.of("rule.", "audit.", "web.");

    private static String withoutFace(String key) {
        return FACES.stream()
                .filter(key::startsWith)
                .findAny()
                .map(face -> key.substring(face.length()))
                .orElse(key);
    }

    private static String[] prefixed(String prefix, Set<String> names) {
        return names.stream().map(prefix::concat).toArray(String[]::new);
    }

    /** The names with dots that stand between the parentheses of these calls. */
    private static Set<String> namesIn(String call) {
        return Pattern.compile(call)
                .matcher(JAVA)
                .results()
                .map(match -> JAVA.substring(match.end(), closing(match.end())))
                .flatMap(arguments -> found("\"([a-z]\\w*(?:\\.\\w+)+)\"", arguments).stream())
                .filter(name -> !name.startsWith(NESTED_FIELD))
                .collect(toCollection(TreeSet::new));
    }

    private static int closing(int from) {
        var open = 1;
        var at = from;
        while (open > 0) {
            var c = JAVA.charAt(at++);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return at;
    }

    private static Map<String, String> sentences(String bundle) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(BUNDLES.resolve(bundle + ".properties"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var sentences = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> sentences.put(key, properties.getProperty(key)));
        return sentences;
    }

    private static Map<String, String> formTexts(String language) throws IOException {
        return new ObjectMapper()
                .readValue(
                        Path.of("forms/i18n", language + ".json").toFile(),
                        new TypeReference<TreeMap<String, String>>() {});
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static String read(String folder, String ending) {
        return files(Path.of(folder), ending).map(MessagesTest::read).reduce("", String::concat);
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
