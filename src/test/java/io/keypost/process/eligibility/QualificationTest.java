package io.keypost.process.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code bpmn/qualification.dmn} alone: each rule fires on its facts and on no others, whatever else is true. */
class QualificationTest {

    private static final List<String> FACTS = List.of(
            "postEnabled",
            "fullTimeOnly",
            "fullTime",
            "otherDuties",
            "labourContract",
            "confidentialityAgreement",
            "confidentialityRequired");

    private static final String TODAY = "2026-02-10";
    private static final String LAST_DAY = "2029-02-28";
    private static final List<String> FIRST_DAYS = List.of("2026-02-09", TODAY, "2026-03-01");

    private final Table table = new Table("qualification");

    /** What the rules of domain.md say, written down once more. */
    private static Map<String, Predicate<Map<String, Object>>> rules() {
        var rules = new LinkedHashMap<String, Predicate<Map<String, Object>>>();
        rules.put("REFUSE postNotEnabled postCode", facts -> !is(facts, "postEnabled"));
        rules.put("REFUSE fullTimeRequired fullTime", facts -> is(facts, "fullTimeOnly") && !is(facts, "fullTime"));
        rules.put("REFUSE noOtherDuties staffNo", facts -> is(facts, "fullTimeOnly") && is(facts, "otherDuties"));
        rules.put(
                "REFUSE fullTimeWithOtherDuties fullTime",
                facts -> !is(facts, "fullTimeOnly") && is(facts, "fullTime") && is(facts, "otherDuties"));
        rules.put("REFUSE labourContractMissing staffNo", facts -> !is(facts, "labourContract"));
        rules.put("REFUSE contractOverBeforeStart firstDay", facts -> isEmployedUntilBefore(facts, "firstDay"));
        rules.put(
                "WARN contractShorterThanTerm lastDay",
                facts -> isEmployedUntilBefore(facts, "lastDay") && !isEmployedUntilBefore(facts, "firstDay"));
        rules.put(
                "REFUSE confidentialityMissing confidentialityAgreementNo",
                facts -> !is(facts, "confidentialityAgreement") && is(facts, "confidentialityRequired"));
        rules.put(
                "WARN confidentialityMissing confidentialityAgreementNo",
                facts -> !is(facts, "confidentialityAgreement") && !is(facts, "confidentialityRequired"));
        rules.put(
                "REFUSE startInThePast firstDay",
                facts -> day(facts, "firstDay").compareTo(TODAY) < 0);
        return rules;
    }

    @Test
    void everyRuleFiresOnItsFactsAndOnlyThen() {
        var random = new Random(14);
        for (var firstDay : FIRST_DAYS) {
            for (var employedUntil :
                    Arrays.asList(null, "2026-02-01", firstDay, "2027-01-01", LAST_DAY, "2030-01-01")) {
                // All that is true or false by itself, and some of what may come together.
                IntStream.concat(
                                IntStream.range(0, FACTS.size()).map(bit -> 1 << bit),
                                random.ints(12, 0, 1 << FACTS.size()))
                        .forEach(combination -> {
                            var facts = facts(combination, firstDay, employedUntil);
                            assertThat(table.ask(facts))
                                    .as(facts.toString())
                                    .containsExactlyInAnyOrderElementsOf(expected(facts));
                        });
            }
        }
    }

    private static Map<String, Object> facts(int combination, String firstDay, @Nullable String employedUntil) {
        var facts = new HashMap<String, Object>();
        for (var i = 0; i < FACTS.size(); i++) {
            facts.put(FACTS.get(i), (combination & 1 << i) != 0);
        }
        facts.put("post", "SYSTEM");
        facts.put("firstDay", firstDay);
        facts.put("lastDay", LAST_DAY);
        facts.put("employedUntil", employedUntil);
        facts.put("today", TODAY);
        return facts;
    }

    private static List<String> expected(Map<String, Object> facts) {
        var expected = new ArrayList<String>();
        rules().forEach((rule, speaks) -> {
            if (speaks.test(facts)) {
                expected.add(rule);
            }
        });
        return expected;
    }

    private static boolean isEmployedUntilBefore(Map<String, Object> facts, String day) {
        return facts.get("employedUntil") instanceof String until && until.compareTo(day(facts, day)) < 0;
    }

    private static String day(Map<String, Object> facts, String name) {
        return Objects.requireNonNull(facts.get(name)).toString();
    }

    private static boolean is(Map<String, Object> facts, String fact) {
        return Boolean.TRUE.equals(facts.get(fact));
    }
}
