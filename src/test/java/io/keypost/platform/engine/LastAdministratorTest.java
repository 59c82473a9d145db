package io.keypost.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.AtOnce;
import io.keypost.platform.security.Logins;
import io.keypost.platform.web.WebTest;
import io.keypost.rule.Refusal;
import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Two administrators who send each other away at the same moment: one of them stays. */
@WebTest
class LastAdministratorTest {

    private static final String ROLE = "camunda-admin";
    private static int pairs;

    @Autowired
    Logins logins;

    @Autowired
    IdentityService identityService;

    @RepeatedTest(5)
    void oneStays() {
        var first = logins.user("first-" + ++pairs, ROLE);
        var second = logins.user("second-" + pairs);
        logins.withoutOthers(first, () -> {
            logins.join(second, ROLE);

            var outcomes = AtOnce.run(
                    List.of(as(first, () -> logins.delete(second)), as(second, () -> logins.leave(first, ROLE))));

            assertThat(outcomes).filteredOn(AtOnce.Outcome::succeeded).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.failedBy(Refusal.class))
                    .hasSize(1);
            assertThat(identityService.createUserQuery().memberOfGroup(ROLE).count())
                    .isOne();
        });
    }

    /** Neither is stopped by being no administrator any more, but by being the last one. */
    @RepeatedTest(5)
    void oneStaysWhenNobodyActs() {
        var first = logins.user("third-" + ++pairs, ROLE);
        var second = logins.user("fourth-" + pairs);
        logins.withoutOthers(first, () -> {
            logins.join(second, ROLE);

            var outcomes = AtOnce.run(List.<Callable<?>>of(
                    () -> {
                        logins.delete(first);
                        return first;
                    },
                    () -> {
                        logins.leave(second, ROLE);
                        return second;
                    }));

            assertThat(outcomes).filteredOn(AtOnce.Outcome::succeeded).hasSize(1);
            assertThat(identityService.createUserQuery().memberOfGroup(ROLE).count())
                    .isOne();
        });
    }

    private Callable<?> as(String administrator, Runnable action) {
        return () -> {
            identityService.setAuthentication(administrator, List.of(ROLE));
            try {
                action.run();
                return administrator;
            } finally {
                identityService.clearAuthentication();
            }
        };
    }
}
