package io.keypost.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.keypost.fuzz.Wire.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether an answer will do: nothing is broken, and what is refused is told in due form and leaves no trace but a line of log. */
final class Verdict {

    private static final int LOG_LIMIT = 300;

    /** Asking the eligibility rules leaves the engine's note of what they have said. */
    private static final Set<String> READINGS = Set.of("act_hi_decinst", "act_hi_dec_in", "act_hi_dec_out");

    /** Longer ones are given up before their end. */
    private static final int LONGEST_PATH = 7000;

    private static final Pattern NOT_HTTP = Pattern.compile("[^!-~]|[\"<>\\\\^`{|}#?]");

    private Verdict() {}

    /** What is wrong with an answer, with the rows and the log that came with it. */
    static List<String> of(Draft draft, Answer answer, List<String> touched, String written) {
        var found = new ArrayList<String>();
        if (answer.status() == 0 || answer.status() >= 500) {
            found.add("broken");
        } else if (answer.status() >= 400 || isOut(answer)) {
            var changed =
                    touched.stream().filter(table -> !mayChange(draft, table)).toList();
            if (!changed.isEmpty()) {
                found.add("refused, but changed " + changed);
            }
            if (LogBytes.length(written) >= LOG_LIMIT) {
                found.add("refused with " + LogBytes.length(written) + " bytes of log");
            }
            if (answer.status() >= 400 && !draft.method.equals("HEAD") && hasPath(draft)) {
                form(draft, answer).ifPresent(found::add);
            }
        } else if ((draft.method.equals("GET") || draft.method.equals("HEAD")) && !READINGS.containsAll(touched)) {
            found.add("only read, but changed " + touched);
        }
        return found;
    }

    /** Whether the answer is that one has to log in. */
    static boolean isOut(Answer answer) {
        return answer.status() == 401 || answer.header("Location").endsWith("/login");
    }

    /**
     * What a refused request may leave: that it was refused; of a wrong password, that it was wrong; and a scan that is in order, which
     * the form for a mutual end keeps, so that it need not be sent again once the rest is corrected.
     */
    private static boolean mayChange(Draft draft, String table) {
        return switch (table) {
            case "audit_event:attempt.refused" -> true;
            case "failed_login" ->
                draft.path.matches("/(login|password)([?].*)?") || draft.headers.containsKey("Authorization");
            case "audit_event", "document", "document_content" ->
                draft.parts != null && draft.path.endsWith("/mutual-end");
            default -> false;
        };
    }

    /** Whether it is HTTP so far that it can be told whom it was meant for. */
    private static boolean hasPath(Draft draft) {
        return draft.path.length() <= LONGEST_PATH
                && !NOT_HTTP.matcher(draft.method + draft.path).find();
    }

    /** What is wrong with how a refusal is told. */
    private static Optional<String> form(Draft draft, Answer answer) {
        var path = draft.path
                .replaceFirst("^http://[^/]*", "")
                .replaceAll(";[^/]*", "")
                .replaceAll("/(\\.?/)+", "/");
        try {
            if (path.startsWith("/api/") || path.startsWith("/v3/api-docs")) {
                var problem = Draft.JSON.readTree(answer.body());
                return problem.path("detail").asText().isBlank()
                                || problem.path("title").asText().isBlank()
                        ? Optional.of("no problem")
                        : Optional.empty();
            }
            if (path.startsWith("/camunda/api/")) {
                var error = Draft.JSON.readTree(answer.body());
                return error.path("message").asText().isBlank()
                                || error.path("type").asText().isBlank()
                        ? Optional.of("no {type, message}")
                        : Optional.empty();
            }
        } catch (JsonProcessingException noJson) {
            return Optional.of("no JSON");
        }
        return answer.body().contains("<html") ? Optional.empty() : Optional.of("no page");
    }
}
