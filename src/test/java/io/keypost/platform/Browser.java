package io.keypost.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody at a browser: keeps cookies, follows no redirect, sends the tokens that pages send. */
public class Browser {

    public static final String ENGINE = "/camunda/api/engine/engine/default";

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final List<String> headers = new ArrayList<>(List.of("Accept-Language", "zh-CN,zh;q=0.9"));

    public Browser(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** Adds a header, or replaces it, in every request from here on. */
    public Browser with(String header, String value) {
        var at = headers.indexOf(header);
        if (at >= 0) {
            headers.set(at + 1, value);
        } else {
            headers.addAll(List.of(header, value));
        }
        return this;
    }

    public HttpResponse<String> logIn(String user, String password) {
        return submit("/login", Map.of("username", user, "password", password));
    }

    /** Fills in the form of a page of ours and sends it. */
    public HttpResponse<String> submit(String page, Map<String, String> fields) {
        get(page);
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                "POST",
                page,
                "application/x-www-form-urlencoded",
                form + "&_csrf=" + cookie("KEYPOST-XSRF").orElse(""));
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null, null);
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public HttpResponse<String> put(String path, String json) {
        return send("PUT", path, "application/json", json);
    }

    public HttpResponse<String> send(String method, String path, @Nullable String contentType, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .headers(headers.toArray(String[]::new));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public void forget(String name) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
    }

    public static String where(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Location")
                .map(URI::create)
                .map(target -> target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()))
                .orElse("");
    }
}
