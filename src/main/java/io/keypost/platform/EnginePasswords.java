package io.keypost.platform;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Knows people by the engine's user table, the one place where they are kept. It also slows guessing down: after a wrong password the
 * engine answers no for a while, longer each time, even to the right one.
 */
@Component
class EnginePasswords implements AuthenticationProvider {

    private final IdentityService identityService;

    EnginePasswords(@Lazy IdentityService identityService) {
        this.identityService = identityService;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        var userId = login.getName();
        var password = login.getCredentials();
        if (password == null || !identityService.checkPassword(userId, password.toString())) {
            throw new BadCredentialsException("wrong user or password");
        }
        // As it is written on file: a database that ignores case would let one person in under two names.
        var user = identityService.createUserQuery().userId(userId).singleResult();
        if (user == null || !user.getId().equals(userId)) {
            throw new BadCredentialsException("wrong user or password");
        }
        return UsernamePasswordAuthenticationToken.authenticated(userId, null, authorities(groupsOf(userId)));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    List<String> groupsOf(String userId) {
        return identityService.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
    }

    boolean isUser(String userId) {
        return identityService.createUserQuery().userId(userId).count() > 0;
    }

    /** A group's id is the role's name. */
    static List<GrantedAuthority> authorities(List<String> groups) {
        return groups.stream()
                .<GrantedAuthority>map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                .toList();
    }
}
