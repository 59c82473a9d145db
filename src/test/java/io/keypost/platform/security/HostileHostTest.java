package io.keypost.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.platform.web.WebTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever asks may claim to have asked another host: nothing that is answered, and nowhere it leads, says so. */
@WebTest
class HostileHostTest {

    private static final String HOSTILE = "hostile.example";

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)\nlocation: *(\\w+:|//)");
    private static final Pattern SECURE = Pattern.compile("(?i)\nset-cookie:[^\r\n]*; *secure");

    private static final List<String> HEADERS = List.of(
            "Host: " + HOSTILE,
            "Host: " + HOSTILE + ":6666",
            "X-Forwarded-Host: " + HOSTILE,
            "X-Forwarded-Server: " + HOSTILE,
            "X-Forwarded-Proto: https",
            "X-Forwarded-Port: 6666",
            "X-Forwarded-Prefix: /" + HOSTILE,
            "Forwarded: for=192.0.2.1;proto=https;host=" + HOSTILE,
            "X-Original-URL: http://" + HOSTILE + "/",
            "X-Rewrite-URL: http://" + HOSTILE + "/");

    private static final List<String> ROUTES = List.of(
            "GET /",
            "GET /login",
            "GET /login?error",
            "POST /login",
            "POST /logout",
            "GET /people",
            "GET /calendar",
            "GET /agreements/none",
            "GET /appointments/0/task",
            "GET /camunda",
            "GET /camunda/",
            "GET /camunda/app/",
            "GET /camunda/app/tasklist",
            "GET /camunda/app/tasklist/default/",
            "GET /camunda/app/cockpit/default/",
            "GET /camunda/app/admin/default/setup/",
            "GET /camunda/api/engine/engine/default/task",
            "GET /api/posts",
            "GET /v3/api-docs",
            "GET /css",
            "GET /error",
            "GET /no-such-page");

    @LocalServerPort
    int port;

    @Autowired
    Logins logins;

    @Test
    void nobodyIsLedElsewhere() throws IOException {
        assertThat(offences(null)).isEmpty();
    }

    @Test
    void norSomebodyLoggedIn() throws IOException {
        var somebody = logins.browser(port, "hosted", "hr");

        assertThat(offences("JSESSIONID=" + somebody.cookie("JSESSIONID").orElseThrow()))
                .isEmpty();
    }

    private Map<String, String> offences(@Nullable String cookies) throws IOException {
        var offences = new TreeMap<String, String>();
        for (var header : HEADERS) {
            for (var route : ROUTES) {
                var answer = ask(route, header, cookies, "");
                if (!isInnocent(answer)) {
                    offences.put(route + " with " + header, answer);
                }
            }
        }
        return offences;
    }

    /** The page asked for is kept from before the login: with the host it was asked of. */
    @Test
    void norWhoLogsInAfterAskingForAPage() throws IOException {
        logins.user("hosted", "hr");
        for (var header : HEADERS) {
            var asked = ask("GET /people?q=x", header, null, "");
            var session = cookie(asked, "JSESSIONID");
            var token = cookie(asked, "KEYPOST-XSRF");
            var form = "username=hosted&password=" + Logins.PASSWORD + "&_csrf=" + token;

            var answer = ask("POST /login", header, "JSESSIONID=" + session + "; KEYPOST-XSRF=" + token, form);

            assertThat(answer).as(header).matches(HostileHostTest::isInnocent);
            assertThat(answer).as(header).contains("Location: /people?q=x");
        }
    }

    /** Tomcat counts this machine among its proxies unless told otherwise, and would believe it about the protocol too. */
    private static boolean isInnocent(String answer) {
        return answer.startsWith("HTTP/1.1 ")
                && !answer.contains(HOSTILE)
                && !answer.contains(":6666")
                && !answer.contains("https://")
                && !ABSOLUTE.matcher(answer).find()
                && !SECURE.matcher(answer).find();
    }

    private String ask(String route, String header, @Nullable String cookies, String form) throws IOException {
        var lines = new ArrayList<>(List.of(route + " HTTP/1.1", header, "Accept: text/html", "Connection: close"));
        if (!header.startsWith("Host:")) {
            lines.add("Host: 127.0.0.1:" + port);
        }
        if (cookies != null) {
            lines.add("Cookie: " + cookies);
        }
        if (route.startsWith("POST")) {
            lines.add("Content-Type: application/x-www-form-urlencoded");
            lines.add("Content-Length: " + form.length());
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = String.join("\r\n", lines) + "\r\n\r\n" + form;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String cookie(String answer, String name) {
        return answer.lines()
                .filter(line -> line.startsWith("Set-Cookie: " + name + "="))
                .map(line -> line.substring(line.indexOf('=') + 1).split(";", 2)[0])
                .findFirst()
                .orElseThrow();
    }
}
