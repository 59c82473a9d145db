package io.keypost.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model and its Java call things by the same names: whoever knows one finds the other. */
class ModelTest {

    /** In order, because an end event is an event. */
    private static final List<Map.Entry<Class<? extends FlowElement>, String>> PREFIXES = List.of(
            Map.entry(UserTask.class, "userTask_"),
            Map.entry(ServiceTask.class, "serviceTask_"),
            Map.entry(BusinessRuleTask.class, "businessRuleTask_"),
            Map.entry(CallActivity.class, "callActivity_"),
            Map.entry(SubProcess.class, "subProcess_"),
            Map.entry(Gateway.class, "gateway_"),
            Map.entry(SequenceFlow.class, "flow_"),
            Map.entry(StartEvent.class, "startEvent_"),
            Map.entry(EndEvent.class, "endEvent_"),
            Map.entry(Event.class, "event_"));

    /** Runs in the caller's transaction: who proposes is to see a refusal at once, and to get the case's id. */
    private static final Set<String> WITHOUT_SAVEPOINT = Set.of(
            "serviceTask_propose",
            "serviceTask_proposeRemoval",
            "serviceTask_proposeDuties",
            "serviceTask_proposeException",
            "serviceTask_registerNotice");

    static List<Model> models() {
        return Models.all();
    }

    @Test
    void everyModelIsDeployed() {
        assertThat(Models.deployed()).containsExactlyInAnyOrderElementsOf(Models.files());
    }

    @ParameterizedTest
    @MethodSource("models")
    void aProcessIsNamedAsItsFileAndSaysItsVersionAndHowLongItsHistoryStays(Model model) {
        assertThat(model.process().getId()).isEqualTo(model.name());
        assertThat(model.processConstant("KEY")).isEqualTo(model.name());
        assertThat(model.process().isExecutable()).isTrue();
        assertThat(model.process().getCamundaVersionTag()).matches("\\d+");
        assertThat(model.process().getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
    }

    /** Also: nothing but these elements, no script task, no lane. */
    @ParameterizedTest
    @MethodSource("models")
    void idsSayWhatAnElementIsAndDoes(Model model) {
        assertThat(model.elements(FlowElement.class)).allSatisfy(element -> assertThat(element.getId())
                .matches(prefixOf(element) + "[a-z][a-zA-Z]+"
                        + (element instanceof SequenceFlow ? "_[a-z][a-zA-Z]+" : "")));
        assertThat(model.elements(SequenceFlow.class)).allSatisfy(flow -> assertThat(flow.getId())
                .isEqualTo("flow_%s_%s".formatted(Models.nameOf(flow.getSource()), Models.nameOf(flow.getTarget()))));
        assertThat(model.found(" id=\"([A-Za-z]+_(?=[a-z]*\\d)[0-9a-z]{7})(?:_di)?\""))
                .as("generated")
                .isEmpty();
        assertThat(model.xml()).doesNotContain("<bpmn:lane");
    }

    private static String prefixOf(FlowElement element) {
        return PREFIXES.stream()
                .filter(each -> each.getKey().isInstance(element))
                .findFirst()
                .orElseThrow(() -> new AssertionError(element.getElementType().getTypeName() + " " + element.getId()))
                .getValue();
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatIsDoneStandsInJava(Model model) {
        assertThat(model.xml())
                .doesNotContain("camunda:class", "camunda:expression", "cript", "camunda:resultVariable")
                .doesNotContain("<camunda:executionListener", "<camunda:connector");
        assertThat(model.expressions()).isNotEmpty().allMatch(expression -> expression.matches("\\w+"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyServiceTaskAndRuleTaskPairsWithTheBeanOfItsName(Model model) {
        var tasks = Stream.<Task>concat(
                        model.elements(ServiceTask.class).stream(), model.elements(BusinessRuleTask.class).stream())
                .toList();

        assertThat(tasks).allSatisfy(task -> {
            assertThat(task.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, "delegateExpression"))
                    .isEqualTo("#{%sDelegate}".formatted(Models.nameOf(task)));
            assertThat(task.isCamundaAsyncBefore())
                    .as("savepoint before " + task.getId())
                    .isNotEqualTo(WITHOUT_SAVEPOINT.contains(task.getId()));
        });
        assertPaired(model, tasks, "Delegate", JavaDelegate.class);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyUserTaskPairsWithItsFormAndTheBeanOfItsName(Model model) {
        var tasks = model.elements(UserTask.class);

        assertThat(tasks).allSatisfy(task -> {
            var name = Models.nameOf(task);
            assertThat(task.getCamundaFormKey())
                    .isEqualTo("embedded:app:forms/%s/%s.html".formatted(model.name(), Models.kebab(name)));
            var listeners = task.getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaTaskListener.class)
                    .list();
            assertThat(listeners)
                    .extracting(CamundaTaskListener::getCamundaEvent)
                    .containsExactlyInAnyOrder("create", "assignment", "complete");
            assertThat(listeners)
                    .extracting(CamundaTaskListener::getCamundaDelegateExpression)
                    .containsOnly("#{%sTask}".formatted(name));
        });
        assertPaired(model, tasks, "Task", io.keypost.process.UserTask.class);
    }

    /** Each element has exactly one bean, and each bean exactly one element. */
    private static void assertPaired(
            Model model, Collection<? extends FlowNode> elements, String ending, Class<?> type) {
        var beans = model.beansEndingIn(ending);

        assertThat(beans)
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(elements.stream()
                        .map(element -> Models.nameOf(element) + ending)
                        .toList());
        assertThat(beans).allSatisfy(bean -> assertThat(type).as(bean.getKey()).isAssignableFrom(bean.getValue()));
    }

    @ParameterizedTest
    @MethodSource("io.keypost.process.DiagramTest#models")
    void nothingElseStandsInAModelsRoom(Model model) {
        // Two are neither: they look after the whole, at the start and every night.
        assertThat(model.room())
                .allMatch(name -> name.matches(
                        model.simpleName() + "(Process|Steps|Settings)|PartyAIsPrintable|Reconciliation|package-info"));
    }
}
