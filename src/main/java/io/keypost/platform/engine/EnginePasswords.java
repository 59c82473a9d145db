package io.keypost.platform.engine;

import io.keypost.platform.account.Accounts;
import io.keypost.platform.account.LoginLocks;
import io.keypost.platform.account.LoginStamp;
import io.keypost.platform.web.TooManyAttempts;
import java.time.Clock;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Knows people by the engine's user table, the one place where they are kept; the login form and the API's Basic alike. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class EnginePasswords implements AuthenticationProvider {

    @Lazy
    private final IdentityService identityService;

    private final Accounts accounts;
    private final LoginLocks locks;
    private final Clock clock;

    @Override
    public Authentication authenticate(Authentication login) {
        var userId = login.getName();
        var password = login.getCredentials();
        if (password == null || !identityService.checkPassword(userId, password.toString())) {
            throw locks.until(userId)
                    .<AuthenticationException>map(end -> new TooManyAttempts(end.atZone(clock.getZone())))
                    .orElseGet(() -> new BadCredentialsException("wrong user or password"));
        }
        // As it is written on file: a database that ignores case would let one person in under two names.
        var account = accounts.find(userId).orElseThrow(() -> new BadCredentialsException("wrong user or password"));
        var authenticated =
                UsernamePasswordAuthenticationToken.authenticated(userId, null, authorities(groupsOf(userId)));
        authenticated.setDetails(new LoginStamp(account.stamp()));
        return authenticated;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    public List<String> groupsOf(String userId) {
        return identityService.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
    }

    /** A group's id is the role's name. */
    public static List<GrantedAuthority> authorities(List<String> groups) {
        return groups.stream()
                .<GrantedAuthority>map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                .toList();
    }
}
