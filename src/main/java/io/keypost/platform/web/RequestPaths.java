package io.keypost.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Requests by their path, as the container has decoded it. Spring's own matchers leave out the part a servlet is mapped to, and so let
 * pass {@code /camunda/api/admin}, which is a servlet of its own.
 */
public final class RequestPaths {

    private RequestPaths() {}

    public static String of(HttpServletRequest request) {
        var rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    /** That path and everything below. */
    public static boolean isUnder(String path, HttpServletRequest request) {
        var asked = of(request);
        return asked.equals(path) || asked.startsWith(path + "/");
    }

    public static RequestMatcher under(String path) {
        return request -> isUnder(path, request);
    }

    public static RequestMatcher like(String expression) {
        var pattern = Pattern.compile(expression);
        return request -> pattern.matcher(of(request)).matches();
    }
}
