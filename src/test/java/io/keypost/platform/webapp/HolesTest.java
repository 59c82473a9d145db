package io.keypost.platform.webapp;

import static io.keypost.platform.Browser.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.platform.Browser;
import io.keypost.platform.security.Logins;
import io.keypost.platform.web.WebTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What Camunda 7 leaves open and nobody mends any more. The engine's own switches against objects and expressions are off here, as it
 * ships them: the guard alone must do.
 */
@WebTest
class HolesTest {

    private static final String SOME = "00000000-0000-0000-0000-000000000000";

    /** Empties or creates the file it is given, as soon as it is made. */
    private static final String GADGET = "org.apache.commons.io.output.LockableFileWriter";

    @LocalServerPort
    int port;

    @Autowired
    Logins logins;

    @Autowired
    IdentityService identityService;

    @Autowired
    ProcessEngine engine;

    private Browser manager;
    private Browser administrator;

    @BeforeEach
    void switchesAsTheyAreShipped() {
        switches(false, true);
    }

    @AfterEach
    void switchesAsWeSetThem() {
        switches(true, false);
    }

    private void switches(boolean validateTypes, boolean expressions) {
        var configuration = ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
        configuration.setDeserializationTypeValidationEnabled(validateTypes);
        configuration.setEnableExpressionsInAdhocQueries(expressions);
    }

    /** As application.yaml has them; looked at before the first test has put them back. */
    @BeforeAll
    static void theyAreSetAgainstBoth(@Autowired ProcessEngine engine) {
        var configuration = ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
        assertThat(configuration.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(configuration.getDeserializationAllowedClasses()).isNullOrEmpty();
        assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
    }

    @BeforeEach
    void logIn() {
        manager = logins.browser(port, "manager5", "manager");
        administrator = logins.browser(port, "admin5", "camunda-admin");
    }

    @Test
    void nobodyHasTheEngineMakeAnObjectOfTheirChoice(@TempDir Path directory) throws Exception {
        var victim = Files.writeString(directory.resolve("victim.txt"), "precious");
        var path = "\\\"" + victim + "\\\"";
        var variable =
                "{\"variables\":{\"reason\":{\"value\":\"%s\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"%s\","
                                .formatted(path, GADGET)
                        + "\"serializationDataFormat\":\"application/json\"}}}}";
        for (var person : List.of(manager, administrator)) {
            for (var instance : List.of("nosuch", SOME)) {
                for (var kind : List.of("process-instance/%s/variables/x/data", "task/%s/variables/x/data")) {
                    var answer = person.send(
                            "POST",
                            ENGINE + "/" + kind.formatted(instance),
                            "multipart/form-data; boundary=b",
                            part("data", "application/json", "\"" + victim + "\"") + part("type", "text/plain", GADGET)
                                    + "--b--\r\n");
                    assertThat(answer.statusCode()).isEqualTo(403);
                }
            }
            for (var route : List.of(
                    "process-definition/key/appointment/submit-form",
                    "process-definition/key/appointment/start",
                    "task/" + SOME + "/submit-form",
                    "task/" + SOME + "/complete")) {
                assertThat(person.post(ENGINE + "/" + route, variable).statusCode())
                        .as(route)
                        .isIn(400, 403);
            }
        }
        assertThat(victim).hasContent("precious");
        assertThat(directory).isDirectoryContaining(victim::equals);
        assertThat(directory.toFile().list()).hasSize(1);
    }

    private static String part(String name, String type, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\nContent-Type: %s\r\n\r\n%s\r\n"
                .formatted(name, type, content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'value':'x','type':'Object'}",
                "{'value':'x','type':'object'}",
                "{'value':'x','type':'File'}",
                "{'value':'x','type':'Bytes'}",
                "{'value':'x','type':'Json'}",
                "{'value':'x','type':'Xml'}",
                "{'value':'x','type':'String','valueInfo':{'objectTypeName':'a.b.C'}}",
                "{'value':{'a':1},'type':'String'}",
                "{'value':[1],'type':'Integer'}",
                "{'value':'a\\u0000b','type':'String'}",
                "{'value':'x','type':'String','local':true}",
                "{'value':'x','value':{'a':1},'type':'String'}",
                "'x'"
            })
    void aFormHandsInPlainValuesOnly(String variable) {
        var answer = manager.post(
                ENGINE + "/task/" + SOME + "/submit-form",
                "{\"variables\":{\"reason\":" + variable.replace('\'', '"') + "}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("InvalidRequestException").contains("已拒绝");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'dueAfterExpression':'${now()}'}",
                "{'orQueries':[{'dueAfterExpression':'${now()}'}]}",
                "{'orQueries':[{'dueAfterExpressio\\u006e':'${now()}'}]}",
                "{'orQueries':[{'name':'a','name':{'\\u0064ueAfter\\u0045xpression':'${now()}'}}]}",
                "{'name':'a'} {'assigneeExpression':'${now()}'}",
                "{'startInstructions':[{'type':'startAfterActivity','activityId':'userTask_approve'}]}",
                "{'name':'\\u0000'}",
                "{'nameLike':['\\ud800']}",
                "['x']",
                "'x'"
            })
    void noExpressionAndNoShortCutComesInByAQuery(String query) {
        for (var person : List.of(manager, administrator)) {
            var response = person.post(ENGINE + "/task", query.replace('\'', '"'));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body())
                    .contains("\"type\":\"InvalidRequestException\"")
                    .contains("已拒绝");
        }
    }

    @Test
    void noMatterWhatTheBodyIsCalled() {
        var query = "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}";

        assertThat(manager.send("POST", ENGINE + "/task", "application/json;charset=UTF-8", query)
                        .statusCode())
                .isEqualTo(400);
        for (var type :
                new String[] {"text/json", "application/hal+json", "multipart/form-data; boundary=b", "x", null}) {
            assertThat(manager.send("POST", ENGINE + "/task", type, query).statusCode())
                    .as(String.valueOf(type))
                    .isEqualTo(415);
        }
    }

    @Test
    void noneComesInByTheAddressEither() {
        for (var query : List.of("dueAfterExpression=%24%7Bnow()%7D", "dueAfterExpressio%6e=x", "name=%00", "x")) {
            assertThat(manager.get(ENGINE + "/task?" + query).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void nobodyStoresAFilterWithAnExpressionNorAnyFilterAtAll() {
        var filter = "{\"resourceType\":\"Task\",\"name\":\"mine\",\"query\":{%s}}";

        assertThat(administrator
                        .post(ENGINE + "/filter/create", filter.formatted("\"assigneeExpression\":\"${x}\""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(manager.post(ENGINE + "/filter/create", filter.formatted("")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void noJobIsMadeNeverToRun() {
        for (var retries : List.of("0", "-1", "null", "\"0\"", "[3]", "1000")) {
            assertThat(administrator
                            .put(ENGINE + "/job/" + SOME + "/retries", "{\"retries\":" + retries + "}")
                            .statusCode())
                    .as(retries)
                    .isEqualTo(400);
        }
        var later = "{\"retries\":3,\"dueDate\":\"2099-01-01T00:00:00.000+0000\"}";
        assertThat(administrator
                        .put(ENGINE + "/job/" + SOME + "/retries", later)
                        .statusCode())
                .isEqualTo(400);
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
        var response = manager.post(
                ENGINE + "/task", "{\"orQueries\":[{\"nameLike\":\"a\",\"descriptionLike\":\"任意 Expression\"}]}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("[]");
    }

    @Test
    void theEnginesOpenRestInterfaceIsNotThere() {
        assertThat(manager.get("/engine-rest/engine").statusCode()).isEqualTo(404);
    }
}
