package io.keypost.platform.language;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * The language of a request: what the reader switched to ({@code ?lang=}, kept in a cookie), else English when the browser asks for it
 * first, else Chinese. It holds for everything behind it, the engine's REST calls too, which never reach Spring's dispatcher.
 */
@Component
@Order(Language.AFTER_REQUEST_CONTEXT)
public class Language extends OncePerRequestFilter {

    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    static final String COOKIE = "lang";

    /** The request context filter sets the container's idea of a locale, which is the JVM's own for want of a header. */
    static final int AFTER_REQUEST_CONTEXT = OrderedRequestContextFilter.REQUEST_WRAPPER_FILTER_MAX_ORDER - 104;

    private static final Duration A_YEAR = Duration.ofDays(365);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable Locale chosen;
        try {
            chosen = known(request.getParameterMap().containsKey(COOKIE) ? request.getParameter(COOKIE) : null);
        } catch (InvalidFileNameException unreadable) {
            // The first to read what was sent meets a file's name with a NUL in it.
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (chosen != null) {
            var cookie = ResponseCookie.from(COOKIE, chosen.getLanguage())
                    .path("/")
                    .maxAge(A_YEAR)
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        var locale = chosen == null ? of(request) : chosen;
        LocaleContextHolder.setLocale(locale);
        chain.doFilter(new InLanguage(request, locale), response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** What the cookie says, or the header. */
    public static Locale of(HttpServletRequest request) {
        @Nullable Cookie cookie = WebUtils.getCookie(request, COOKIE);
        var kept = cookie == null ? null : known(cookie.getValue());
        return kept == null ? firstChoice(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)) : kept;
    }

    private static @Nullable Locale known(@Nullable String language) {
        if ("zh".equals(language)) {
            return CHINESE;
        }
        return "en".equals(language) ? Locale.ENGLISH : null;
    }

    static Locale firstChoice(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return CHINESE;
        }
        try {
            List<LanguageRange> ranges = LanguageRange.parse(acceptLanguage);
            return ranges.get(0).getRange().startsWith("en") ? Locale.ENGLISH : CHINESE;
        } catch (IllegalArgumentException notALanguage) {
            return CHINESE;
        }
    }

    /** Lets Spring's pages ask the request as ever and hear our answer. */
    private static final class InLanguage extends HttpServletRequestWrapper {

        private final Locale locale;

        InLanguage(HttpServletRequest request, Locale locale) {
            super(request);
            this.locale = locale;
        }

        @Override
        public Locale getLocale() {
            return locale;
        }

        @Override
        public Enumeration<Locale> getLocales() {
            return Collections.enumeration(List.of(locale));
        }
    }
}
