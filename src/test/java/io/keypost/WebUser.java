package io.keypost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person at a browser, without the browser: logged in by the login page, calling what Tasklist and our forms call. */
public final class WebUser {

    /** What came back. */
    public record Answer(int status, JsonNode body) {

        /** The sentence of an error, whichever layer has written it. */
        public String message() {
            return body.path("message").asText(body.path("detail").asText());
        }
    }

    private static final Set<String> OF_LEAVING = Set.of(
            "userTask_confirmReceipt",
            "userTask_collectReceipt",
            "userTask_decideTransfer",
            "userTask_acknowledgeTransfer",
            "userTask_takeBackAccess",
            "userTask_verifyRevocation",
            "userTask_arrangeSuccession",
            "userTask_approveWithdrawal",
            "userTask_approveShortening",
            "userTask_giveBackAccess",
            "userTask_handOver",
            "userTask_commit",
            "userTask_revokeAccess",
            "userTask_returnMaterial",
            "userTask_verifyClearance");

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Less than a lock on a job lasts: what a killed application had locked must be free at the next start. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(40);

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String base;
    private final String userId;
    private final String password;

    private WebUser(int port, String userId, String password) {
        this.base = "http://127.0.0.1:" + port;
        this.userId = userId;
        this.password = password;
    }

    public static WebUser logIn(int port, String userId, String password) {
        var user = new WebUser(port, userId, password);
        user.fillIn("/login", Map.of("username", userId, "password", password));
        // The webapps hand out their own token with the first answer.
        var answer = user.send(user.request(ENGINE + "/task/count").GET());
        if (answer.status() != 200) {
            throw new IllegalStateException("login of " + userId + ": " + answer);
        }
        return user;
    }

    /** Who has been given a password chooses another. */
    static void choosePassword(int port, String userId, String given, String own) {
        var user = new WebUser(port, userId, given);
        user.fillIn("/login", Map.of("username", userId, "password", given));
        user.fillIn("/password", Map.of("old", given, "password", own, "repeated", own));
    }

    private void fillIn(String page, Map<String, String> fields) {
        send(request(page).GET());
        var form = new StringBuilder("_csrf=" + encode(cookie("KEYPOST-XSRF")));
        fields.forEach(
                (field, value) -> form.append('&').append(field).append('=').append(encode(value)));
        send(request(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())));
    }

    /** A call to the engine's REST interface as the webapps make it. */
    public Answer engine(String method, String path, @Nullable Object body) {
        return send(request(ENGINE + path)
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .header("Content-Type", "application/json")
                .method(method, publisher(body)));
    }

    /** Does the task of that kind that waits in a case, or soon will: between two tasks the engine has a job or two to do. */
    public void complete(String businessKey, String kind, Map<String, ?> answer) {
        var query = "/task?" + caseOf(kind, businessKey) + "&taskDefinitionKey=" + kind;
        Waiting.waitFor(
                kind + " of " + businessKey + " as " + userId,
                LONGEST_WAIT,
                () -> engine("GET", query, null).body().size() == 1);
        var id = engine("GET", query, null).body().path(0).path("id").asText();
        var completed = engine("POST", "/task/" + id + "/submit-form", variables(answer));
        if (completed.status() != 204) {
            throw new AssertionError(kind + " of " + businessKey + " by " + userId + ": " + completed);
        }
    }

    /** Notices and clearances go by their own number; they know which agreement they are about. */
    private static String caseOf(String kind, String businessKey) {
        return OF_LEAVING.contains(kind)
                ? "processVariables=agreementNumber_eq_" + businessKey
                : "processInstanceBusinessKey=" + businessKey;
    }

    /** A call to our own API, as a script makes it. */
    public Answer api(String method, String path, @Nullable Object body) {
        return send(request("/api" + path)
                .header("Authorization", basic())
                .header("Content-Type", "application/json")
                .method(method, publisher(body)));
    }

    /** Hands in a scan; its id. */
    public String scan() {
        return upload(PaperScan.pdf());
    }

    private String upload(byte[] pdf) {
        var boundary = "----keypost";
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan.pdf\"\r\n"
                                + "Content-Type: application/pdf\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(pdf);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var answer = send(request("/api/documents")
                .header("Authorization", basic())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        if (answer.status() != 201) {
            throw new IllegalStateException("upload by " + userId + ": " + answer);
        }
        return answer.body().path("id").asText();
    }

    /** Variables as the engine's REST interface takes them. */
    public static Map<String, Object> variables(Map<String, ?> values) {
        var variables = new HashMap<String, Object>();
        values.forEach((name, value) -> variables.put(name, value(value)));
        return Map.of("variables", variables);
    }

    public static Map<String, Object> value(Object value) {
        return Map.of("value", value, "type", value.getClass().getSimpleName());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), parsed(response.body()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body.isEmpty() ? "null" : body);
        } catch (JsonProcessingException notJson) {
            return JSON.getNodeFactory().textNode(body);
        }
    }

    private static HttpRequest.BodyPublisher publisher(@Nullable Object body) {
        try {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private String basic() {
        return "Basic "
                + Base64.getEncoder().encodeToString((userId + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
