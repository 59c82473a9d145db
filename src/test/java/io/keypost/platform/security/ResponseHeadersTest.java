package io.keypost.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.platform.Browser;
import io.keypost.platform.web.WebTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What goes with every answer, and the cookies. */
@WebTest
class ResponseHeadersTest {

    private static final List<String> PAGES_AND_API =
            List.of("/", "/login", "/people", "/api/posts", "/v3/api-docs", "/no-such-page", "/api/nothing");

    private static final List<String> WEBAPPS_AND_FILES = List.of(
            "/camunda/app/tasklist/default/",
            "/camunda/app/cockpit/default/",
            "/camunda/api/engine/engine/default/task",
            "/css/keypost.css");

    @LocalServerPort
    int port;

    @Autowired
    Logins logins;

    @Test
    void ourPagesAndTheApiSayHowTheyMayBeUsed() {
        var somebody = logins.browser(port, "headed", "hr");
        for (var path : PAGES_AND_API) {
            var answer = somebody.get(path);

            requireEverywhere(answer);
            assertThat(header(answer, "Cache-Control")).as(path).contains("no-store");
            assertThat(header(answer, "Content-Type"))
                    .as(path)
                    .matches("text/html;charset=UTF-8|application/(problem[+])?json(;charset=UTF-8)?");
        }
    }

    @Test
    void ourPagesRunNothingFromElsewhere() {
        var somebody = logins.browser(port, "headed", "hr");
        for (var path : List.of("/", "/login", "/people", "/no-such-page")) {
            assertThat(header(somebody.get(path), "Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'self'")
                    .doesNotContain("unsafe-eval", "script-src");
        }
    }

    @Test
    void soDoTheWebappsAndFiles() {
        var somebody = logins.browser(port, "headed", "hr");
        for (var path : WEBAPPS_AND_FILES) {
            requireEverywhere(somebody.get(path));
        }
    }

    private static void requireEverywhere(HttpResponse<String> answer) {
        assertThat(header(answer, "X-Content-Type-Options"))
                .as(answer.uri().getPath())
                .isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "access-control-allow-origin");
        assertThat(answer.body()).doesNotContain(";jsessionid");
    }

    @Test
    void theSessionIsAnotherAfterTheLoginAndItsCookieIsTheServersAlone() {
        logins.user("headed", "hr");
        var somebody = new Browser(port).with("Accept", "text/html");
        var before = somebody.get("/people");
        var first = somebody.cookie("JSESSIONID").orElseThrow();

        var after = somebody.logIn("headed", Logins.PASSWORD);

        assertThat(somebody.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(first);
        for (var answer : List.of(before, after)) {
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .filteredOn(cookie -> cookie.startsWith("JSESSIONID="))
                    .singleElement()
                    .asString()
                    .contains("HttpOnly", "SameSite=Lax");
            assertThat(header(answer, "Location")).doesNotContain("jsessionid");
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
