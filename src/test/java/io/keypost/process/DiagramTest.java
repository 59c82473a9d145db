package io.keypost.process;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.TimeDuration;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All models are drawn alike: who has read one can read the others. */
class DiagramTest {

    static Stream<Model> models() {
        return Models.all().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void stepsStandInTheOrderOfTheDiagram(Model model) {
        assertThat(model.stepsAsWritten()).isEqualTo(model.stepsAsDrawn());
    }

    @ParameterizedTest
    @MethodSource("models")
    void flowsJoinWhereTheyLeadTo(Model model) {
        assertThat(model.elements(ExclusiveGateway.class))
                .filteredOn(gateway -> gateway.getIncoming().size() > 1)
                .allSatisfy(gateway -> assertThat(gateway.getSucceedingNodes().list())
                        .as(gateway.getId())
                        .allMatch(Gateway.class::isInstance));
    }

    @ParameterizedTest
    @MethodSource("models")
    void anEndIsNamedByTheStateReached(Model model) {
        assertThat(model.elements(EndEvent.class))
                .allSatisfy(end -> assertThat(end.getName()).as(end.getId()).matches(".*[已未].+|不予.+|无须.+"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatIsDecidedTooLateIsEscalatedOnce(Model model) {
        var overdue = model.elements(BoundaryEvent.class).stream()
                .filter(event -> event.getId().endsWith("Overdue") && event.getAttachedTo() instanceof UserTask)
                .toList();

        assertThat(overdue).allSatisfy(event -> {
            assertThat(event.getName()).endsWith("逾期");
            assertThat(event.cancelActivity()).as(event.getId()).isFalse();
            assertThat(event.getTextContent()).contains("${escalationAfter}");
            var step = event.getSucceedingNodes().singleResult();
            assertThat(step.getId()).startsWith("serviceTask_escalate");
            assertThat(step.getName()).isEqualTo("督办");
            assertThat(step.getSucceedingNodes().singleResult().getId()).matches("endEvent_.*[eE]scalated");
        });
        assertThat(overdue)
                .extracting(BoundaryEvent::getAttachedTo)
                .containsAll(model.elements(UserTask.class).stream()
                        .filter(task -> "leading-group".equals(task.getCamundaCandidateGroups()))
                        // What is asked of a notice that runs is settled by its last day at the latest.
                        .filter(task -> !List.of("userTask_approveWithdrawal", "userTask_approveShortening")
                                .contains(task.getId()))
                        .toList());
        // No other timer counts from when it begins to wait.
        assertThat(model.elements(TimeDuration.class)).hasSameSizeAs(overdue);
    }

    @Test
    void everyLabelHasItsEnglishTwin() {
        var labels = Models.all().stream()
                .flatMap(model -> model.labelled().stream())
                .collect(toCollection(TreeSet::new));

        assertThat(Models.englishLabels().keySet()).isEqualTo(labels);
        assertThat(Models.englishLabels().values()).noneMatch(String::isBlank);
    }
}
