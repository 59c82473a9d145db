package io.keypost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a user reads stands in the bundles: no literal in Java is Chinese. Comments may be. */
class WordsInJavaTest {

    /** Comments are matched first, so that a quote inside one opens nothing. */
    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile(
            "//[^\n]*|/\\*(?s:.*?)\\*/|(\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\n]|\\\\.)+')");

    /** Also as escapes. */
    private static final Pattern CHINESE =
            Pattern.compile("[\\p{IsHan}\\x{3001}-\\x{301f}]|\\\\u+(?:300[1-9a-f]|3[4-9a-f]|[4-9][0-9a-f])");

    /** Its characters are no text but the rules of where a line may break. */
    private static final Set<String> EXEMPT = Set.of("Spacing.java");

    @Test
    void noLiteralIsChinese() throws IOException {
        var found = new TreeMap<String, List<String>>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var literals = chineseLiterals(Files.readString(file));
                if (!literals.isEmpty()) {
                    found.put(file.getFileName().toString(), literals);
                }
            }
        }

        assertThat(found).containsOnlyKeys(EXEMPT);
    }

    private static List<String> chineseLiterals(String source) {
        return COMMENT_OR_LITERAL
                .matcher(source)
                .results()
                .map(match -> match.group(1))
                .filter(literal -> literal != null && CHINESE.matcher(literal).find())
                .toList();
    }
}
