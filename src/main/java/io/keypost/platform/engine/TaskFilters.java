package io.keypost.platform.engine;

import io.keypost.platform.language.Messages;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The lists of tasks each role finds in Tasklist, what is due first on top. Their expressions are ours alone: nobody else can store a
 * filter, see {@link Grants} and the guard of the webapps.
 */
@Component
@RequiredArgsConstructor
class TaskFilters {

    /** Marks a filter as ours, whatever it is called. */
    private static final String MARK = "keypost";

    private static final int OVERDUE_PRIORITY = 100;

    @Lazy
    private final FilterService filterService;

    @Lazy
    private final TaskService taskService;

    @Lazy
    private final AuthorizationService authorizationService;

    private final Messages messages;

    void setUp() {
        add("mine", 10, Grants.AT_WORK, taskService.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        add("group", 20, Grants.AT_WORK, ofMyGroups(taskService.createTaskQuery()));
        var mineOrOfMyGroups = ofMyGroups(taskService.createTaskQuery().or().taskAssigneeExpression("${currentUser()}"))
                .endOr();
        add("dueSoon", 30, Grants.AT_WORK, mineOrOfMyGroups.dueBeforeExpression("${dateTime().plusDays(7)}"));
        add("overdue", 40, List.of("office"), taskService.createTaskQuery().taskMinPriority(OVERDUE_PRIORITY));
    }

    /** Tasks nobody has taken yet. */
    private static TaskQuery ofMyGroups(TaskQuery query) {
        return query.taskCandidateGroupInExpression("${currentUserGroups()}");
    }

    private void add(String mark, int position, List<String> groups, TaskQuery query) {
        var filter = existing(mark);
        filter.setName(messages.inChinese("filter." + mark));
        filter.setQuery(query.orderByDueDate().asc());
        filter.setProperties(Map.of(
                MARK,
                mark,
                "priority",
                position,
                "description",
                messages.inChinese("filter." + mark + ".description"),
                "refresh",
                true,
                "showUndefinedVariable",
                false));
        filterService.saveFilter(filter);
        groups.forEach(group -> show(filter.getId(), group));
    }

    private Filter existing(String mark) {
        return filterService.createTaskFilterQuery().list().stream()
                .filter(filter -> mark.equals(filter.getProperties().get(MARK)))
                .findFirst()
                .orElseGet(filterService::newTaskFilter);
    }

    private void show(String filterId, String group) {
        var isShown = authorizationService
                        .createAuthorizationQuery()
                        .resourceType(Resources.FILTER)
                        .resourceId(filterId)
                        .groupIdIn(group)
                        .count()
                > 0;
        if (!isShown) {
            var read = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            read.setGroupId(group);
            read.setResource(Resources.FILTER);
            read.setResourceId(filterId);
            read.addPermission(Permissions.READ);
            authorizationService.saveAuthorization(read);
        }
    }
}
