package io.keypost.platform.security;

import io.keypost.platform.Browser;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

/** Users for tests that come in by the front door. Made when asked for, each with the same password. */
@TestComponent
public class Logins {

    public static final String PASSWORD = "the-tests-know-it";

    private final IdentityService identityService;
    private final JdbcTemplate database;
    private long administratorsWhenListening;

    Logins(IdentityService identityService, JdbcTemplate database) {
        this.identityService = identityService;
        this.database = database;
    }

    public String user(String id, String... groups) {
        if (identityService.createUserQuery().userId(id).count() == 0) {
            var user = identityService.newUser(id);
            user.setFirstName("测试" + id);
            user.setPassword(PASSWORD);
            identityService.saveUser(user);
            for (var group : groups) {
                identityService.createMembership(id, group);
            }
        }
        return id;
    }

    public void join(String id, String group) {
        identityService.createMembership(id, group);
    }

    public void leave(String id, String group) {
        identityService.deleteMembership(id, group);
    }

    public void delete(String id) {
        identityService.deleteUser(id);
    }

    /** As if nobody else were an administrator; past all our rules, which keep the last one. */
    public void withoutOthers(String last, Runnable action) {
        var others = database.queryForList(
                "select user_id_ from act_id_membership where group_id_ = 'camunda-admin' and user_id_ <> ?",
                String.class,
                last);
        database.update("delete from act_id_membership where group_id_ = 'camunda-admin' and user_id_ <> ?", last);
        try {
            action.run();
        } finally {
            others.forEach(other -> identityService.createMembership(other, "camunda-admin"));
        }
    }

    public Browser browser(int port, String id, String... groups) {
        var browser = new Browser(port);
        browser.logIn(user(id, groups), PASSWORD);
        // The webapps' own token comes with any of their pages; this one is open to everybody.
        browser.get("/camunda/app/welcome/default/");
        return browser;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        administratorsWhenListening =
                identityService.createUserQuery().memberOfGroup("camunda-admin").count();
    }

    public long administratorsWhenListening() {
        return administratorsWhenListening;
    }

    /** Brings it into a test's context. */
    @TestConfiguration
    public static class Configuration {

        @Bean
        Logins logins(IdentityService identityService, JdbcTemplate database) {
            return new Logins(identityService, database);
        }
    }
}
