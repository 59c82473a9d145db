package io.keypost.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.keypost.platform.account.Accounts;
import io.keypost.platform.account.PasswordRules;
import io.keypost.platform.language.Messages;
import io.keypost.rule.Violation;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;

/** When the application does not start, and what it says then. */
class StartTest {

    private final IdentityService identityService = mock(IdentityService.class, RETURNS_DEEP_STUBS);
    private final Accounts accounts = mock(Accounts.class);
    private final PasswordRules rules = mock(PasswordRules.class);

    @Test
    void withoutAnAdministratorItWantsAPasswordForOne() {
        assertThatThrownBy(administrator("", 0)::setUp).hasMessage("start.administratorPasswordMissing");
        when(rules.violations(eq("too weak"), any())).thenReturn(List.of(Violation.of("password", "password.common")));
        assertThatThrownBy(administrator("too weak", 0)::setUp).hasMessage("start.administratorPasswordWeak");
        verify(identityService, never()).saveUser(any());
    }

    @Test
    void withAnAdministratorItWantsNone() {
        assertThatCode(administrator("", 1)::setUp).doesNotThrowAnyException();
        verify(identityService, never()).saveUser(any());
    }

    @Test
    void aGoodPasswordMakesTheAdministratorWhoThenChangesIt() {
        when(rules.areEnabled()).thenReturn(true);

        administrator("twelve chars", 0).setUp();

        verify(identityService).createMembership("admin", "camunda-admin");
        verify(accounts).demandNewPassword("admin");
    }

    @Test
    void itSaysWhyInBothLanguages() {
        var said = new StartRefusedAnalyzer()
                .analyze(new IllegalStateException(new StartRefused("start.administratorPasswordWeak")));

        assertThat(said.getDescription()).contains("至少须有 12 个字符").contains("at least 12 characters");
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
                rules,
                accounts);
    }
}
