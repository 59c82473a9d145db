package io.keypost.platform.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.platform.Browser;
import io.keypost.platform.security.Logins;
import io.keypost.platform.web.WebTest;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Camunda's page for a first administrator, which would take anybody. */
@WebTest
class SetupIsClosedTest {

    @LocalServerPort
    int port;

    @Autowired
    Logins logins;

    @Autowired
    IdentityService identityService;

    @Test
    void nobodyBecomesAdministratorByTheSetupPageEvenWhenThereIsNone() {
        var stranger = "{\"profile\":{\"id\":\"eve\",\"firstName\":\"\",\"lastName\":\"\"},"
                + "\"credentials\":{\"password\":\"eve\"}}";
        logins.withoutOthers("nobody", () -> {
            for (var setup : new String[] {"setup", "%73etup"}) {
                var path = "/camunda/api/admin/" + setup + "/default/user/create";
                assertThat(logins.browser(port, "manager5", "manager")
                                .post(path, stranger)
                                .statusCode())
                        .isEqualTo(403);
                assertThat(new Browser(port).post(path, stranger).statusCode()).isEqualTo(403);
            }
            assertThat(new Browser(port)
                            .get("/camunda/app/admin/default/setup/")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(identityService.createUserQuery().userId("eve").count()).isZero();
        });
    }

    @Test
    void thereIsAnAdministratorBeforeTheServerListens() {
        assertThat(logins.administratorsWhenListening()).isPositive();
    }
}
