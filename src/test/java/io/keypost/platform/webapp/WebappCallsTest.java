package io.keypost.platform.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.platform.engine.Roles;
import io.keypost.platform.security.Logins;
import io.keypost.platform.web.WebTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Of all that the webapps' REST interface answers, what is let in, and by whom. */
@WebTest
class WebappCallsTest {

    private static final String NO_CASE = "00000000-0000-0000-0000-000000000000";

    /** What a part of a path in braces may be. */
    private static final List<String> PARTS = List.of(NO_CASE, "term:1:" + NO_CASE, "hr", "default");

    /** A question with a body. */
    private static final Pattern ASKING =
            Pattern.compile(".*: POST \\S+(/list|/count|/task|/group|/job|-instance|/incident/"
                    + "|/external-task|/called-process-(definitions|instances)|/password-policy)");

    private static final List<String> CHANGES = List.of(
            "tasklist: POST {engine}/task/{uuid}/claim",
            "tasklist: POST {engine}/task/{uuid}/unclaim",
            "tasklist: POST {engine}/task/{uuid}/submit-form",
            "tasklist: POST {engine}/process-definition/{definition}/submit-form",
            "scripts: POST {engine}/task/{uuid}/complete",
            "scripts: POST {engine}/process-definition/key/{name}/submit-form",
            "admin: PUT {engine}/job/{uuid}/retries",
            "admin: POST {engine}/filter/create",
            "admin: PUT {engine}/filter/{uuid}",
            "admin: DELETE {engine}/filter/{uuid}",
            "admin: POST {engine}/authorization/create",
            "admin: PUT {engine}/authorization/{uuid}",
            "admin: DELETE {engine}/authorization/{uuid}",
            "admin: POST {engine}/user/create",
            "admin: PUT {engine}/user/{name}/profile",
            "admin: PUT {engine}/user/{name}/credentials",
            "admin: POST {engine}/user/{name}/unlock",
            "admin: DELETE {engine}/user/{name}",
            "admin: POST {engine}/group/create",
            "admin: PUT {engine}/group/{name}",
            "admin: DELETE {engine}/group/{name}",
            "admin: PUT {engine}/group/{name}/members/{name}",
            "admin: DELETE {engine}/group/{name}/members/{name}");

    @LocalServerPort
    int port;

    @Autowired
    Logins logins;

    private final WebappCalls calls = WebappCalls.read();

    @Test
    void everyResourceIsOnTheListOrRefusedForEveryRole() {
        // Logging out is Spring Security's, and everybody's.
        var resources = RestResources.all().stream()
                .filter(resource -> !resource.path().endsWith("/logout"))
                .toList();
        assertThat(resources).hasSizeGreaterThan(500);
        var refused = 0;
        for (var role : roles().entrySet()) {
            var person = logins.browser(
                    port, "calls-" + role.getKey(), role.getValue().toArray(String[]::new));
            for (var resource : resources) {
                for (var path : paths(resource.path())) {
                    if (calls.of(resource.method(), path).stream().noneMatch(call -> call.isOpenTo(role.getValue()))) {
                        var answer = person.send(resource.method(), "/camunda/api" + path, null, null);
                        assertThat(answer.statusCode())
                                .as("%s %s %s", role, resource, path)
                                .isEqualTo(403);
                        refused++;
                    }
                }
            }
            assertThat(person.get("/camunda/api/engine/engine/").statusCode())
                    .as(role + " is still logged in")
                    .isEqualTo(200);
        }
        assertThat(refused).isGreaterThan(5_000);
    }

    private static Map<String, List<String>> roles() {
        var roles = new TreeMap<String, List<String>>();
        Roles.ALL.forEach(role -> roles.put(role, List.of(role)));
        roles.put("auditor-hr", List.of("auditor", "hr"));
        roles.put("nothing", List.of());
        return roles;
    }

    /** Each way to fill the braces; of several in one path, all with the same. */
    private static List<String> paths(String template) {
        return PARTS.stream()
                .map(part -> template.replaceFirst("^/engine/engine/\\{[^}]*}", "/engine/engine/default")
                        .replaceAll("\\{[^}]*[eE]ngine[^}]*}", "default")
                        .replaceAll("\\{[^}]*}", part))
                .distinct()
                .toList();
    }

    @Test
    void nothingOnTheListIsUnknownToTheEngine() {
        var unknown = new ArrayList<>(calls.all());
        for (var resource : RestResources.all()) {
            for (var path : paths(resource.path())) {
                unknown.removeAll(calls.of(resource.method(), path));
                unknown.removeAll(calls.of(resource.method(), path + "/"));
            }
        }
        assertThat(unknown)
                .extracting(WebappCalls.Call::line)
                .filteredOn(line -> !line.contains("/static/"))
                .isEmpty();
    }

    @Test
    void whoChangesSomethingWorksOnATaskOrKeepsTheAccounts() {
        assertThat(calls.all())
                .extracting(WebappCalls.Call::line)
                .filteredOn(line -> !line.matches(".*: (GET|OPTIONS) .*")
                        && !ASKING.matcher(line).matches())
                .containsExactlyElementsOf(CHANGES);
    }

    @Test
    void nothingOnTheListTakesAnExpressionOrAClass() {
        assertThat(calls.all()).allSatisfy(call -> assertThat(call.keys().keySet())
                .as(call.line())
                .noneMatch(key -> key.matches("(?i).*expression|startInstructions|valueInfo|objectTypeName")));
    }
}
