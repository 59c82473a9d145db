package io.keypost.platform.engine;

import io.keypost.platform.engine.Grants.Grant;
import io.keypost.platform.language.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
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

    private final Messages messages;

    /** Sets them up, and answers who is to see them. */
    List<Grant> setUp() {
        var grants = new ArrayList<Grant>();
        var mine = taskService.createTaskQuery().taskAssigneeExpression("${currentUser()}");
        grants.addAll(add("mine", 10, Grants.AT_WORK, mine));
        grants.addAll(add("group", 20, Grants.AT_WORK, ofMyGroups(taskService.createTaskQuery())));
        var mineOrOfMyGroups = ofMyGroups(taskService.createTaskQuery().or().taskAssigneeExpression("${currentUser()}"))
                .endOr();
        var dueSoon = mineOrOfMyGroups.dueBeforeExpression("${dateTime().plusDays(7)}");
        grants.addAll(add("dueSoon", 30, Grants.AT_WORK, dueSoon));
        var overdue = taskService.createTaskQuery().taskMinPriority(OVERDUE_PRIORITY);
        grants.addAll(add("overdue", 40, List.of("office"), overdue));
        return grants;
    }

    /** Tasks nobody has taken yet. */
    private static TaskQuery ofMyGroups(TaskQuery query) {
        return query.taskCandidateGroupInExpression("${currentUserGroups()}");
    }

    private List<Grant> add(String mark, int position, List<String> groups, TaskQuery query) {
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
        return groups.stream()
                .map(group -> Grants.grant(group, Resources.FILTER, filter.getId(), Permissions.READ))
                .toList();
    }

    private Filter existing(String mark) {
        return filterService.createTaskFilterQuery().list().stream()
                .filter(filter -> mark.equals(filter.getProperties().get(MARK)))
                .findFirst()
                .orElseGet(filterService::newTaskFilter);
    }
}
