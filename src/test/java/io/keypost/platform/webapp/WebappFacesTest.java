package io.keypost.platform.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A missing translation shows in the middle of a Chinese page, in English; a missing placeholder loses what it names. */
class WebappFacesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|\\{}|%[sd]");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void chineseIsComplete(String app) throws IOException {
        var english = read(app, "en");
        var chinese = read(app, "zh");

        assertThat(fields(chinese, "")).containsExactlyInAnyOrderElementsOf(fields(english, ""));
        var texts = labels(english);
        labels(chinese).forEach((key, text) -> {
            var original = texts.getOrDefault(key, "");
            assertThat(text.isEmpty()).as(key).isEqualTo(original.isEmpty());
            assertThat(placeholders(text)).as(key).isEqualTo(placeholders(original));
        });
    }

    private static JsonNode read(String app, String language) throws IOException {
        var path = "/META-INF/resources/webjars/camunda/app/%s/locales/%s.json".formatted(app, language);
        try (var file = WebappFacesTest.class.getResourceAsStream(path)) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        }
    }

    private static List<String> fields(JsonNode node, String path) {
        var names = new ArrayList<String>();
        node.properties().forEach(field -> {
            var name = path + "/" + field.getKey();
            names.add(name);
            names.addAll(fields(field.getValue(), name));
        });
        return names;
    }

    private static Map<String, String> labels(JsonNode locale) {
        return JSON.convertValue(locale.get("labels"), new TypeReference<TreeMap<String, String>>() {});
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> match.group())
                .sorted()
                .toList();
    }
}
