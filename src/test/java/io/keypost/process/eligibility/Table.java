package io.keypost.process.eligibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** A decision table alone, without the application. */
final class Table {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision decision;

    Table(String name) {
        try (var file = Table.class.getResourceAsStream("/bpmn/" + name + ".dmn")) {
            decision = engine.parseDecision(name, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Outcome, rule and field of each row that matches. */
    List<String> ask(Map<String, Object> facts) {
        return engine.evaluateDecisionTable(decision, facts).getResultList().stream()
                .map(row -> "%s %s %s".formatted(row.get("outcome"), row.get("rule"), row.get("field")))
                .toList();
    }
}
