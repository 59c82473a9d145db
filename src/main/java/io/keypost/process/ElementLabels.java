package io.keypost.process;

import io.keypost.platform.language.Messages;
import java.io.IOException;
import java.util.Properties;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** The models' labels in the reader's language: the models are Chinese, their English stands beside them. */
@Component
class ElementLabels {

    private final RepositoryService repositoryService;
    private final Messages messages;
    private final Properties english;

    ElementLabels(@Lazy RepositoryService repositoryService, Messages messages) throws IOException {
        this.repositoryService = repositoryService;
        this.messages = messages;
        this.english = PropertiesLoaderUtils.loadProperties(
                new EncodedResource(new ClassPathResource("bpmn/labels_en.properties"), "UTF-8"));
    }

    String of(String processDefinitionId, String elementId) {
        var model = repositoryService.getBpmnModelInstance(processDefinitionId);
        FlowElement element = model.getModelElementById(elementId);
        var process =
                repositoryService.getProcessDefinition(processDefinitionId).getKey();
        return "en".equals(messages.locale().getLanguage())
                ? english.getProperty(process + "." + elementId, element.getName())
                : element.getName();
    }
}
