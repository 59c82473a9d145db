package io.keypost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} speaks of what there is. A version that has changed means: look at its line again. */
class SecurityDocumentTest {

    private static final Pattern LIBRARY = Pattern.compile("`[\\w.-]+:([\\w.-]+)` ([\\w.-]*\\w)");
    private static final Pattern SCRIPT = Pattern.compile("(?m)^\\| `([\\w.-]+)@([\\w.]+)` \\|");
    private static final Pattern POINT =
            Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| [^|]+ \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*[a-z]\\w*|[\\w.-]+/[\\w./-]+)`");
    private static final Pattern VULNERABILITY = Pattern.compile("CVE-\\d{4}-\\d{4,}");

    /** Those of OWASP ASVS 4.0.3 that belong to level 2. */
    private static final int POINTS = 259;

    private final String document = read(Path.of("docs/security.md"));

    @Test
    void librariesAreNamedInTheVersionThatIsShipped() {
        assertThat(all(LIBRARY)).isNotEmpty().allSatisfy(named -> assertThat(jars())
                .contains(named.group(1) + "-" + named.group(2) + ".jar"));
    }

    @Test
    void soAreTheScriptsInCamundasPages() throws IOException {
        try (var licences =
                getClass().getResourceAsStream("/META-INF/resources/webjars/camunda/lib/deps.js.LICENSE.txt")) {
            var shipped = new String(Objects.requireNonNull(licences).readAllBytes(), StandardCharsets.UTF_8);

            assertThat(all(SCRIPT)).isNotEmpty().allSatisfy(script -> assertThat(shipped)
                    .containsPattern(
                            Pattern.quote(script.group(1)) + "( |@| v)" + Pattern.quote(script.group(2)) + "\\b"));
        }
    }

    @Test
    void whatItPointsAtExists() throws IOException {
        var classes = new HashSet<String>();
        for (var sources : List.of("src/main/java", "src/test/java")) {
            try (var files = Files.walk(Path.of(sources))) {
                files.forEach(file -> classes.add(file.getFileName().toString().replace(".java", "")));
            }
        }

        assertThat(all(NAME)).isNotEmpty().allSatisfy(named -> assertThat(named.group(1))
                .matches(name -> classes.contains(name) || Files.exists(Path.of(name))));
    }

    @Test
    void everyPointOfTheStandardHasItsAnswer() {
        var points = all(POINT);

        assertThat(points.stream().map(point -> point.group(1))).hasSize(POINTS).doesNotHaveDuplicates();
        assertThat(points).allSatisfy(point -> assertThat(point.group(2))
                .isIn(Set.of("met", "by deployment", "not applicable", "open")));
    }

    @Test
    void noVulnerabilityHasTwoLines() {
        var lines = document.lines().filter(line -> line.startsWith("| ")).toList();

        assertThat(lines.stream()
                        .flatMap(line ->
                                VULNERABILITY.matcher(line.split("\\|", 4)[2]).results())
                        .map(MatchResult::group))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    /** The names of the jars on the class path. */
    static Set<String> jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> new File(entry).getName())
                .collect(Collectors.toSet());
    }

    private List<MatchResult> all(Pattern pattern) {
        return pattern.matcher(document).results().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
