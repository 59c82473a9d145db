package io.keypost.platform.engine;

import io.keypost.platform.web.Blame;
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
 * Notes on the request what has made an engine command fail, be it one of our rules. The engine wraps a listener's exception, and its REST layer
 * wraps it again and answers 500, by which time the reason is lost.
 */
public class RefusalNotes extends CommandInterceptor {

    private static final String ATTRIBUTE = RefusalNotes.class.getName();

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failed) {
            var request = RequestContextHolder.getRequestAttributes();
            if (request != null) {
                request.setAttribute(ATTRIBUTE, failed, RequestAttributes.SCOPE_REQUEST);
            }
            throw failed;
        }
    }

    /** What has made a command fail, the last if there were several. */
    public static @Nullable Throwable failureOf(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Throwable noted ? noted : null;
    }

    /** The refusal an answer with an error status stands for: noted here, or answered by Spring with a body or a page. */
    public static @Nullable Refusal on(HttpServletRequest request) {
        for (var attribute : List.of(DispatcherServlet.EXCEPTION_ATTRIBUTE, RequestDispatcher.ERROR_EXCEPTION)) {
            if (request.getAttribute(attribute) instanceof Throwable handled) {
                return Blame.of(handled).orElse(null);
            }
        }
        var failed = failureOf(request);
        return failed == null ? null : Blame.ofCommand(failed).orElse(null);
    }
}
