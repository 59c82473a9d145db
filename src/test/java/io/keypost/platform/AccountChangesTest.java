package io.keypost.platform;

import static io.keypost.Refusals.refused;
import static io.keypost.platform.Browser.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.platform.engine.Roles;
import io.keypost.platform.security.Logins;
import io.keypost.platform.web.WebTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** All changes of an account, by everybody who might make them, through the routes they would take. */
@WebTest
class AccountChangesTest {

    /** Somebody who tries it on somebody. */
    interface Change {
        HttpResponse<String> tried(Browser by, String on);
    }

    private static final String NEW = "a new password for them";
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Map<String, Browser> OF_ROLES = new HashMap<>();

    private static final Map<String, Change> CHANGES = Map.ofEntries(
            Map.entry("create", (by, on) -> create(by, on + "-new")),
            Map.entry("recreate", (by, on) -> create(by, "gone-" + on)),
            Map.entry("recreate in capitals", (by, on) -> create(by, "GONE-" + on)),
            Map.entry("create again", AccountChangesTest::create),
            Map.entry("rename", (by, on) -> profile(by, on, on)),
            Map.entry("lay over another", (by, on) -> profile(by, on, "other-" + on)),
            Map.entry("take an id nobody has", (by, on) -> profile(by, on, "nobody-" + on)),
            Map.entry("set password", (by, on) -> password(by, on, NEW)),
            Map.entry("set weak password", (by, on) -> password(by, on, "1")),
            Map.entry("add role", (by, on) -> by.put(ENGINE + "/group/auditor/members/" + on, "")),
            Map.entry("make administrator", (by, on) -> by.put(ENGINE + "/group/camunda-admin/members/" + on, "")),
            Map.entry("remove role", (by, on) -> delete(by, "/group/hr/members/" + on)),
            Map.entry("unlock", (by, on) -> by.post(ENGINE + "/user/" + on + "/unlock", "")),
            Map.entry("delete", (by, on) -> delete(by, "/user/" + on)),
            Map.entry("delete their role", (by, on) -> delete(by, "/group/hr")));

    @LocalServerPort
    int port;

    @Autowired
    Logins logins;

    @Autowired
    JdbcTemplate database;

    @Autowired
    IdentityService identityService;

    @BeforeEach
    void noAddressIsLocked() {
        database.update("delete from failed_login");
    }

