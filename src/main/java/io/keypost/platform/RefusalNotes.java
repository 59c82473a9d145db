package io.keypost.platform;

import io.keypost.rule.Refusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Notes on the request which of our rules has made an engine command fail. The engine wraps a listener's exception, and its REST layer
 * wraps it again and answers 500, by which time the reason is lost.
 */
class RefusalNotes extends CommandInterceptor {

    private static final String ATTRIBUTE = Refusal.class.getName();
    private static final int DEEPEST_CAUSE = 20;

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failed) {
            var refusal = refusalIn(failed);
            var request = RequestContextHolder.getRequestAttributes();
            if (refusal != null && request != null) {
                request.setAttribute(ATTRIBUTE, refusal, RequestAttributes.SCOPE_REQUEST);
            }
            throw failed;
        }
    }

    /** The refusal an answer with an error status stands for: noted here, or answered by Spring with a body or a page. */
    static @Nullable Refusal on(HttpServletRequest request) {
        for (var attribute : List.of(DispatcherServlet.EXCEPTION_ATTRIBUTE, RequestDispatcher.ERROR_EXCEPTION)) {
            if (request.getAttribute(attribute) instanceof Throwable handled) {
                return refusalIn(handled);
            }
        }
        return request.getAttribute(ATTRIBUTE) instanceof Refusal noted ? noted : null;
    }

    private static @Nullable Refusal refusalIn(Throwable failed) {
        @Nullable Throwable cause = failed;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (Problems.isLostRace(cause)) {
                return Refusal.conflict("input.race");
            }
            cause = cause.getCause();
        }
        return null;
    }
}
