package io.keypost.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keypost.platform.account.Accounts;
import io.keypost.platform.account.Accounts.Account;
import io.keypost.platform.account.LoginStamp;
import io.keypost.rule.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Compares each request's login with its account: a session is over, on whatever node, as soon as the person's password, roles or account
 * have changed since. And whoever has been given a password finds nothing open but the page where they choose their own.
 */
class AccountFilter extends OncePerRequestFilter {

    static final String PASSWORD_PAGE = "/password";

    private static final RequestMatcher OPEN_ANYWAY =
            RequestPaths.like("/(password|login|logout|error|favicon\\.ico|(css|js|img)/.*)"
                    + "|/camunda/api/admin/auth/user/[^/]+/logout");

    private final Accounts accounts;
    private final ApiProblems problems;
    private final Messages messages;
    private final ObjectMapper json;

    AccountFilter(Accounts accounts, ApiProblems problems, Messages messages, ObjectMapper json) {
        this.accounts = accounts;
        this.problems = problems;
        this.messages = messages;
        this.json = json;
    }

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
        if (RequestPaths.isUnder("/camunda/api", request)) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            json.writeValue(
                    response.getOutputStream(),
                    Map.of("type", Refusal.class.getSimpleName(), "message", messages.get("access.mustChange")));
        } else if (RequestPaths.isUnder("/api", request) || RequestPaths.isUnder("/v3", request)) {
            problems.answer(response, HttpStatus.FORBIDDEN, "access.mustChange");
        } else {
            response.sendRedirect(request.getContextPath() + PASSWORD_PAGE);
        }
    }
}
