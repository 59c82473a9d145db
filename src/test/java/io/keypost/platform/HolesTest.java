package io.keypost.platform;

import static io.keypost.platform.Browser.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Camunda 7 leaves open and nobody mends any more. */
@WebTest
class HolesTest {

    @LocalServerPort
    int port;

    @Autowired
    Logins logins;

    @Autowired
    IdentityService identityService;

    private Browser manager;

    @BeforeEach
    void logIn() {
        manager = logins.browser(port, "manager5", "manager");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'dueAfterExpression':'${now()}'}",
                "{'orQueries':[{'dueAfterExpression':'${now()}'}]}",
                "{'orQueries':[{'dueAfterExpressio\\u006e':'${now()}'}]}",
                "{'orQueries':[{'name':'a','name':{'\\u0064ueAfter\\u0045xpression':'${now()}'}}]}",
                "{'name':'a'} {'assigneeExpression':'${now()}'}",
                "{'startInstructions':[{'type':'startAfterActivity','activityId':'userTask_approve'}]}"
            })
    void noExpressionAndNoShortCutComesInByAQuery(String query) {
        var response = manager.post(ENGINE + "/task", query.replace('\'', '"'));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("\"type\":\"InvalidRequestException\"")
                .contains("表达式");
    }

    @Test
    void noMatterWhatTheBodyIsCalled() {
        var query = "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}";

        for (var type : new String[] {"application/json;charset=UTF-8", "text/json", "application/hal+json", null}) {
            assertThat(manager.send("POST", ENGINE + "/task", type, query).statusCode())
                    .as(String.valueOf(type))
                    .isEqualTo(400);
        }
    }

    @Test
    void noneComesInByTheAddressEither() {
        assertThat(manager.get(ENGINE + "/task?dueAfterExpression=%24%7Bnow()%7D")
                        .statusCode())
                .isEqualTo(400);
        assertThat(manager.get(ENGINE + "/task?dueAfterExpressio%6e=%24%7Bnow()%7D")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void nobodyStoresAFilterWithAnExpressionNorAnyFilterAtAll() {
        var filter = "{\"resourceType\":\"Task\",\"name\":\"mine\",\"query\":{%s}}";

        var administrator = logins.browser(port, "admin5", "camunda-admin");
        assertThat(administrator
                        .post(ENGINE + "/filter/create", filter.formatted("\"assigneeExpression\":\"${x}\""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(manager.post(ENGINE + "/filter/create", filter.formatted("")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void tooDeepTooLargeAndBrokenBodiesAreRefusedWithAWord() {
        assertThat(manager.post(ENGINE + "/task", "[".repeat(100_000)).statusCode())
                .isEqualTo(400);
        assertThat(manager.post(ENGINE + "/task", "{\"name\":").statusCode()).isEqualTo(400);
        assertThat(manager.post(ENGINE + "/task", "{\"name\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void ordinaryQueriesPass() {
        var response =
                manager.post(ENGINE + "/task", "{\"orQueries\":[{\"name\":\"a\",\"description\":\"任意 Expression\"}]}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("[]");
    }

    @Test
    void nobodyBecomesAdministratorByTheSetupPageEvenWhenThereIsNone() {
        var stranger = "{\"profile\":{\"id\":\"eve\",\"firstName\":\"\",\"lastName\":\"\"},"
                + "\"credentials\":{\"password\":\"eve\"}}";
        var administrators =
                identityService.createUserQuery().memberOfGroup("camunda-admin").list();
        administrators.forEach(user -> identityService.deleteMembership(user.getId(), "camunda-admin"));
        try {
            for (var setup : new String[] {"setup", "%73etup"}) {
                var path = "/camunda/api/admin/" + setup + "/default/user/create";
                assertThat(manager.post(path, stranger).statusCode()).isEqualTo(403);
                assertThat(new Browser(port).post(path, stranger).statusCode()).isEqualTo(403);
            }
            assertThat(new Browser(port)
                            .get("/camunda/app/admin/default/setup/")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(identityService.createUserQuery().userId("eve").count()).isZero();
        } finally {
            administrators.forEach(user -> identityService.createMembership(user.getId(), "camunda-admin"));
        }
    }

    @Test
    void thereIsAnAdministratorBeforeTheServerListens() {
        assertThat(logins.administratorsWhenListening()).isPositive();
    }

    @Test
    void theEnginesOpenRestInterfaceIsNotThere() {
        assertThat(manager.get("/engine-rest/engine").statusCode()).isEqualTo(404);
    }
}
