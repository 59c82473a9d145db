package io.keypost.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.mock.env.MockEnvironment;

/** When the application does not start, and what it says then. */
class StartTest {

    private final IdentityService identityService = mock(IdentityService.class, RETURNS_DEEP_STUBS);

    @Test
    void withoutAnAdministratorItWantsAPasswordForOne() {
        assertThatThrownBy(administrator("", 0)::setUp).hasMessage("start.administratorPasswordMissing");
        assertThatThrownBy(administrator("123456789", 0)::setUp).hasMessage("start.administratorPasswordShort");
        verify(identityService, never()).saveUser(any());
    }

    @Test
    void withAnAdministratorItWantsNone() {
        assertThatCode(administrator("", 1)::setUp).doesNotThrowAnyException();
        verify(identityService, never()).saveUser(any());
    }

    @Test
    void aGoodPasswordMakesTheAdministrator() {
        administrator("1234567890", 0).setUp();

        verify(identityService).createMembership("admin", "camunda-admin");
    }

    @Test
    void theDemoStaysOnThisMachine() throws UnknownHostException {
        var server = new ServerProperties();
        assertThatThrownBy(() -> new DemoStaysLocal(server).check()).isInstanceOf(StartRefused.class);
        server.setAddress(InetAddress.getByAddress(new byte[4]));
        assertThatThrownBy(() -> new DemoStaysLocal(server).check()).isInstanceOf(StartRefused.class);
        server.setAddress(InetAddress.getLoopbackAddress());
        assertThatCode(() -> new DemoStaysLocal(server).check()).doesNotThrowAnyException();
    }

    @Test
    void itSaysWhyInBothLanguages() {
        var said = new StartRefusedAnalyzer()
                .analyze(new IllegalStateException(new StartRefused("start.administratorPasswordShort", 10)));

        assertThat(said.getDescription()).contains("至少须有 10 个字符").contains("10 characters at least");
        assertThat(said.getAction()).contains("KEYPOST_ADMIN_PASSWORD").contains("环境变量");
    }

    private Administrator administrator(String password, long administrators) {
        when(identityService.createUserQuery().memberOfGroup(anyString()).count())
                .thenReturn(administrators);
        when(identityService.createUserQuery().userId(anyString()).count()).thenReturn(0L);
        return new Administrator(
                identityService,
                new Administrator.Settings("admin", password),
                new Messages(mock(org.springframework.context.MessageSource.class)),
                new MockEnvironment());
    }
}
