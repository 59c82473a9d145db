package io.keypost.platform.engine;

import io.keypost.platform.language.Messages;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Groups, grants, filters and the first administrator. All is there before the server listens: as long as nobody is an administrator,
 * anybody can become one. Repeated, it changes nothing; grants of ours that somebody has changed are put right.
 */
@Component
class IdentitySetup implements SmartInitializingSingleton {

    private final IdentityService identityService;
    private final AuthorizationService authorizationService;
    private final TaskFilters filters;
    private final DepartmentGroups departments;
    private final Administrator administrator;
    private final Messages messages;
    private final boolean exceptionPairs;

    IdentitySetup(
            @Lazy IdentityService identityService,
            @Lazy AuthorizationService authorizationService,
            TaskFilters filters,
            DepartmentGroups departments,
            Administrator administrator,
            Messages messages,
            Environment environment) {
        this.identityService = identityService;
        this.authorizationService = authorizationService;
        this.filters = filters;
        this.departments = departments;
        this.administrator = administrator;
        this.messages = messages;
        this.exceptionPairs = environment.getProperty("keypost.exception-pairs.enabled", boolean.class, false);
    }

    @Override
    public void afterSingletonsInstantiated() {
        Grants.GROUPS.forEach(this::addGroup);
        Grants.all(exceptionPairs).forEach(this::put);
        departments.setUp();
        filters.setUp();
        administrator.setUp();
    }

    private void addGroup(String id) {
        if (identityService.createGroupQuery().groupId(id).count() == 0) {
            var group = identityService.newGroup(id);
            group.setName(messages.inChinese("group." + id));
            group.setType(id.equals(Grants.ADMINISTRATORS) ? Groups.GROUP_TYPE_SYSTEM : Groups.GROUP_TYPE_WORKFLOW);
            identityService.saveGroup(group);
        }
    }

    private void put(Grant grant) {
        var existing = authorizationService
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(grant.group())
                .resourceType(grant.resource())
                .resourceId(grant.id())
                .singleResult();
        var authorization = existing == null
                ? authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT)
                : existing;
        authorization.setGroupId(grant.group());
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.id());
        authorization.setPermissions(grant.permissions().toArray(Permission[]::new));
        authorizationService.saveAuthorization(authorization);
    }
}
