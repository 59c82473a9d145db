package io.keypost.platform.engine;

import io.keypost.platform.engine.Grants.Grant;
import io.keypost.platform.language.Messages;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Groups, grants, filters and the first administrator. All is there before the server listens: as long as nobody is an administrator,
 * anybody can become one. Repeated, it changes nothing; grants of ours that somebody has changed are put right.
 */
@Component
@RequiredArgsConstructor
class IdentitySetup implements SmartInitializingSingleton {

    @Lazy
    private final AuthorizationService authorizationService;

    private final TaskFilters filters;
    private final DepartmentGroups departments;
    private final Administrator administrator;
    private final Messages messages;

    @Value("${keypost.exception-pairs.enabled}")
    private final boolean exceptionPairs;

    @Override
    public void afterSingletonsInstantiated() {
        Grants.GROUPS.forEach(this::addGroup);
        Grants.all(exceptionPairs).forEach(this::put);
        departments.setUp();
        filters.setUp().forEach(this::put);
        administrator.setUp();
    }

    private void addGroup(String id) {
        var isSystem = id.equals(Grants.ADMINISTRATORS);
        departments.addGroup(
                id,
                messages.inChinese("group." + id),
                isSystem ? Groups.GROUP_TYPE_SYSTEM : Groups.GROUP_TYPE_WORKFLOW);
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
