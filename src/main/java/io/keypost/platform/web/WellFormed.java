package io.keypost.platform.web;

import io.keypost.platform.language.PlainText;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.apache.catalina.Globals;
import org.apache.tomcat.util.http.Parameters.FailReason;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first to look at a request, before anybody asks what its path or its parameters mean: those who come later differ on what
 * {@code //} or half an escape is, and some of them break on it.
 */
@Component
@Order(WellFormed.AFTER_CHARACTER_ENCODING)
@RequiredArgsConstructor
class WellFormed extends OncePerRequestFilter {

    static final int AFTER_CHARACTER_ENCODING = Ordered.HIGHEST_PRECEDENCE + 10;

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();
    private final ErrorAnswers answers;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var fault = faultOf(request);
        if (fault == null) {
            chain.doFilter(request, response);
        } else {
            answers.tell(request, response, fault.value());
        }
    }

    private @Nullable HttpStatus faultOf(HttpServletRequest request) {
        if (!isMethod(request.getMethod())) {
            return HttpStatus.METHOD_NOT_ALLOWED;
        }
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException oddPath) {
            return HttpStatus.BAD_REQUEST;
        }
        Map<String, String[]> parameters;
        try {
            parameters = request.getParameterMap();
        } catch (RuntimeException unreadable) {
            // Such as a file whose name has a NUL in it.
            return HttpStatus.BAD_REQUEST;
        }
        if (request.getAttribute(Globals.PARAMETER_PARSE_FAILED_ATTR) != null && !isUpload(request)) {
            var why = request.getAttribute(Globals.PARAMETER_PARSE_FAILED_REASON_ATTR);
            return why == FailReason.POST_TOO_LARGE ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.BAD_REQUEST;
        }
        return parameters.entrySet().stream().allMatch(WellFormed::isPlain) ? null : HttpStatus.BAD_REQUEST;
    }

    /** Of those a client may send; whether it fits is decided where it goes. A trace would tell a script our cookies. */
    private static boolean isMethod(String method) {
        return Arrays.asList(HttpMethod.values()).contains(HttpMethod.valueOf(method))
                && !HttpMethod.TRACE.matches(method);
    }

    /** What is wrong with a file is said where it is received. */
    private static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.regionMatches(true, 0, MediaType.MULTIPART_FORM_DATA_VALUE, 0, 19);
    }

    private static boolean isPlain(Map.Entry<String, String[]> parameter) {
        return !parameter.getKey().isBlank()
                && Stream.concat(Stream.of(parameter.getKey()), Arrays.stream(parameter.getValue()))
                        .allMatch(PlainText::is);
    }
}
