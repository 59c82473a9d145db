package io.keypost.fuzz;

import io.keypost.fuzz.Draft.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody with a browser's cookies, logged in or not. */
final class Visitor {

    private final Wire wire;
    private final String id;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private Visitor(Wire wire, String id) {
        this.wire = wire;
        this.id = id;
    }

    /** Who is not logged in. */
    static Visitor nobody(Wire wire) {
        return new Visitor(wire, "nobody");
    }

    static Visitor of(Wire wire, String id, String password) throws IOException {
        var visitor = new Visitor(wire, id);
        visitor.keep(visitor.send(Draft.get("/login")));
        var login = new Draft("POST", "/login");
        login.headers.put("Content-Type", "application/x-www-form-urlencoded");
        login.form = new ArrayList<>(List.of(
                new Field("username", URLEncoder.encode(id, StandardCharsets.UTF_8)), new Field("password", password)));
        visitor.keep(visitor.send(login));
        // The webapps' own token comes with any of their pages.
        visitor.keep(visitor.send(Draft.get("/camunda/app/tasklist/default/")));
        if (!visitor.isLoggedIn()) {
            throw new IllegalStateException(id + " cannot log in");
        }
        return visitor;
    }

    boolean isLoggedIn() throws IOException {
        return send(Draft.get("/api/posts")).status() == 200;
    }

    String id() {
        return id;
    }

    /** Cookies that come with the answer are not kept, so that each request meets the same session. */
    Wire.Answer send(Draft draft) throws IOException {
        return wire.send(bytes(draft));
    }

    byte[] bytes(Draft draft) {
        var body = draft.body();
        var headers = new LinkedHashMap<String, String>();
        headers.put("Host", "127.0.0.1");
        headers.put("Connection", "close");
        headers.put("User-Agent", "Mozilla/5.0");
        headers.put("Accept", draft.path.contains("/api/") ? "application/json" : "text/html");
        if (!cookies.isEmpty()) {
            headers.put(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (draft.tokens) {
            headers.put("X-KEYPOST-XSRF", cookies.getOrDefault("KEYPOST-XSRF", ""));
            headers.put("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
        }
        if (body.length > 0 || !draft.method.equals("GET")) {
            headers.put("Content-Length", Integer.toString(body.length));
        }
        headers.putAll(draft.headers);
        var head = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining("", draft.method + " " + draft.target() + " HTTP/1.1\r\n", "\r\n"));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Draft.bytes(head));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private void keep(Wire.Answer answer) {
        answer.headers().stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip().split(";", -1)[0])
                .forEach(cookie -> cookies.put(
                        cookie.substring(0, cookie.indexOf('=')), cookie.substring(cookie.indexOf('=') + 1)));
    }
}
