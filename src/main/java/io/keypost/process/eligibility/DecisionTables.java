package io.keypost.process.eligibility;

import io.keypost.platform.engine.WithoutAuthorization;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.DecisionService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the two tables of {@code bpmn/}: what is brought are facts, what comes back is the judgement. */
@Component
@RequiredArgsConstructor
class DecisionTables {

    /** What a row says, the strictest first. */
    enum Outcome {
        REFUSE,
        WARN,
        EXCEPTION,
        ALLOW
    }

    /**
     * A row that matched.
     *
     * @param rule the name of its sentence
     * @param field the input the remedy lies in
     */
    record Row(Outcome outcome, @Nullable String rule, @Nullable String field) {

        private static Row of(Map<String, Object> entries) {
            return new Row(
                    Outcome.valueOf(String.valueOf(entries.get("outcome"))), (String) entries.get("rule"), (String)
                            entries.get("field"));
        }
    }

    /**
     * Two posts, or a post and a duty, of one person.
     *
     * @param standing of the other one: {@code HELD}, or {@code PROPOSED}
     * @param overlapping whether there is a day on which the person would have both
     * @param exception what the leading group's decision to allow both is on the first such day: {@code STANDING}, {@code OVER}, or
     *     {@code NONE}
     */
    record Pair(String post, String other, String standing, boolean overlapping, String exception, int systemLevel) {

        private Stream<Map<String, Object>> eitherWayRound() {
            return Stream.of(facts(post, other), facts(other, post));
        }

        private Map<String, Object> facts(String one, String another) {
            return Map.of(
                    "post", one,
                    "other", another,
                    "standing", standing,
                    "overlapping", overlapping,
                    "exception", exception,
                    "systemLevel", systemLevel);
        }
    }

    @Lazy
    private final DecisionService decisionService;

    private final WithoutAuthorization withoutAuthorization;

    /** {@code bpmn/qualification.dmn}: every row that speaks of a candidate. */
    List<Row> qualification(Map<String, Object> facts) {
        return ask("qualification", facts);
    }

    /** {@code bpmn/compatibility.dmn}, asked both ways round, because a row may name either post first: the strictest of its rows. */
    List<Row> compatibility(Pair pair) {
        var found = pair.eitherWayRound()
                .flatMap(facts -> ask("compatibility", facts).stream())
                .distinct()
                .toList();
        var strictest = found.stream().map(Row::outcome).min(Comparator.naturalOrder());
        return found.stream()
                .filter(row -> strictest.filter(row.outcome()::equals).isPresent())
                .toList();
    }

    /** The rules are the application's, not the person's, to ask. */
    private List<Row> ask(String table, Map<String, Object> facts) {
        return withoutAuthorization.call(
                () -> decisionService.evaluateDecisionByKey(table).variables(facts).evaluate().getResultList().stream()
                        .map(Row::of)
                        .toList());
    }
}
