package io.keypost.platform.webapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keypost.audit.Logged;
import io.keypost.platform.engine.RefusalNotes;
import io.keypost.platform.language.Messages;
import io.keypost.platform.web.ErrorAnswers;
import io.keypost.platform.web.RequestPaths;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What becomes of a refusal at the edge. A call of the webapps that one of our rules has refused answers with the rule's status and
 * sentence instead of the engine's 500. An attempt at what the person may not do goes on record, on every route.
 */
@Component
@FilterRegistration(order = 80)
@RequiredArgsConstructor
class RefusalFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalFilter.class);

    private record AttemptRefused(String by, String reason) implements Logged {

        @Override
        public String subject() {
            return "user:" + by;
        }

        @Override
        public String what() {
            return "attempt.refused";
        }
    }

    private static final int LONGEST_ROUTE = 300;
    private static final int LONGEST_PART = 60;

    private static final ObjectMapper LENIENT = new ObjectMapper();

    private final Messages messages;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isWebappCall(request)) {
            chain.doFilter(request, response);
            record(request, response);
            return;
        }
        var held = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, held);
        record(request, held);
        if (isError(held) && !held.isCommitted()) {
            answer(request, held);
        }
        held.copyBodyToResponse();
    }

    /** The engine takes much for its own failure that is the caller's, and says nothing of some. What is left is ours. */
    private void answer(HttpServletRequest request, ContentCachingResponseWrapper held) throws IOException {
        var refusal = RefusalNotes.on(request);
        var failure = RefusalNotes.failureOf(request);
        if (refusal != null) {
            tell(held, refusal.kind().status(), Refusal.class.getSimpleName(), tell(refusal));
        } else if (held.getStatus() >= 500 && failure != null) {
            LOG.error("{} {}", request.getMethod(), request.getRequestURI(), failure);
        } else if (held.getStatus() >= 500) {
            // No command has failed: the REST layer has not understood what is asked.
            LOG.warn("not understood: {}: {}", cut(route(request)), cut(said(held, "type")));
            tell(held, HttpStatus.BAD_REQUEST.value(), ErrorAnswers.INVALID, messages.get("guard.malformed"));
        } else if (said(held, "message").isBlank()) {
            tell(held, held.getStatus(), ErrorAnswers.INVALID, messages.get("guard.malformed"));
        }
    }

    private void tell(ContentCachingResponseWrapper held, int status, String type, String message) throws IOException {
        held.resetBuffer();
        held.setStatus(status);
        held.setContentType(MediaType.APPLICATION_JSON_VALUE);
        held.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(held.getOutputStream(), Map.of("type", type, "message", message));
    }

    /** Short enough for a line of log. */
    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_PART));
    }

    /** What an answer says so far. */
    private static String said(ContentCachingResponseWrapper held, String field) {
        try {
            return LENIENT.readTree(held.getContentAsByteArray()).path(field).asText();
        } catch (IOException noJson) {
            return "";
        }
    }

    private static boolean isWebappCall(HttpServletRequest request) {
        return RequestPaths.isUnder("/camunda/api", request);
    }

    private static boolean isError(HttpServletResponse response) {
        return response.getStatus() >= 400;
    }

    private String tell(Refusal refusal) {
        return refusal.violations().stream().map(messages::of).collect(Collectors.joining(" "));
    }

    private static String route(HttpServletRequest request) {
        var path = request.getRequestURI();
        return request.getMethod() + " " + path.substring(0, Math.min(path.length(), LONGEST_ROUTE));
    }

    /** After the transaction that was refused, which has been rolled back. */
    private void record(HttpServletRequest request, HttpServletResponse response) {
        var person = request.getUserPrincipal();
        if (person == null || !isError(response)) {
            return;
        }
        why(request, response)
                .ifPresent(rules ->
                        events.publishEvent(new AttemptRefused(person.getName(), route(request) + ": " + rules)));
    }

    /** The rules that forbid it, or that the person's role does not allow it; empty where it failed for another reason. */
    private static Optional<String> why(HttpServletRequest request, HttpServletResponse response) {
        var refusal = RefusalNotes.on(request);
        if (refusal != null && refusal.kind() == Refusal.Kind.FORBIDDEN) {
            return Optional.of(
                    refusal.violations().stream().map(Violation::rule).collect(Collectors.joining(", ")));
        }
        var isChange = isWebappCall(request) && !HttpMethod.GET.matches(request.getMethod());
        return refusal == null && response.getStatus() == HttpStatus.FORBIDDEN.value() && isChange
                ? Optional.of("authorization")
                : Optional.empty();
    }
}
