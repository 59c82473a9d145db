package io.keypost.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What the API answers those it does not let in, in the form of its other errors. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ApiProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ErrorAnswers answers;

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        // A challenge makes a browser ask for a password in a window of its own, and keep sending it: scripts only.
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        if (agent == null || !agent.startsWith("Mozilla/")) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"keypost\", charset=\"UTF-8\"");
        }
        if (reason instanceof TooManyAttempts locked) {
            answer(request, response, HttpStatus.UNAUTHORIZED, "access.tooManyAttempts", locked.until());
        } else {
            answer(request, response, HttpStatus.UNAUTHORIZED, "access.notLoggedIn");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        var stale = reason instanceof CsrfException;
        if (stale && SecurityContextHolder.getContext().getAuthentication() == null) {
            commence(request, response, new InsufficientAuthenticationException("nobody is logged in", reason));
            return;
        }
        answer(request, response, HttpStatus.FORBIDDEN, stale ? "access.csrf" : "access.denied");
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String key, Object... args)
            throws IOException {
        answers.tell(request, response, status.value(), key + ".title", key, args);
    }
}
