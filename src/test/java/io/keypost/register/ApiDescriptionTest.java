package io.keypost.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.keypost.KeypostTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/**
 * What others program against is on file: a change of the API shows as a change of {@code docs/openapi.json}. Where the change is meant,
 * {@code ./mvnw test -Dtest=ApiDescriptionTest -Dopenapi.write} writes it anew.
 */
@KeypostTest
class ApiDescriptionTest {

    private static final Path ON_FILE = Path.of("docs/openapi.json");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final Callers callers;

    @Autowired
    ApiDescriptionTest(WebApplicationContext application) {
        callers = new Callers(application);
    }

    @Test
    void theInterfaceIsTheOneOnFile() throws Exception {
        var told = sorted(callers.get("hr1", "/v3/api-docs")
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
        if (System.getProperty("openapi.write") != null) {
            Files.writeString(ON_FILE, told + "\n");
        }

        assertThat(told).isEqualToNormalizingNewlines(Files.readString(ON_FILE).strip());
    }

    @Test
    void eachOperationSaysWhatItDoesAndHowItRefuses() throws Exception {
        var paths = JSON.readTree(Files.readString(ON_FILE)).get("paths");

        assertThat(paths.size()).isGreaterThan(30);
        for (JsonNode path : paths) {
            for (JsonNode operation : path) {
                assertThat(operation.path("summary").asText())
                        .as("%s", operation)
                        .isNotBlank();
                assertThat(operation
                                .at("/responses/default/content/application~1problem+json")
                                .isMissingNode())
                        .as("%s", operation)
                        .isFalse();
            }
        }
    }

    private static String sorted(String json) throws Exception {
        return JSON.writeValueAsString(JSON.readValue(json, TreeMap.class));
    }
}
