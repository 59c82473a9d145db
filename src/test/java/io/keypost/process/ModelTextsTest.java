package io.keypost.process;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model says and asks for is there: its forms, their variables, the messages and the sentences of decisions. */
class ModelTextsTest {

    @ParameterizedTest
    @MethodSource("io.keypost.process.ModelTest#models")
    void everyFormIsThereAndAskedFor(Model model) {
        var asked = Stream.concat(
                        model.elements(UserTask.class).stream().map(UserTask::getCamundaFormKey),
                        model.elements(StartEvent.class).stream().map(StartEvent::getCamundaFormKey))
                .filter(key -> key != null)
                .map(key -> key.replace("embedded:app:forms/" + model.name() + "/", ""));

        assertThat(model.forms().keySet()).isEqualTo(asked.collect(toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("io.keypost.process.ModelTest#models")
    void everyVariableOfTheModelIsDeclared(Model model) {
        var beans = Stream.of("Delegate", "Task")
                .flatMap(kind -> model.beansEndingIn(kind).stream())
                .map(Map.Entry::getKey)
                .toList();
        var used = model.found("camunda:(?:initiator|source|target)=\"(\\w+)\"");
        model.expressions().stream().filter(name -> !beans.contains(name)).forEach(used::add);

        assertThat(used).isNotEmpty();
        assertThat(model.variables().keySet()).containsAll(used);
    }

    @ParameterizedTest
    @MethodSource("io.keypost.process.ModelTest#models")
    void everyVariableOfAFormIsDeclaredWithItsType(Model model) {
        model.forms().forEach((form, html) -> {
            var fields = Models.found("data-field=\"(\\w+)\" data-type=\"\\w+\"", html);
            assertThat(fields).as(form).isEqualTo(Models.found("data-field=\"(\\w+)\"", html));
            assertThat(fields).as(form).containsAll(Models.found("data-when=\"(\\w+)=", html));
            assertThat(model.variables().keySet()).as(form).containsAll(fields);
            for (var field : fields) {
                var type = Models.found("data-field=\"" + field + "\" data-type=\"(\\w+)\"", html);
                assertThat(model.variables()).hasEntrySatisfying(field, declared -> assertThat(declared.getSimpleName())
                        .as(form + " " + field)
                        .isIn(type.contains("Integer") ? Set.of("Number") : type));
            }
        });
        if (!model.forms().isEmpty()) {
            assertThat(Models.readByEveryForm()).isNotEmpty();
            // A form finds its case by its agreement or by its appointment.
            assertThat(model.variables().keySet()).containsAnyElementsOf(Models.readByEveryForm());
        }
    }

    @Test
    void messagesAndErrorsHaveTheSameNamesInModelsAndJava() {
        var inModels = new TreeSet<String>();
        var inJava = new TreeSet<String>();
        for (var model : Models.all()) {
            model.elements(Message.class).forEach(message -> inModels.add(message.getName()));
            model.elements(Error.class).forEach(error -> inModels.add(error.getErrorCode()));
            inJava.addAll(model.constantsStartingWith("keypost."));
        }

        assertThat(inModels).isNotEmpty().allMatch(name -> name.matches("keypost\\.[a-z][a-zA-Z]+"));
        assertThat(inJava).isEqualTo(inModels);
    }

    /** The table names the sentence; one bundle has those of both tables. */
    @Test
    void everyRuleOfADecisionHasItsSentence() {
        assertThat(Models.decisions())
                .extracting(Decision::getId)
                .containsExactlyInAnyOrder("qualification", "compatibility");
        var rules = new TreeSet<String>();
        for (var decision : Models.decisions()) {
            assertThat(decision.getVersionTag()).matches("\\d+");
            assertThat(decision.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
            assertThat(Models.outputs(decision, "outcome"))
                    .isSubsetOf("REFUSE", "WARN", "EXCEPTION", "ALLOW")
                    .contains("REFUSE");
            rules.addAll(Models.outputs(decision, "rule"));
        }
        rules.remove(""); // Where there is nothing to say.
        for (var bundle : List.of("eligibility", "eligibility_en")) {
            assertThat(Models.keysIn(bundle, "rule.eligibility.")).as(bundle).isEqualTo(rules);
        }
        // What has been found goes on record.
        for (var bundle : List.of("audit", "audit_en")) {
            assertThat(Models.keysIn(bundle, "audit.conflict.eligibility."))
                    .as(bundle)
                    .isEqualTo(rules);
        }
    }
}
