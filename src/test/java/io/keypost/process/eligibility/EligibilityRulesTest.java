package io.keypost.process.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table alone: each rule fires on its facts and on no others, whatever else is true. */
class EligibilityRulesTest {

    private static final List<String> FACTS = List.of(
            "postEnabled",
            "fullTimeOnly",
            "fullTime",
            "otherDuties",
            "samePostOpen",
            "otherPostHeld",
            "otherPostProposed",
            "auditor",
            "labourContract",
            "contractOverBeforeStart",
            "contractShorterThanTerm",
            "confidentialityAgreement",
            "confidentialityRequired",
            "startInThePast");

    /** A post the unit has, a labour contract, a confidentiality agreement that is required: no rule speaks. */
    private static final int ORDINARY =
            bits("postEnabled", "labourContract", "confidentialityAgreement", "confidentialityRequired");

    private static DmnEngine engine;
    private static DmnDecision decision;

    @BeforeAll
    static void read() throws Exception {
        engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        try (var file = EligibilityRulesTest.class.getResourceAsStream("/bpmn/eligibility.dmn")) {
            decision = engine.parseDecision("eligibility", file);
        }
    }

    /** What the rules of domain.md say, written down once more. */
    private static Map<String, Predicate<Map<String, Object>>> rules() {
        var rules = new LinkedHashMap<String, Predicate<Map<String, Object>>>();
        rules.put("REFUSE postNotEnabled postCode", facts -> !is(facts, "postEnabled"));
        rules.put("REFUSE alreadyNominated staffNo", facts -> is(facts, "samePostOpen"));
        rules.put("REFUSE onePostOnly staffNo", facts -> is(facts, "otherPostHeld"));
        rules.put("WARN anotherNomination staffNo", facts -> is(facts, "otherPostProposed"));
        rules.put("REFUSE fullTimeRequired fullTime", facts -> is(facts, "fullTimeOnly") && !is(facts, "fullTime"));
        rules.put("REFUSE noOtherDuties staffNo", facts -> is(facts, "fullTimeOnly") && is(facts, "otherDuties"));
        rules.put(
                "REFUSE fullTimeWithOtherDuties fullTime",
                facts -> !is(facts, "fullTimeOnly") && is(facts, "fullTime") && is(facts, "otherDuties"));
        rules.put("REFUSE auditorHoldsNoPost staffNo", facts -> is(facts, "auditor"));
        rules.put("REFUSE labourContractMissing staffNo", facts -> !is(facts, "labourContract"));
        rules.put("REFUSE contractOverBeforeStart firstDay", facts -> is(facts, "contractOverBeforeStart"));
        rules.put(
                "WARN contractShorterThanTerm lastDay",
                facts -> is(facts, "contractShorterThanTerm") && !is(facts, "contractOverBeforeStart"));
        rules.put(
                "REFUSE confidentialityMissing confidentialityAgreementNo",
                facts -> !is(facts, "confidentialityAgreement") && is(facts, "confidentialityRequired"));
        rules.put(
                "WARN confidentialityMissing confidentialityAgreementNo",
                facts -> !is(facts, "confidentialityAgreement") && !is(facts, "confidentialityRequired"));
        rules.put("REFUSE startInThePast firstDay", facts -> is(facts, "startInThePast"));
        return rules;
    }

    @Test
    void everyRuleFiresOnItsFactsAndOnlyThen() {
        var rules = rules();
        // No rule asks for more than three facts; of the 16,384 combinations these hold all that differ in three.
        var random = new Random(14);
        var combinations = IntStream.concat(
                IntStream.range(0, 1 << FACTS.size())
                        .filter(flipped -> Integer.bitCount(flipped) <= 3)
                        .map(flipped -> flipped ^ ORDINARY),
                random.ints(300, 0, 1 << FACTS.size()));
        for (var combination : combinations.toArray()) {
            var facts = new HashMap<String, Object>();
            for (var i = 0; i < FACTS.size(); i++) {
                facts.put(FACTS.get(i), (combination & 1 << i) != 0);
            }
            var expected = new ArrayList<String>();
            rules.forEach((rule, speaks) -> {
                if (speaks.test(facts)) {
                    expected.add(rule);
                }
            });
            assertThat(found(facts)).as(facts.toString()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static List<String> found(Map<String, Object> facts) {
        return engine.evaluateDecisionTable(decision, facts).getResultList().stream()
                .map(row -> row.get("severity") + " " + row.get("rule") + " " + row.get("field"))
                .toList();
    }

    private static int bits(String... facts) {
        return Stream.of(facts).mapToInt(fact -> 1 << FACTS.indexOf(fact)).sum();
    }

    private static boolean is(Map<String, Object> facts, String fact) {
        return Boolean.TRUE.equals(facts.get(fact));
    }
}
