package io.keypost.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keypost.platform.language.Language;
import io.keypost.platform.language.Messages;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * How an error is told where Spring's dispatcher has no say, in the language of whom it is told: to the API as a problem (RFC 9457), to
 * the webapps in the form of the engine's own errors, to everybody else as a page.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ErrorAnswers {

    /** Who asks. */
    public enum Face {
        API,
        WEBAPP,
        PAGE;

        /** By the path, as whoever wrote it oddly may have meant it; of an error, by the path that has led to it. */
        public static Face of(HttpServletRequest request) {
            var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String before
                    ? before
                    : request.getRequestURI();
            return asked == null ? PAGE : of(asked);
        }

        private static Face of(String uri) {
            var path = uri.replaceAll(";[^/]*", "").replaceAll("/(\\.?/)+", "/");
            if (path.startsWith("/camunda/api/")) {
                return WEBAPP;
            }
            return path.startsWith("/api/") || path.startsWith("/v3/api-docs") ? API : PAGE;
        }
    }

    /** What a webapp takes for the kind of an error that is the caller's. */
    public static final String INVALID = "InvalidRequestException";

    private static final Set<Integer> WITH_SENTENCE = Set.of(400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 500);

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
              <meta charset="utf-8">
              <title>%s</title>
              <link rel="stylesheet" href="/css/keypost.css">
            </head>
            <body class="kp-login"><main class="kp-login-box"><h1>%s</h1><p>%s</p></main></body>
            </html>
            """;

    private final Messages messages;
    private final ObjectMapper json;

    /** Tells what there is to say of that status and nothing more. */
    public void tell(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        var known = withSentence(status);
        tell(request, response, status, "problem." + known, "rule.http." + known);
    }

    /**
     * Tells what these keys say.
     *
     * @param args of the detail
     */
    public void tell(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String title,
            String detail,
            Object... args)
            throws IOException {
        inLanguageOf(
                request,
                () -> write(response, Face.of(request), status, messages.get(title), messages.get(detail, args)));
    }

    /** The status whose sentence also fits this one. */
    static int withSentence(int status) {
        return WITH_SENTENCE.contains(status) ? status : status < 500 ? 400 : 500;
    }

    private void write(HttpServletResponse response, Face face, int status, String title, String detail)
            throws IOException {
        response.setStatus(status);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        switch (face) {
            case API -> {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                var problem = Map.of("title", title, "status", status, "detail", detail, "violations", List.of());
                json.writeValue(response.getOutputStream(), problem);
            }
            case WEBAPP -> {
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                json.writeValue(response.getOutputStream(), Map.of("type", INVALID, "message", detail));
            }
            case PAGE -> {
                response.setContentType(MediaType.TEXT_HTML_VALUE);
                var named = HtmlUtils.htmlEscape(title);
                var page = PAGE.formatted(messages.locale().getLanguage(), named, named, HtmlUtils.htmlEscape(detail));
                response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private interface Told {
        void tell() throws IOException;
    }

    /** Outside the filters nobody has found out which it is. */
    private static void inLanguageOf(HttpServletRequest request, Told told) throws IOException {
        if (LocaleContextHolder.getLocaleContext() != null) {
            told.tell();
            return;
        }
        LocaleContextHolder.setLocale(Language.of(request));
        try {
            told.tell();
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
