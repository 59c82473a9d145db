package io.keypost.platform.webapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The calls that Tasklist, Cockpit and Admin send, by who sends them: {@code webapp-calls.yaml}, which explains its own form. */
final class WebappCalls {

    /** The file as it is written. */
    private record File(
            Map<String, List<String>> groups,
            Map<String, String> parts,
            Map<String, String> keys,
            Map<String, Map<String, @Nullable String>> calls) {}

    /**
     * One call.
     *
     * @param line as the file has it
     * @param path below the webapps' REST interface
     * @param groups who sends it; empty: whoever is logged in
     * @param keys what may stand in the query and, at any depth, in the body, each with the values it takes
     * @param variables whether the body may carry process variables
     */
    record Call(
            String line,
            String method,
            Pattern path,
            Set<String> groups,
            Map<String, Pattern> keys,
            boolean variables) {

        boolean isOpenTo(List<String> mine) {
            return groups.isEmpty() || mine.stream().anyMatch(groups::contains);
        }
    }

    private static final Pattern ANYTHING = Pattern.compile("(?s).*");
    private static final Pattern PART = Pattern.compile("\\{(\\w+)}");
    static final String VARIABLES = "variables";

    private final List<Call> calls;

    private WebappCalls(List<Call> calls) {
        this.calls = calls;
    }

    static WebappCalls read() {
        try (var source = new ClassPathResource("webapp-calls.yaml").getInputStream()) {
            var yaml = new ObjectMapper(new YAMLFactory()).registerModule(new ParameterNamesModule());
            return new WebappCalls(calls(yaml.readValue(source, File.class)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All of them, in the order of the file. */
    List<Call> all() {
        return calls;
    }

    /** Those a request may be: none where no page sends it, several where different people send different keys. */
    List<Call> of(String method, String path) {
        return calls.stream()
                .filter(call -> call.method().equals(method)
                        && call.path().matcher(path).matches())
                .toList();
    }

    private static List<Call> calls(File file) {
        var calls = new ArrayList<Call>();
        file.calls().forEach((who, lines) -> {
            var groups = Set.copyOf(file.groups().getOrDefault(who, List.of()));
            lines.forEach((line, keys) -> {
                var call = line.split(" ", 2);
                var known = keys(keys == null ? "" : keys, file.keys());
                var variables = known.remove(VARIABLES) != null;
                calls.add(new Call(who + ": " + line, call[0], path(call[1], file.parts()), groups, known, variables));
            });
        });
        return List.copyOf(calls);
    }

    private static Pattern path(String template, Map<String, String> parts) {
        var path = PART.matcher(template)
                .replaceAll(part -> Matcher.quoteReplacement("(?:" + named(part.group(1), parts) + ")"));
        return Pattern.compile(path);
    }

    private static String named(String name, Map<String, String> shared) {
        return Objects.requireNonNull(shared.get(name), name);
    }

    /** {@code $name} stands for a set of keys that several calls share, {@code key=pattern} for one that takes such values only. */
    private static Map<String, Pattern> keys(String text, Map<String, String> shared) {
        var keys = new HashMap<String, Pattern>();
        for (var word : text.split("\\s+", -1)) {
            if (word.startsWith("$")) {
                keys.putAll(keys(named(word.substring(1), shared), shared));
            } else if (!word.isEmpty()) {
                var key = word.split("=", 2);
                keys.put(key[0], key.length == 1 ? ANYTHING : Pattern.compile(key[1]));
            }
        }
        return keys;
    }
}
