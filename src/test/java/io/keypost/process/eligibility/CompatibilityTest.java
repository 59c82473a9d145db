package io.keypost.process.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code bpmn/compatibility.dmn} alone, for every two posts in every situation. */
class CompatibilityTest {

    private static final String AUDITOR = "AUDITOR";
    private static final List<String> POSTS =
            List.of("SECURITY", "MACHINE_ROOM", "SYSTEM", "NETWORK", "DATABASE", "AUDIT");
    private static final List<String> STRICTEST_FIRST = List.of("REFUSE", "WARN", "EXCEPTION", "ALLOW");
    private static final List<Boolean> EITHER = List.of(true, false);

    private final Table table = new Table("compatibility");

    private record Pair(
            String post, String other, String standing, boolean overlapping, String exception, int systemLevel) {

        Map<String, Object> facts() {
            return Map.of(
                    "post",
                    post,
                    "other",
                    other,
                    "standing",
                    standing,
                    "overlapping",
                    overlapping,
                    "exception",
                    exception,
                    "systemLevel",
                    systemLevel);
        }

        Pair turned() {
            return new Pair(/* post= */ other, /* other= */ post, standing, overlapping, exception, systemLevel);
        }

        boolean isOf(Set<String> posts) {
            return posts.contains(post) || posts.contains(other);
        }
    }

    @Test
    void everyPairIsJudgedAsTheRulesSayAndTheSameEitherWayRound() {
        pairs().forEach(pair -> assertThat(Stream.of(pair, pair.turned())
                        .flatMap(way -> table.ask(way.facts()).stream())
                        .distinct()
                        .min(Comparator.comparing(row -> STRICTEST_FIRST.indexOf(row.replaceAll(" .*", "")))))
                .as(pair.toString())
                .contains(expected(pair)));
    }

    /** What domain.md says, written down once more. */
    private static String expected(Pair pair) {
        if (pair.isOf(Set.of(AUDITOR))) {
            return "REFUSE auditorHoldsNoPost staffNo";
        }
        if (!pair.overlapping()) {
            return "ALLOW null null";
        }
        if (pair.post().equals(pair.other())) {
            return "REFUSE alreadyNominated staffNo";
        }
        if (!pair.exception().equals("STANDING")) {
            return pair.standing().equals("PROPOSED")
                    ? "WARN anotherNomination staffNo"
                    : pair.exception().equals("OVER") ? "REFUSE exceptionOver staffNo" : "REFUSE onePostOnly staffNo";
        }
        if (pair.isOf(Set.of("SECURITY", "AUDIT"))) {
            return "REFUSE neverCombined staffNo";
        }
        return Set.of("SYSTEM", "DATABASE").equals(Set.of(pair.post(), pair.other())) && pair.systemLevel() >= 3
                ? "REFUSE notAtThisLevel staffNo"
                : "EXCEPTION heldByException staffNo";
    }

    private static Stream<Pair> pairs() {
        return POSTS.stream().flatMap(post -> Stream.concat(POSTS.stream(), Stream.of(AUDITOR))
                .flatMap(other -> Stream.of("HELD", "PROPOSED").flatMap(standing -> EITHER.stream()
                        .flatMap(overlapping -> Stream.of("NONE", "STANDING", "OVER")
                                .flatMap(exception -> Stream.of(2, 3)
                                        .map(level ->
                                                new Pair(post, other, standing, overlapping, exception, level)))))));
    }
}
