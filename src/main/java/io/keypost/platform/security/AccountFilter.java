package io.keypost.platform.security;

import io.keypost.platform.account.Accounts;
import io.keypost.platform.account.Accounts.Account;
import io.keypost.platform.account.LoginStamp;
import io.keypost.platform.web.ErrorAnswers;
import io.keypost.platform.web.RequestPaths;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Compares each request's login with its account: a session is over, on whatever node, as soon as the person's password, roles or account
 * have changed since. And whoever has been given a password finds nothing open but the page where they choose their own. It stands in the
 * security chains only, behind the login.
 */
@Component
@FilterRegistration(enabled = false)
@RequiredArgsConstructor
class AccountFilter extends OncePerRequestFilter {

    static final String PASSWORD_PAGE = "/password";

    private static final RequestMatcher OPEN_ANYWAY =
            RequestPaths.like("/(password|login|logout|error|favicon\\.ico|(css|js|img)/.*)"
                    + "|/camunda/api/admin/auth/user/[^/]+/logout");

    private final Accounts accounts;
    private final ErrorAnswers answers;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || login instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        var account = accounts.find(login.getName()).orElse(null);
        if (account == null || !isCurrent(login, account)) {
            end(request);
        } else if (account.mustChangePassword() && !OPEN_ANYWAY.matches(request)) {
            sendToPasswordPage(request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isCurrent(Authentication login, Account account) {
        return login.getDetails() instanceof LoginStamp stamp && stamp.stamp() == account.stamp();
    }

    /** What comes behind meets nobody, and asks for a login in its own way. */
    private static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
    }

    private void sendToPasswordPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ErrorAnswers.Face.of(request) == ErrorAnswers.Face.PAGE) {
            response.sendRedirect(request.getContextPath() + PASSWORD_PAGE);
        } else {
            answers.tell(
                    request, response, HttpStatus.FORBIDDEN.value(), "access.mustChange.title", "access.mustChange");
        }
    }
}
