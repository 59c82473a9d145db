package io.keypost.platform.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.AUTHORIZATION;
import static org.camunda.bpm.engine.authorization.Resources.BATCH;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.GROUP_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.OPERATION_LOG_CATEGORY;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.SYSTEM;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/** The list of all grants. Nobody but an administrator may make a filter, since a stored filter may carry an expression. */
final class Grants {

    /**
     * What a group may do in the engine, beyond the tasks it is a candidate for: those the engine itself opens to it.
     *
     * @param id of the one thing meant, or any
     */
    record Grant(String group, Resource resource, String id, List<Permission> permissions) {}

    static final String ADMINISTRATORS = Groups.CAMUNDA_ADMIN;

    /** Those who find work in Tasklist. */
    static final List<String> AT_WORK =
            List.of("manager", "hr", "leading-group", "office", "seal-keeper", "archivist", "holder");

    /** The roles, whose names stand in the bundles under {@code group.<id>}. */
    static final List<String> GROUPS = Stream.concat(AT_WORK.stream(), Stream.of("auditor", ADMINISTRATORS))
            .toList();

    private Grants() {}

    /** @param exceptionPairs whether the office may propose that a person holds two posts; whoever has switched it off finds no form */
    static List<Grant> all(boolean exceptionPairs) {
        var grants = new ArrayList<Grant>();
        for (var group : AT_WORK) {
            grants.add(grant(group, APPLICATION, "tasklist", ACCESS));
            // The model is no secret, and Tasklist shows it beside the task.
            grants.add(grant(group, PROCESS_DEFINITION, ANY, READ));
        }
        grants.add(grant("manager", PROCESS_DEFINITION, "appointment", READ, CREATE_INSTANCE));
        grants.add(grant("manager", PROCESS_INSTANCE, ANY, CREATE));
        for (var process : List.of("removal", "duty-adjustment")) {
            grants.add(grant("office", PROCESS_DEFINITION, process, READ, CREATE_INSTANCE));
        }
        grants.add(grant("office", PROCESS_INSTANCE, ANY, CREATE));
        grants.add(
                exceptionPairs
                        ? grant("office", PROCESS_DEFINITION, "exception-pair", READ, CREATE_INSTANCE)
                        : grant("office", PROCESS_DEFINITION, "exception-pair", READ));
        // Notice: the holder's own, or one on paper.
        for (var group : List.of("holder", "hr")) {
            grants.add(grant(group, PROCESS_DEFINITION, "resignation", READ, CREATE_INSTANCE));
            grants.add(grant(group, PROCESS_INSTANCE, ANY, CREATE));
        }
        for (var group : List.of("hr", "auditor")) {
            grants.add(grant(group, APPLICATION, "cockpit", ACCESS));
            grants.add(grant(group, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY, READ_TASK));
            grants.add(grant(group, DECISION_DEFINITION, ANY, READ, READ_HISTORY));
            grants.add(grant(group, DECISION_REQUIREMENTS_DEFINITION, ANY, READ));
            grants.add(grant(group, DEPLOYMENT, ANY, READ));
        }
        grants.add(grant("auditor", PROCESS_INSTANCE, ANY, READ));
        grants.add(grant("auditor", TASK, ANY, READ));
        grants.add(grant("auditor", BATCH, ANY, READ, READ_HISTORY));
        grants.add(grant("auditor", OPERATION_LOG_CATEGORY, ANY, UserOperationLogCategoryPermissions.READ));
        grants.addAll(ofAdministrators());
        return grants;
    }

    /** They keep people, roles and the machinery; they decide nothing, and read cases only to mend them. */
    private static List<Grant> ofAdministrators() {
        return List.of(
                grant(ADMINISTRATORS, APPLICATION, ANY, ALL),
                grant(ADMINISTRATORS, USER, ANY, ALL),
                grant(ADMINISTRATORS, GROUP, ANY, ALL),
                grant(ADMINISTRATORS, GROUP_MEMBERSHIP, ANY, ALL),
                grant(ADMINISTRATORS, AUTHORIZATION, ANY, ALL),
                grant(ADMINISTRATORS, FILTER, ANY, ALL),
                grant(ADMINISTRATORS, SYSTEM, ANY, SystemPermissions.READ),
                grant(ADMINISTRATORS, DEPLOYMENT, ANY, READ),
                grant(ADMINISTRATORS, DECISION_DEFINITION, ANY, READ),
                grant(ADMINISTRATORS, OPERATION_LOG_CATEGORY, ANY, UserOperationLogCategoryPermissions.READ),
                grant(ADMINISTRATORS, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY, RETRY_JOB));
    }

    static Grant grant(String group, Resource resource, String id, Permission... permissions) {
        return new Grant(group, resource, id, List.of(permissions));
    }
}
