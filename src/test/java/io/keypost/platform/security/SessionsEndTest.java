package io.keypost.platform.security;

import static io.keypost.platform.Browser.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.platform.Browser;
import io.keypost.platform.web.WebTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever changes an account ends its sessions, on every route, with the next request; and what a first login opens. */
@WebTest
class SessionsEndTest {

    private static final String PAGE = "text/html,*/*";
    private static final String NEW = "one of their own choice";
    private static final List<String> ROUTES = List.of(
            "/api/posts", "/v3/api-docs", ENGINE + "/task", "/camunda/api/admin/auth/user/default", "/", "/password");

    @LocalServerPort
    int port;

    @Autowired
    Logins logins;

    private Browser administrator;
    private String person;
    private static int persons;

    @BeforeEach
    void somebody() {
        administrator = logins.browser(port, "admin-b", "camunda-admin");
        person = logins.user("session-" + ++persons, "hr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "name", "role added", "role taken", "deleted"})
    void eachChangeEndsAllSessions(String change) {
        var changes = Map.<String, Consumer<String>>of(
                "password", this::givePassword,
                "name",
                        on -> administrator.send(
                                "PUT", user("/profile"), "application/json", "{\"id\":\"" + on + "\"}"),
                "role added", on -> logins.join(on, "office"),
                "role taken", on -> logins.leave(on, "hr"),
                "deleted", on -> administrator.send("DELETE", user(""), null, null));
        for (var route : ROUTES) {
            var somebody = logins.user("session-" + ++persons, "hr");
            person = somebody;
            var first = logins.browser(port, somebody).with("Accept", PAGE);
            var second = logins.browser(port, somebody).with("Accept", PAGE);
            assertThat(first.get(route).statusCode()).as(route).isEqualTo(200);

            Objects.requireNonNull(changes.get(change)).accept(somebody);

            for (var session : List.of(first, second)) {
                var answer = session.get(route);
                assertThat(answer.statusCode()).as(route).isIn(401, 302);
                assertThat(Browser.where(answer)).as(route).isIn("", "/login");
                assertThat(session.get("/api/posts").statusCode()).isEqualTo(401);
            }
        }
    }

    @Test
    void othersGoOn() {
        var other = logins.browser(port, logins.user("untouched", "hr"));

        givePassword(person);

        assertThat(other.get("/api/posts").statusCode()).isEqualTo(200);
        assertThat(administrator.get(ENGINE + "/user/count").statusCode()).isEqualTo(200);
    }

    @Test
    void whoChangesTheirOwnPasswordStaysInThisSessionOnly() {
        var here = logins.browser(port, person).with("Accept", PAGE);
        var there = logins.browser(port, person);
        var before = here.cookie("JSESSIONID");

        var changed = change(here, Logins.PASSWORD, NEW, NEW);

        assertThat(Browser.where(changed)).isEqualTo("/password?changed");
        assertThat(here.get("/password?changed").body()).contains("密码已修改");
        for (var route : ROUTES) {
            assertThat(here.get(route).statusCode()).as(route).isEqualTo(200);
        }
        assertThat(here.cookie("JSESSIONID")).isNotEqualTo(before);
        assertThat(there.get("/api/posts").statusCode()).isEqualTo(401);
        assertThat(Browser.where(new Browser(port).logIn(person, Logins.PASSWORD)))
                .isEqualTo("/login?error");
        assertThat(Browser.where(new Browser(port).logIn(person, NEW))).isEqualTo("/");
    }

    @Test
    void anAdministratorStaysWhenTheyChangeTheirsInAdmin() {
        var own = logins.user("admin-own-" + person, "camunda-admin");
        var browser = logins.browser(port, own);

        var answer = browser.send(
                "PUT",
                ENGINE + "/user/" + own + "/credentials",
                "application/json",
                "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}".formatted(NEW, Logins.PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(browser.get(ENGINE + "/user/count").statusCode()).isEqualTo(200);
    }

    @Test
    void thePageSaysAllThatIsWrongAtOnce() {
        var somebody = logins.browser(port, person).with("Accept", PAGE);

        var refused = change(somebody, "not the old", "password", "2");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("当前密码不正确", "至少须有 12 个字符", "不得使用常见密码", "两次输入的新密码不一致");
        assertThat(change(somebody, Logins.PASSWORD, Logins.PASSWORD, Logins.PASSWORD)
                        .body())
                .contains("新密码不得与当前密码相同");
        assertThat(somebody.with("Accept-Language", "en").get("/password").body())
                .contains("Current password", "At least 12 characters", "No more than 128");
        assertThat(Browser.where(new Browser(port).logIn(person, Logins.PASSWORD)))
                .isEqualTo("/");
    }

    @Test
    void whoWasGivenAPasswordFindsNothingOpenButThePageToChangeIt() {
        givePassword(person);
        var first = new Browser(port).with("Accept", PAGE);
        first.logIn(person, "given by somebody");

        for (var page : List.of("/", "/exits", "/camunda/app/tasklist/default/", "/camunda/app/admin/default/")) {
            assertThat(Browser.where(first.get(page))).as(page).isEqualTo("/password");
        }
        for (var call : List.of("/api/posts", "/v3/api-docs", ENGINE + "/task")) {
            var refused = first.get(call);
            assertThat(refused.statusCode()).as(call).isEqualTo(403);
            assertThat(refused.body()).as(call).contains("请先在“修改密码”页面");
        }
        var script = new Browser(port).with("Authorization", basic(person, "given by somebody"));
        assertThat(script.get("/api/posts").statusCode()).isEqualTo(403);
        assertThat(first.get("/password").body()).contains("由他人设置");
        assertThat(first.get("/css/keypost.css").statusCode()).isEqualTo(200);

        change(first, "given by somebody", NEW, NEW);

        assertThat(first.get("/").statusCode()).isEqualTo(200);
        assertThat(first.get("/api/posts").statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsMadeByAnAdministratorChangesTheirPasswordFirst() {
        var id = "made-" + person;
        administrator.post(
                ENGINE + "/user/create",
                "{\"profile\":{\"id\":\"%s\"},\"credentials\":{\"password\":\"given by somebody\"}}".formatted(id));
        var first = new Browser(port).with("Accept", PAGE);
        first.logIn(id, "given by somebody");

        assertThat(Browser.where(first.get("/"))).isEqualTo("/password");
    }

    @Test
    void theFirstAdministratorToo() {
        var first = new Browser(port).with("Accept", PAGE);
        first.logIn("admin", "administrator-of-tests");

        assertThat(Browser.where(first.get("/"))).isEqualTo("/password");
    }

    private void givePassword(String on) {
        var answer = administrator.send(
                "PUT",
                ENGINE + "/user/" + on + "/credentials",
                "application/json",
                "{\"password\":\"given by somebody\",\"authenticatedUserPassword\":\"%s\"}".formatted(Logins.PASSWORD));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private String user(String path) {
        return ENGINE + "/user/" + person + path;
    }

    private static HttpResponse<String> change(Browser by, String old, String password, String again) {
        return by.submit("/password", Map.of("old", old, "password", password, "repeated", again));
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
