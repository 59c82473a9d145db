package io.keypost;

import static java.util.stream.Collectors.toCollection;

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

/** The texts a user reads, in the bundles and for the forms, and the sources that name them. */
final class MessageTexts {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");

    private MessageTexts() {}

    /** By their names in Chinese. */
    static List<String> bundles() {
        return files(BUNDLES, ".properties")
                .map(file -> file.getFileName().toString().replace(".properties", ""))
                .filter(name -> !name.endsWith("_en"))
                .toList();
    }

    static Map<String, String> sentences(String bundle) {
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

    static Map<String, String> formTexts(String language) throws IOException {
        return new ObjectMapper()
                .readValue(
                        Path.of("forms/i18n", language + ".json").toFile(),
                        new TypeReference<TreeMap<String, String>>() {});
    }

    static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }

    static String read(String folder, String ending) {
        return files(Path.of(folder), ending).map(MessageTexts::read).reduce("", String::concat);
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

    /** The names with dots that stand between the parentheses of these calls. */
    static Set<String> namesIn(String java, String call) {
        return Pattern.compile(call)
                .matcher(java)
                .results()
                .map(match -> java.substring(match.end(), closing(java, match.end())))
                .flatMap(arguments -> found("\"([a-z]\\w*(?:\\.\\w+)+)\"", arguments).stream())
                .collect(toCollection(TreeSet::new));
    }

    private static int closing(String java, int from) {
        var open = 1;
        var at = from;
        while (open > 0) {
            var c = java.charAt(at++);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return at;
    }
}
