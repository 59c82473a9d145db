package io.keypost.platform.webapp;

import io.keypost.platform.web.ErrorAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a call of the webapps without their token against forgery. Camunda's own filter does too, but ends the session with it, so that
 * any page of the world could log a reader of it out.
 */
@Component
@FilterRegistration(urlPatterns = "/camunda/api/*", order = 85)
@RequiredArgsConstructor
class WebappTokens extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final ErrorAnswers answers;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session == null
                || READS.contains(request.getMethod())
                || matches(session.getAttribute("CAMUNDA_CSRF_TOKEN"), request.getHeader("X-XSRF-TOKEN"))) {
            chain.doFilter(request, response);
        } else {
            answers.tell(request, response, HttpServletResponse.SC_FORBIDDEN, "access.csrf.title", "access.csrf");
        }
    }

    private static boolean matches(@Nullable Object expected, @Nullable String given) {
        return given != null && given.equals(expected);
    }
}
