package io.keypost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.catalina.util.ServerInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of what is in the jar is in the jar, and true. Should it lag behind: the build makes it when Maven is online. */
class SbomTest {

    private static final @Nullable URL LIST = SbomTest.class.getResource("/META-INF/sbom/application.cdx.json");

    @BeforeAll
    static void aBuildOfflineHasNone() {
        assumeTrue(LIST != null || System.getenv("CI") != null, "made when Maven is online");
    }

    @Test
    void itNamesTheServerInTheVersionThatRuns() throws IOException {
        assertThat(ServerInfo.getServerNumber())
                .startsWith(components().get("org.apache.tomcat.embed:tomcat-embed-core"));
    }

    @Test
    void whatItNamesIsOnTheClassPathInThatVersion() throws IOException {
        var jars = SecurityDocumentTest.jars();

        var components = components();

        assertThat(components).hasSizeGreaterThan(100);
        assertThat(components).allSatisfy((name, version) -> {
            var jar = name.substring(name.indexOf(':') + 1) + "-" + version;
            assertThat(jars).anyMatch(there -> there.equals(jar + ".jar") || there.startsWith(jar + "-"));
        });
    }

    @Test
    void itNamesNothingOfTheTests() throws IOException {
        assertThat(components().keySet())
                .contains("org.camunda.bpm:camunda-engine", "com.h2database:h2", "org.postgresql:postgresql")
                .noneMatch(name -> name.startsWith("org.junit") || name.startsWith("com.microsoft.playwright"));
    }

    /** Versions by {@code group:name}; a starter that is but a list of others has no jar. */
    private static Map<String, String> components() throws IOException {
        var versions = new TreeMap<String, String>();
        try (var list = Objects.requireNonNull(LIST).openStream()) {
            for (var component : new ObjectMapper().readTree(list).get("components")) {
                if (component.path("purl").asText().contains("type=jar")) {
                    versions.put(
                            component.path("group").asText() + ":"
                                    + component.path("name").asText(),
                            component.path("version").asText());
                }
            }
        }
        return versions;
    }
}
