package io.keypost.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An element that is renamed is renamed wherever Java names it: an id that is in no model would be waited for in vain. */
class ElementIdsTest {

    private static final String ID =
            "\"((?:userTask|serviceTask|businessRuleTask|callActivity|subProcess|gateway|event|startEvent|endEvent)_[a-zA-Z]+)\"";

    /** Of models before: cases that waited there are moved on. */
    private static final Set<String> FORMER = Set.of(
            "serviceTask_checkEligibility",
            "serviceTask_checkRenewal",
            "serviceTask_endNotice",
            "serviceTask_urgeRenewal",
            "serviceTask_urgeTransferDecision");

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void everyElementThatJavaNamesIsInAModel(String sources) throws IOException {
        var known = new TreeSet<String>();
        Models.all().forEach(model -> model.elements(FlowElement.class).forEach(element -> known.add(element.getId())));
        assertThat(known).doesNotContainAnyElementsOf(FORMER);
        var unknown = new TreeMap<Path, Set<String>>();
        try (Stream<Path> files = Files.walk(Path.of(sources))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                var named = Models.found(ID, Files.readString(file));
                named.removeAll(known);
                named.removeAll(FORMER);
                if (!named.isEmpty()) {
                    unknown.put(file, named);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }
}
