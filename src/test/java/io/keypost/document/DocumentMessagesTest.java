package io.keypost.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentMessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"document.properties", "document_en.properties"})
    void everyRuleHasItsSentenceAndNoSentenceIsLeftOver(String bundle) throws IOException {
        assertThat(sentences(bundle).stringPropertyNames())
                .filteredOn(key -> key.startsWith("rule."))
                .containsExactlyInAnyOrderElementsOf(rulesInTheCode());
    }

    @Test
    void bothLanguagesNameTheSameThings() throws IOException {
        var chinese = sentences("document.properties");
        var english = sentences("document_en.properties");

        for (var rule : chinese.stringPropertyNames()) {
            assertThat(arguments(english.getProperty(rule))).as(rule).isEqualTo(arguments(chinese.getProperty(rule)));
        }
    }

    @Test
    void aSentenceIsReadable() throws IOException {
        var wrong = new MessageFormat(
                sentences("document_en.properties").getProperty("rule.document.template.placeholder"), Locale.ENGLISH);
        var type =
                new MessageFormat(sentences("document_en.properties").getProperty("rule.upload.type"), Locale.ENGLISH);

        assertThat(wrong.format(new Object[] {6, "{{x"}))
                .contains("Line 6")
                .contains("“{{x”")
                .contains("{{name}}");
        assertThat(type.format(new Object[] {"text/html"}))
                .contains("file's content")
                .contains("text/html");
    }

    private static Set<String> rulesInTheCode() throws IOException {
        var rule = Pattern.compile("\"((?:document|upload)\\.[A-Za-z.]+)\"");
        try (var archive = Files.list(Path.of("src/main/java/io/keypost/document"));
                var typesetting = Files.list(Path.of("src/main/java/io/keypost/typesetting"))) {
            return Stream.concat(archive, typesetting)
                    .flatMap(file -> rule.matcher(read(file)).results())
                    .map(match -> "rule." + match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> arguments(String sentence) {
        return Pattern.compile("\\{\\d}")
                .matcher(sentence)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
    }

    private static Properties sentences(String bundle) throws IOException {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(DocumentMessagesTest.class.getResourceAsStream("/messages/" + bundle))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
