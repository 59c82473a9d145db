package io.keypost.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keypost.audit.AuditLog;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What becomes of a refusal at the edge. A call of the webapps that one of our rules has refused answers with the rule's status and
 * sentence instead of the engine's 500. An attempt at what the person may not do goes on record, on every route.
 */
class RefusalFilter extends OncePerRequestFilter {

    private static final int LONGEST_ROUTE = 300;

    private final Messages messages;
    private final ObjectMapper json;
    private final AuditLog audit;
    private final TransactionTemplate ownTransaction;

    RefusalFilter(Messages messages, ObjectMapper json, AuditLog audit, PlatformTransactionManager transactions) {
        this.messages = messages;
        this.json = json;
        this.audit = audit;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

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
        var refusal = RefusalNotes.on(request);
        if (refusal != null && isError(held) && !held.isCommitted()) {
            held.resetBuffer();
            held.setStatus(refusal.kind().status());
            held.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(
                    held.getOutputStream(), Map.of("type", Refusal.class.getSimpleName(), "message", tell(refusal)));
        }
        held.copyBodyToResponse();
    }

    private static boolean isWebappCall(HttpServletRequest request) {
        return RequestPaths.isUnder("/camunda/api", request) && !HttpMethod.GET.matches(request.getMethod());
    }

    private static boolean isError(HttpServletResponse response) {
        return response.getStatus() >= 400;
    }

    private String tell(Refusal refusal) {
        return refusal.violations().stream().map(messages::of).collect(Collectors.joining(" "));
    }

    /** In a transaction of its own: the one that was refused has been rolled back. */
    private void record(HttpServletRequest request, HttpServletResponse response) {
        var person = request.getUserPrincipal();
        if (person == null || !isError(response)) {
            return;
        }
        why(request, response).ifPresent(rules -> {
            var path = request.getRequestURI();
            var route = request.getMethod() + " " + path.substring(0, Math.min(path.length(), LONGEST_ROUTE));
            ownTransaction.executeWithoutResult(transaction -> audit.record(
                    "user:" + person.getName(), "attempt.refused", person.getName(), route + ": " + rules));
        });
    }

    /** The rules that forbid it, or that the person's role does not allow it; empty where it failed for another reason. */
    private static Optional<String> why(HttpServletRequest request, HttpServletResponse response) {
        var refusal = RefusalNotes.on(request);
        if (refusal != null && refusal.kind() == Refusal.Kind.FORBIDDEN) {
            return Optional.of(
                    refusal.violations().stream().map(Violation::rule).collect(Collectors.joining(", ")));
        }
        return refusal == null && response.getStatus() == HttpStatus.FORBIDDEN.value() && isWebappCall(request)
                ? Optional.of("authorization")
                : Optional.empty();
    }
}
