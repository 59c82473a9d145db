package io.keypost.platform.webapp;

import io.keypost.platform.engine.EnginePasswords;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who acts, on our own pages and routes; Camunda's webapps tell it themselves. Groups are read anew for each request,
 * so that a role taken away is gone at once, not at the next login. It stands in the security chains only, behind the login.
 */
@Component
@FilterRegistration(enabled = false)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class EngineIdentityFilter extends OncePerRequestFilter {

    private final EnginePasswords people;

    @Lazy
    private final IdentityService identityService;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || login instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        var userId = login.getName();
        var groups = people.groupsOf(userId);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(userId, null, EnginePasswords.authorities(groups)));
        identityService.setAuthentication(userId, groups);
        SecurityContextHolder.setContext(context);
        try {
            chain.doFilter(request, response);
        } finally {
            identityService.clearAuthentication();
        }
    }
}
