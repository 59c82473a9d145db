package io.keypost.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.platform.web.WebTest;
import io.keypost.process.Cases;
import io.keypost.staff.People;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

@WebTest
class IdentitySetupTest {

    @Autowired
    IdentitySetup setup;

    @Autowired
    IdentityService identityService;

    @Autowired
    AuthorizationService authorizationService;

    @Autowired
    FilterService filterService;

    @Autowired
    RepositoryService repositoryService;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Test
    void startingAgainChangesNothing() {
        var before = counts();

        setup.afterSingletonsInstantiated();

        assertThat(counts()).isEqualTo(before);
        assertThat(repositoryService.createDeploymentQuery().count()).isOne();
    }

    /** The office finds the form only where the unit grants exceptions, and no more once that is switched off. */
    @Test
    void theOfficeProposesExceptionPairsOnlyWhereTheUnitGrantsThem() {
        assertThat(officeMayPropose()).isTrue();
        ReflectionTestUtils.setField(setup, "exceptionPairs", false);
        try {
            setup.afterSingletonsInstantiated();
            assertThat(officeMayPropose()).isFalse();
        } finally {
            ReflectionTestUtils.setField(setup, "exceptionPairs", true);
            setup.afterSingletonsInstantiated();
        }
        assertThat(officeMayPropose()).isTrue();
    }

    private boolean officeMayPropose() {
        return authorizationService.isUserAuthorized(
                "office1",
                List.of("office"),
                Permissions.CREATE_INSTANCE,
                Resources.PROCESS_DEFINITION,
                "exception-pair");
    }

    private List<Long> counts() {
        return List.of(
                authorizationService.createAuthorizationQuery().count(),
                filterService.createFilterQuery().count(),
                identityService.createGroupQuery().count(),
                identityService.createUserQuery().count());
    }

    @Test
    void everyRoleHasItsChineseName() {
        assertThat(identityService
                        .createGroupQuery()
                        .groupId("seal-keeper")
                        .singleResult()
                        .getName())
                .isEqualTo("印章管理员");
    }

    @Test
    void aDepartmentsManagersHaveAGroupAsSoonAsItAppears() {
        cases.person();

        assertThat(DepartmentGroups.idOf("信息中心")).matches("department-[0-9a-f]{8}");
        assertThat(people.departments()).isNotEmpty().allSatisfy(department -> assertThat(identityService
                        .createGroupQuery()
                        .groupId(DepartmentGroups.idOf(department))
                        .singleResult()
                        .getName())
                .isEqualTo(department + "管理者"));
    }

    @Test
    void filtersShowWhatIsMineAndWhatIsMyGroups() {
        var appointment = cases.nominated("SYSTEM");
        cases.runJobs(appointment);
        var review = cases.task(appointment, "userTask_review");

        assertThat(seenBy("hr1", "本组待办")).contains(review.getId());
        assertThat(seenBy("leader1", "本组待办")).doesNotContain(review.getId());
        assertThat(seenBy("hr1", "我的任务")).isEmpty();
    }

    private List<String> seenBy(String user, String filter) {
        return cases.by(user, () -> {
            var id = filterService.createTaskFilterQuery().filterName(filter).list().stream()
                    .map(Filter::getId)
                    .findFirst()
                    .orElse(null);
            // Those without the grant do not see the filter at all.
            return id == null
                    ? List.of()
                    : filterService.<Task>list(id).stream().map(Task::getId).toList();
        });
    }
}
