package io.keypost.platform.security;

import static io.keypost.platform.Browser.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.TestClock;
import io.keypost.platform.Browser;
import io.keypost.platform.web.WebTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Guessing is slowed down, by account and by address, and nobody is shut out for ever. */
@WebTest
class LoginLocksTest {

    private static final int FREE = 5;
    private static final int FREE_BY_ADDRESS = 50;
    private static int persons;

    @LocalServerPort
    int port;

    @Autowired
    Logins logins;

    @Autowired
    IdentityService identityService;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcTemplate database;

    private String person;

    @BeforeEach
    void somebody() {
        database.update("delete from failed_login");
        person = logins.user("guessed-" + ++persons, "hr");
    }

    @AfterEach
    void otherTestsLogInToo() {
        database.update("delete from failed_login");
    }

    @Test
    void aLockGrowsToACeilingAndPassesByItself() {
        wrong(person, FREE);
        for (var seconds : List.of(30, 60, 120, 240, 480, 900, 900, 900)) {
            assertThat(logIn(person)).isEqualTo("/login?locked");
            later(Duration.ofSeconds(seconds - 1));
            assertThat(logIn(person)).as(seconds + " s").isEqualTo("/login?locked");
            later(Duration.ofSeconds(1));
            wrong(person, 1);
        }
        later(Duration.ofMinutes(15));
        assertThat(logIn(person)).isEqualTo("/");
        wrong(person, FREE - 1);
        assertThat(logIn(person)).isEqualTo("/");
    }

    @Test
    void aGuessDuringALockDoesNotLengthenIt() {
        wrong(person, FREE);
        wrong(person, 20);
        later(Duration.ofSeconds(30));

        assertThat(logIn(person)).isEqualTo("/");
    }

    @Test
    void eachWayInCountsForAllOfThem() {
        wrong(person, 2);
        basic(person, "wrong");
        basic(person.toUpperCase(Locale.ROOT), "wrong");
        assertThat(identityService.checkPassword(person, "wrong")).isFalse();

        var script = basic(person, Logins.PASSWORD);
        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.body()).contains("输错密码次数过多");
        assertThat(logIn(person)).isEqualTo("/login?locked");
        later(Duration.ofSeconds(30));
        assertThat(basic(person, Logins.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void whoDoesNotExistIsTreatedAlike() {
        for (var i = 0; i < FREE + 3; i++) {
            var one = new Browser(port).logIn(person, "wrong");
            var none = new Browser(port).logIn("nobody-at-all", "wrong");
            assertThat(Browser.where(none)).isEqualTo(Browser.where(one));
            assertThat(basic("nobody-at-all", "wrong").body())
                    .isEqualTo(basic(person, "wrong").body());
        }
        assertThat(logIn("nobody-at-all")).isEqualTo("/login?locked");
    }

    @Test
    void thePageSaysWhenToComeAgain() {
        wrong(person, FREE);
        var visitor = new Browser(port);
        visitor.logIn(person, Logins.PASSWORD);

        assertThat(visitor.get("/login?locked").body())
                .contains("请于 " + time(Duration.ofSeconds(30)) + " 之后再试")
                .doesNotContain(person);
        assertThat(visitor.with("Accept-Language", "en").get("/login?locked").body())
                .contains("Try again after " + time(Duration.ofSeconds(30)));
    }

    @Test
    void anAddressThatTriesManyNamesIsLockedToo() {
        for (var i = 0; i < FREE_BY_ADDRESS; i++) {
            basic("sprayed-" + i, "wrong");
        }

        assertThat(logIn(person)).isEqualTo("/login?locked");
        later(Duration.ofSeconds(30));
        assertThat(logIn(person)).isEqualTo("/");
        later(Duration.ofHours(1));
        wrong("sprayed-again", 1);
        assertThat(logIn(person)).isEqualTo("/");
    }

    @Test
    void anAdministratorLetsThemInAgain() {
        wrong(person, FREE);
        var administrator = logins.browser(port, "admin-c", "camunda-admin");

        assertThat(administrator
                        .post(ENGINE + "/user/" + person + "/unlock", "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(logIn(person)).isEqualTo("/");
    }

    @Test
    void aLockOfTheEngineItselfIsNoneAnyMore() {
        database.update("update act_id_user set attempts_ = 10 where id_ = ?", person);

        assertThat(logIn(person)).isEqualTo("/");
    }

    @Test
    void whatNoLongerCountsIsThrownAway() {
        wrong(person, 3);
        later(Duration.ofDays(2));
        wrong("another", 1);

        assertThat(database.queryForObject("select count(*) from failed_login", Integer.class))
                .isEqualTo(2);
    }

    private void wrong(String user, int times) {
        for (var i = 0; i < times; i++) {
            new Browser(port).logIn(user, "wrong");
        }
    }

    private String logIn(String user) {
        return Browser.where(new Browser(port).logIn(user, Logins.PASSWORD));
    }

    private HttpResponse<String> basic(String user, String password) {
        return new Browser(port)
                .with("Authorization", SessionsEndTest.basic(user, password))
                .get("/api/posts");
    }

    private void later(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    private String time(Duration later) {
        return DateTimeFormatter.ofPattern("HH:mm:ss")
                .format(clock.instant().plus(later).atZone(clock.getZone()));
    }
}
