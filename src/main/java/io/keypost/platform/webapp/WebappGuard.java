package io.keypost.platform.webapp;

import io.keypost.platform.engine.EnginePasswords;
import io.keypost.platform.web.ErrorAnswers;
import io.keypost.platform.web.RequestPaths;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in what the webapps' pages send to their REST interface, and nothing else ({@link WebappCalls}): that interface can do all the
 * engine can, makes objects of any class before it asks whether one may, evaluates expressions in queries (CVE-2026-109432), and nobody
 * publishes patches for it any more. Knowing what is right needs no knowledge of what is wrong.
 *
 * <p>It stands before the filter that puts refused attempts on record: what no page sends is noise, and a line of log is enough.
 */
@Component
@FilterRegistration(urlPatterns = "/camunda/api/*", order = 70)
@RequiredArgsConstructor
class WebappGuard extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(WebappGuard.class);

    private static final String API = "/camunda/api";

    /** Forms hand in a few words, and a scan goes to our own API. */
    private static final int LARGEST_BODY = 1024 * 1024;

    private static final int LONGEST_PATH_IN_LOG = 100;

    /** As it was sent: what is escaped is a character beyond ASCII, or a colon, so that one path cannot be taken for another. */
    private static final Pattern PLAIN_PATH = Pattern.compile("(?:[\\w.:/-]|%[89a-fA-F][0-9a-fA-F]|%3[aA])*");

    /** Why a request is refused: the key of its sentence. */
    record Fault(HttpStatus status, String key) {}

    private static final Fault NOT_SENT = new Fault(HttpStatus.FORBIDDEN, "guard.notSent");
    private static final Fault NOT_YOURS = new Fault(HttpStatus.FORBIDDEN, "guard.notYours");
    private static final Fault NOT_JSON = new Fault(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "guard.notJson");
    private static final Fault TOO_LARGE = new Fault(HttpStatus.PAYLOAD_TOO_LARGE, "guard.tooLarge");

    private final WebappCalls calls = WebappCalls.read();
    private final EnginePasswords people;
    private final ErrorAnswers answers;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var login = SecurityContextHolder.getContext().getAuthentication();
        var mine = login == null ? List.<String>of() : people.groupsOf(login.getName());
        var sent = calls.of(request.getMethod(), RequestPaths.of(request).substring(API.length()));
        var open = sent.stream().filter(call -> call.isOpenTo(mine)).toList();
        if (sent.isEmpty() || !PLAIN_PATH.matcher(request.getRequestURI()).matches()) {
            refuse(request, response, login, NOT_SENT);
        } else if (open.isEmpty()) {
            refuse(request, response, login, NOT_YOURS);
        } else {
            var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
            var fault = faultOf(request, body, open);
            if (fault == null) {
                chain.doFilter(new ReadRequest(request, body), response);
            } else {
                refuse(request, response, login, fault);
            }
        }
    }

    /** What is wrong with it, seen as each of the calls it may be. */
    private static @Nullable Fault faultOf(HttpServletRequest request, byte[] body, List<WebappCalls.Call> open) {
        if (body.length > LARGEST_BODY) {
            return TOO_LARGE;
        }
        if (body.length > 0 && !isPlainJson(request)) {
            return NOT_JSON;
        }
        @Nullable Fault fault = null;
        for (var call : open) {
            fault = WebappBody.faultOf(call, request.getQueryString(), body);
            if (fault == null) {
                return null;
            }
        }
        return fault;
    }

    private static boolean isPlainJson(HttpServletRequest request) {
        try {
            var type = request.getContentType();
            return type != null
                    && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(type))
                    && request.getHeader(HttpHeaders.CONTENT_ENCODING) == null;
        } catch (IllegalArgumentException noMediaType) {
            return false;
        }
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication login, Fault fault)
            throws IOException {
        var path = request.getRequestURI();
        LOG.warn(
                "Refused {} {} by {}: {}",
                request.getMethod(),
                path.substring(0, Math.min(path.length(), LONGEST_PATH_IN_LOG)),
                login == null ? "nobody" : login.getName(),
                fault.key());
        answers.tell(request, response, fault.status().value(), fault.key(), fault.key());
    }

    /** Its body has been looked at and can be read once more. */
    private static final class ReadRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var stream = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return stream.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return stream.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return stream.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("the body is here already");
                }
            };
        }
    }
}
