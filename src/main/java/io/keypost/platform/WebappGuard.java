package io.keypost.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what no page of ours sends to the webapps' REST calls, but anybody logged in could.
 *
 * <p>A key that ends in {@code Expression} would be evaluated as code: the engine's own switch against it does not reach
 * {@code orQueries} (CVE-2026-109432), and nobody publishes a patch for it. {@code startInstructions} would start a process behind its
 * approvals. Running a job by hand counts as a failed attempt when the person may not, until none is left and the job never runs.
 */
class WebappGuard extends OncePerRequestFilter {

    private static final int LARGEST_BODY = 10 * 1024 * 1024;

    /** Deep enough for any query, far from what a stack can take. */
    private static final int DEEPEST = 100;

    private static final RequestMatcher RUNS_A_JOB = RequestPaths.like("/camunda/api/.*/job/[^/]+/execute/?");

    private static final JsonFactory STRICT = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LARGEST_BODY)
                    .build())
            .build();

    private final Messages messages;
    private final ObjectMapper json;

    WebappGuard(Messages messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (RUNS_A_JOB.matches(request)) {
            refuse(response, HttpStatus.FORBIDDEN, "guard.job");
            return;
        }
        if (asksInQuery(request.getQueryString())) {
            refuse(response, HttpStatus.BAD_REQUEST, "guard.expression");
            return;
        }
        if (isNoJson(request.getContentType())) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            refuse(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "guard.encoding");
            return;
        }
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            refuse(response, HttpStatus.PAYLOAD_TOO_LARGE, "guard.tooLarge");
            return;
        }
        var fault = faultOf(body);
        if (fault != null) {
            refuse(response, HttpStatus.BAD_REQUEST, fault);
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }

    /** Everything that is not plainly something else is read as JSON, since the REST layer is generous about what it takes for it. */
    private static boolean isNoJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        var type = contentType.toLowerCase(Locale.ROOT).strip();
        return type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
                || type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                || type.startsWith(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    }

    private static @Nullable String faultOf(byte[] body) {
        try (var parser = STRICT.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                // The name as parsed: escapes are undone, and each of several equal keys is seen.
                if (token == JsonToken.FIELD_NAME && isForbidden(parser.currentName())) {
                    return "guard.expression";
                }
            }
            return null;
        } catch (IOException noJson) {
            return "guard.malformed";
        }
    }

    private static boolean asksInQuery(@Nullable String query) {
        if (query == null) {
            return false;
        }
        for (var pair : query.split("&", -1)) {
            try {
                var name = pair.substring(0, pair.indexOf('=') < 0 ? pair.length() : pair.indexOf('='));
                if (isForbidden(URLDecoder.decode(name, StandardCharsets.UTF_8))) {
                    return true;
                }
            } catch (IllegalArgumentException brokenEscape) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForbidden(String key) {
        var name = key.strip().toLowerCase(Locale.ROOT);
        return name.endsWith("expression") || name.equals("startinstructions");
    }

    /** In the form of the engine's own errors, which the webapps know how to show. */
    private void refuse(HttpServletResponse response, HttpStatus status, String key) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(
                response.getOutputStream(), Map.of("type", "InvalidRequestException", "message", messages.get(key)));
    }
}
