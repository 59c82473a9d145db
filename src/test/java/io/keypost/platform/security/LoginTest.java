package io.keypost.platform.security;

import static io.keypost.platform.Browser.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.platform.Browser;
import io.keypost.platform.web.WebTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class LoginTest {

    private static final String PAGE = "text/html";

    @LocalServerPort
    int port;

    @Autowired
    Logins logins;

    @Test
    void everyPageLeadsToTheOneLogin() {
        var nobody = new Browser(port).with("Accept", PAGE);

        assertThat(Browser.where(nobody.get("/"))).isEqualTo("/login");
        assertThat(Browser.where(nobody.get("/camunda/app/tasklist/default/"))).isEqualTo("/login");
        assertThat(Browser.where(nobody.get("/camunda/app/cockpit/default/"))).isEqualTo("/login");
        assertThat(nobody.get("/login").body()).contains("关键岗位安全协议").doesNotContain("manager1");
        assertThat(nobody.get("/css/keypost.css").statusCode()).isEqualTo(200);
    }

    @Test
    void onePasswordOpensOurPagesAndTheWebapps() {
        var somebody = logins.browser(port, "manager5", "manager");

        assertThat(somebody.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(somebody.get("/v3/api-docs").statusCode()).isEqualTo(200);
        assertThat(somebody.get(ENGINE + "/task").statusCode()).isEqualTo(200);
        assertThat(somebody.get("/camunda/api/admin/auth/user/default").body()).contains("tasklist");
    }

    @Test
    void wrongPasswordSaysSoAndNothingMore() {
        logins.user("guessed", "manager");
        var guessing = new Browser(port);

        assertThat(Browser.where(guessing.logIn("guessed", "wrong"))).isEqualTo("/login?error");
        assertThat(Browser.where(guessing.logIn("nobody", "wrong"))).isEqualTo("/login?error");
        assertThat(guessing.get("/login?error").body()).contains("用户名或密码不正确");
    }

    @Test
    void afterLoginBackToThePageAskedForButNeverToAScript() {
        logins.user("manager5", "manager");
        var toTasklist = new Browser(port).with("Accept", PAGE);
        toTasklist.get("/camunda/app/tasklist/default/");
        assertThat(Browser.where(toTasklist.logIn("manager5", Logins.PASSWORD)))
                .isEqualTo("/camunda/app/tasklist/default/");

        var script = new Browser(port).with("Accept", "*/*");
        script.get("/camunda/app/tasklist/scripts/config.js");
        assertThat(Browser.where(script.logIn("manager5", Logins.PASSWORD))).isEqualTo("/");
    }

    @Test
    void signingOutOfTasklistEndsTheWholeSession() {
        var somebody = logins.browser(port, "manager5", "manager");

        assertThat(somebody.post("/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(somebody.get(ENGINE + "/task").statusCode()).isEqualTo(401);
        assertThat(somebody.get("/api/posts").statusCode()).isEqualTo(401);
        assertThat(Browser.where(somebody.with("Accept", PAGE).get("/"))).isEqualTo("/login");
    }

    @Test
    void anExpiredSessionIsToldToTheWebappsAs401() {
        var somebody = logins.browser(port, "manager5", "manager");
        somebody.forget("JSESSIONID");

        assertThat(somebody.get(ENGINE + "/task").statusCode()).isEqualTo(401);
    }

    @Test
    void theApiAsksForALoginInItsOwnFormAndInTheLanguageOfTheCaller() {
        var script = new Browser(port).get("/api/posts");
        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(script.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(script.body()).contains("请先登录").contains("\"violations\":[]");

        var page = new Browser(port)
                .with("User-Agent", "Mozilla/5.0")
                .with("Accept-Language", "en-GB,en;q=0.9")
                .get("/api/posts");
        assertThat(page.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(page.body()).contains("Please log in");
    }

    @Test
    void changesByAPageNeedItsTokenChangesByAScriptDoNot() {
        var somebody = logins.browser(port, "manager5", "manager");
        var token = somebody.cookie("KEYPOST-XSRF").orElseThrow();

        var without = somebody.post("/api/no-such-thing", "{}");
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("刷新");
        assertThat(somebody.with("X-KEYPOST-XSRF", token)
                        .post("/api/no-such-thing", "{}")
                        .statusCode())
                .isEqualTo(404);

        var login = "manager5:" + Logins.PASSWORD;
        var script = new Browser(port)
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        assertThat(script.post("/api/no-such-thing", "{}").statusCode()).isEqualTo(404);
        assertThat(new Browser(port).post("/api/no-such-thing", "{}").statusCode())
                .isEqualTo(401);
    }

    @Test
    void chineseUnlessEnglishIsAskedForFirstOrSwitchedTo() {
        var german = Locale.getDefault();
        Locale.setDefault(Locale.GERMAN);
        try {
            assertThat(loginIn("de-DE,en;q=0.5")).contains("用户名");
            assertThat(loginIn("")).contains("用户名");
            assertThat(loginIn("zh-TW")).contains("用户名");
            assertThat(loginIn("en-US,zh;q=0.9")).contains("Password");
        } finally {
            Locale.setDefault(german);
        }
        var switching = new Browser(port);
        assertThat(switching.get("/login?lang=en").body()).contains("Password");
        assertThat(switching.get("/login").body()).contains("Password");
        assertThat(switching.get("/login?lang=zh").body()).contains("用户名");
        assertThat(switching.get("/login").body()).contains("用户名");
    }

    private String loginIn(String acceptLanguage) {
        return new Browser(port)
                .with("Accept-Language", acceptLanguage)
                .get("/login")
                .body();
    }

    @Test
    void errorPagesAreOurs() {
        var somebody = logins.browser(port, "manager5", "manager").with("Accept", PAGE);

        var missing = somebody.get("/no-such-page");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("关键岗位安全协议").contains("返回").doesNotContain("Whitelabel");
    }
}
