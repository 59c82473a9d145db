package io.keypost.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keypost.fuzz.Draft.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;

/** The calls Tasklist makes, of the tasks, forms and filters that are there. */
final class Tasklist {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String API = "/camunda/api/engine/engine/default";
    private static final Pattern FIELD = Pattern.compile("data-field=\"(\\w+)\" data-type=\"(\\w+)\"");

    private final Examples examples;
    private final List<Draft> all = new ArrayList<>();

    private Tasklist(Examples examples) {
        this.examples = examples;
    }

    static List<Draft> of(ApplicationContext application, Examples examples, String user) {
        var tasklist = new Tasklist(examples);
        tasklist.lists(application, user);
        var forms = application.getBean(FormService.class);
        var tasks = application.getBean(TaskService.class);
        var people = application.getBean(IdentityService.class);
        tasks.createTaskQuery().list().stream()
                .sorted(Comparator.comparing(Task::getTaskDefinitionKey).thenComparing(Task::getName))
                .forEach(task -> tasklist.task(
                        task,
                        forms.getTaskFormKey(task.getProcessDefinitionId(), task.getTaskDefinitionKey()),
                        user,
                        rightful(tasks, people, task)));
        application
                .getBean(RepositoryService.class)
                .createProcessDefinitionQuery()
                .latestVersion()
                .startableInTasklist()
                .orderByProcessDefinitionKey()
                .asc()
                .list()
                .stream()
                .filter(ProcessDefinition::hasStartFormKey)
                .forEach(definition -> tasklist.start(definition, forms.getStartFormKey(definition.getId())));
        return tasklist.all;
    }

    private void lists(ApplicationContext application, String user) {
        all.add(post(
                "/task",
                JSON.objectNode()
                        .put("assignee", user)
                        .set("sorting", JSON.arrayNode().add(sorting()))));
        all.add(with(
                post(
                        "/task",
                        JSON.objectNode().put("nameLike", "%张%").put("dueBefore", "2026-01-05T10:00:00.000+0800")),
                "firstResult",
                "0",
                "maxResults",
                "15"));
        all.add(post("/task/count", JSON.objectNode().put("processInstanceBusinessKey", "1")));
        all.add(with(get("/task/count"), "assignee", user));
        all.add(with(
                get("/filter"),
                "firstResult",
                "0",
                "maxResults",
                "2000",
                "resourceType",
                "Task",
                "itemCount",
                "false"));
        application.getBean(FilterService.class).createFilterQuery().list().stream()
                .map(filter -> "/filter/" + filter.getId())
                .forEach(filter -> {
                    all.add(get(filter));
                    all.add(get(filter + "/count"));
                    var list = with(
                            post(
                                    filter + "/list",
                                    JSON.objectNode()
                                            .set("sorting", JSON.arrayNode().add(sorting()))),
                            "firstResult",
                            "0",
                            "maxResults",
                            "15");
                    list.headers.put("Accept", "application/hal+json");
                    all.add(list);
                });
        all.add(with(get("/identity/groups"), "userId", user));
        all.add(get("/user/" + user + "/profile"));
        all.add(with(
                get("/authorization/check"),
                "permissionName",
                "READ",
                "permissionValue",
                "2",
                "resourceName",
                "filter",
                "resourceType",
                "5"));
        all.add(with(
                get("/process-definition"),
                "latest",
                "true",
                "active",
                "true",
                "startableInTasklist",
                "true",
                "startablePermissionCheck",
                "true",
                "firstResult",
                "0",
                "maxResults",
                "15"));
        all.add(with(get("/history/user-operation"), "operationType", "Assign", "maxResults", "50"));
        all.add(with(get("/history/task"), "taskParentTaskId", "1"));
        all.add(post(
                "/variable-instance",
                JSON.objectNode().set("processInstanceIdIn", JSON.arrayNode().add("1"))));
    }

    private static ObjectNode sorting() {
        return JSON.objectNode().put("sortBy", "created").put("sortOrder", "desc");
    }

    private void task(Task task, String formKey, String user, @Nullable String rightful) {
        var first = all.size();
        var path = "/task/" + task.getId();
        all.add(get(path));
        all.add(get(path + "/form"));
        all.add(get(path + "/comment"));
        all.add(get(path + "/identity-links"));
        all.add(with(
                get(path + "/form-variables"),
                "variableNames",
                "agreementNumber,appointmentId",
                "deserializeValues",
                "false"));
        all.add(post(path + "/claim", JSON.objectNode().put("userId", user)));
        all.add(post(path + "/unclaim", JSON.objectNode()));
        for (var variant = 0; variant < 2; variant++) {
            all.add(post(path + "/submit-form", answers(formKey, variant)));
            all.add(post(path + "/complete", answers(formKey, variant)));
        }
        all.subList(first, all.size()).forEach(draft -> draft.rightful = rightful);
    }

    private void start(ProcessDefinition definition, String formKey) {
        var byId = "/process-definition/" + definition.getId();
        all.add(get(byId));
        all.add(get(byId + "/startForm"));
        all.add(with(get(byId + "/form-variables"), "variableNames", "postCode"));
        for (var path : List.of(byId, "/process-definition/key/" + definition.getKey())) {
            all.add(post(path + "/submit-form", answers(formKey, 0)));
            all.add(post(path + "/start", answers(formKey, 1)));
        }
    }

    private JsonNode answers(String formKey, int variant) {
        var variables = JSON.objectNode();
        FIELD.matcher(form(formKey)).results().forEach(field -> {
            var variable = variables.putObject(field.group(1)).put("type", field.group(2));
            var isDay = field.group(1).endsWith("On") || field.group(1).endsWith("From");
            switch (field.group(2)) {
                case "Boolean" -> variable.put("value", variant == 0);
                case "Integer" -> variable.put("value", 2);
                default ->
                    variable.put("value", examples.text(field.group(1) + (isDay ? "On" : ""), String.class, variant));
            }
        });
        var body = JSON.objectNode();
        body.set("variables", variables);
        return body;
    }

    private static String form(String formKey) {
        try {
            return new ClassPathResource("static/" + formKey.replaceFirst("^embedded:app:", ""))
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static @Nullable String rightful(TaskService tasks, IdentityService people, Task task) {
        return task.getAssignee() != null
                ? task.getAssignee()
                : tasks.getIdentityLinksForTask(task.getId()).stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .flatMap(group ->
                                people.createUserQuery().memberOfGroup(group).orderByUserId().asc().list().stream())
                        .map(User::getId)
                        .findFirst()
                        .orElse(null);
    }

    private static Draft get(String path) {
        return Draft.get(API + path);
    }

    private static Draft post(String path, JsonNode body) {
        return Draft.post(API + path, body);
    }

    private static Draft with(Draft draft, String... parameters) {
        for (var i = 0; i < parameters.length; i += 2) {
            draft.query.add(new Field(parameters[i], parameters[i + 1].replace(" ", "%20")));
        }
        return draft;
    }
}