    /** "role" is each role but the administrators', on somebody else; "self" is somebody on themself; no is 403 or 404. */
    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
            change                | role | self | administrator | nobody
            create                | no   | no   | 204           | 401
            recreate              | no   | no   | 409           | 401
            recreate in capitals  | no   | no   | 409           | 401
            create again          | no   | no   | 409           | 401
            rename                | no   | no   | 204           | 401
            lay over another      | no   | no   | 409           | 401
            take an id nobody has | no   | no   | 409           | 401
            set password          | no   | no   | 204           | 401
            set weak password     | no   | no   | 422           | 401
            add role              | no   | no   | 204           | 401
            make administrator    | no   | no   | 204           | 401
            remove role           | no   | no   | 204           | 401
            unlock                | no   | no   | 204           | 401
            delete                | no   | no   | 204           | 401
            delete their role     | no   | no   | 409           | 401
            """)
    void byEverybody(String change, String role, String self, String administrator, String nobody) {
        for (var group : Roles.ALL) {
            if (!group.equals(Groups.CAMUNDA_ADMIN)) {
                tries(change, ofRole(group), person(), role);
            }
        }
        var themself = person();
        tries(change, logins.browser(port, themself), themself, self);
        tries(change, ofRole(Groups.CAMUNDA_ADMIN), person(), administrator);
        tries(change, new Browser(port), person(), nobody);
    }

    @ParameterizedTest
    @CsvSource({"rename,204", "set password,204", "add role,204", "delete,403", "lay over another,409"})
    void byAnAdministratorOnThemself(String change, String expected) {
        var administrator = person();
        logins.join(administrator, "camunda-admin");

        tries(change, logins.browser(port, administrator), administrator, expected);
    }

    @Test
    void theLastAdministratorStays() {
        var last = person();
        logins.join(last, "camunda-admin");
        logins.withoutOthers(last, () -> {
            var browser = logins.browser(port, last);
            var administrators = "/group/camunda-admin";
            for (var refused : List.of(
                    delete(browser, "/user/" + last),
                    delete(browser, administrators + "/members/" + last),
                    delete(browser, administrators),
                    browser.put(ENGINE + "/group/auditor/members/" + last, ""))) {
                assertThat(refused.statusCode()).isEqualTo(409);
                assertThat(refused.body()).contains("Refusal");
            }
            assertThat(browser.get(ENGINE + "/user/count").statusCode()).isEqualTo(200);
        });
    }

    @Test
    void aSentenceSaysWhyInTheReadersLanguage() {
        var someone = person();
        var administrator = ofRole(Groups.CAMUNDA_ADMIN);

        assertThat(profile(administrator, someone, "other-" + someone).body()).contains("用户名不能更改");
        assertThat(password(administrator.with("Accept-Language", "en"), someone, "1")
                        .body())
                .contains("At least 12 characters")
                .contains("No common password");
    }

    /** Where the calls of the webapps are not in the way. */
    @Test
    void theRulesHoldForOurOwnCodeToo() {
        var someone = person();
        var before = state();
        identityService.setAuthentication(someone, List.of("hr"));
        try {
            var user = identityService.createUserQuery().userId(someone).singleResult();
            user.setPassword(NEW);

            refused("account.administratorsOnly", () -> identityService.saveUser(user));
            refused("account.administratorsOnly", () -> identityService.deleteUser(someone));
            refused(
                    "account.administratorsOnly",
                    () -> identityService.createMembership(someone, Groups.CAMUNDA_ADMIN));
        } finally {
            identityService.clearAuthentication();
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void adminShowsTheRulesInTheReadersLanguage() {
        var browser = ofRole(Groups.CAMUNDA_ADMIN);

        assertThat(browser.get(ENGINE + "/identity/password-policy").body()).contains("至少须有 12 个字符");
        assertThat(browser.with("Accept-Language", "en")
                        .post(ENGINE + "/identity/password-policy", "{\"password\":\"1\",\"profile\":{\"id\":\"\"}}")
                        .body())
                .contains("\"valid\":false")
                .contains("At least 12 characters");
    }

    /** Refused, it leaves everything as it was. */
    private void tries(String change, Browser by, String on, String expected) {
        var before = state();

        var answer = Objects.requireNonNull(CHANGES.get(change)).tried(by, on);

        assertThat(List.of(expected.replace("no", "403 404").split(" ")))
                .as("%s: %s", change, answer.body())
                .contains(String.valueOf(answer.statusCode()));
        if (expected.equals("204")) {
            assertThat(state()).as(change).isNotEqualTo(before);
        } else {
            assertThat(state()).as(change).isEqualTo(before);
        }
    }

    /** Logged in once: nothing that is tried here touches them. */
    private Browser ofRole(String group) {
        return OF_ROLES.computeIfAbsent(group, role -> logins.browser(port, role + "-a", role))
                .with("Accept-Language", "zh-CN");
    }

    private List<Map<String, Object>> state() {
        return Stream.of(
                        "select * from act_id_user order by id_",
                        "select * from act_id_membership order by user_id_, group_id_",
                        "select * from account order by user_id",
                        "select * from act_id_group order by id_",
                        "select subject from failed_login order by id")
                .flatMap(query -> database.queryForList(query).stream())
                .toList();
    }

    /** With a role, a wrong password behind them, somebody like them, and somebody with such an id who is gone. */
    private String person() {
        var id = "person-" + NEXT.incrementAndGet();
        logins.user("other-" + id);
        logins.user("gone-" + id);
        logins.delete("gone-" + id);
        logins.user(id, "hr");
        new Browser(port).logIn(id, "wrong");
        return id;
    }

    private static HttpResponse<String> create(Browser by, String id) {
        return by.post(
                ENGINE + "/user/create",
                "{\"profile\":{\"id\":\"%s\",\"firstName\":\"x\"},\"credentials\":{\"password\":\"%s\"}}"
                        .formatted(id, NEW));
    }

    private static HttpResponse<String> profile(Browser by, String on, String id) {
        return by.put(ENGINE + "/user/" + on + "/profile", "{\"id\":\"%s\",\"firstName\":\"another\"}".formatted(id));
    }

    private static HttpResponse<String> password(Browser by, String on, String password) {
        return by.put(
                ENGINE + "/user/" + on + "/credentials",
                "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}".formatted(password, Logins.PASSWORD));
    }

    private static HttpResponse<String> delete(Browser by, String path) {
        return by.send("DELETE", ENGINE + path, null, null);
    }
}
