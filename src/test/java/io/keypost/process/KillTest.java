package io.keypost.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostApplication;
import io.keypost.Waiting;
import io.keypost.WebUser;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application in a JVM of its own, on a database file of its own, killed without warning (SIGKILL) again and again: each time it goes
 * on where it was. What it has answered is kept, and what it was doing is done once.
 */
class KillTest {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    /** Less than a lock on a job lasts: what the killed one had locked must be free at the next start. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(40);

    private static final String PASSWORD = "demo";
    private static final String CANDIDATE = "100007";

    private final Random random = new Random();
    private @Nullable Process application;
    private Path home = Path.of("");
    private int port;

    @AfterEach
    void kill() throws InterruptedException {
        if (application != null) {
            application.destroyForcibly();
            application.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aCaseGoesOnWhereverTheApplicationWasKilled(@TempDir Path empty) throws Exception {
        home = empty;
        port = freePort();

        start();
        // In the middle of setting the sample organisation up.
        Thread.sleep(random.nextInt(3000));
        kill();

        start();
        waitFor("the sample organisation", () -> agreements() == 5 && appointments() == 6 && tasks("hr1", null) > 0);
        var appointment = nominate();
        kill();

        start();
        user("hr1").complete(appointment, "userTask_review", Map.of("qualified", true));
        user("leader1").complete(appointment, "userTask_approve", Map.of("approved", true));
        // While it appoints, writes the notice, takes the number and sets the text.
        Thread.sleep(random.nextInt(1500));
        kill();

        start();
        waitFor("the agreement's number", () -> agreements() == 6);
        var number = user("hr1")
                .api("GET", "/appointments/" + appointment, null)
                .body()
                .path("agreementNumber")
                .asText();
        assertThat(number).isNotBlank();
        user("hr2").complete(number, "userTask_check", Map.of("textCorrect", true));
        user(CANDIDATE)
                .complete(
                        number,
                        "userTask_sign",
                        Map.of("signed", true, "scanId", user(CANDIDATE).scan()));
        user("seal1")
                .complete(
                        number,
                        "userTask_seal",
                        Map.of("scanConfirmed", true, "scanId", user("seal1").scan()));
        // Before, or while, the term's watch begins.
        kill();

        start();
        user("archive1")
                .complete(
                        number,
                        "userTask_fileCopies",
                        Map.of("copiesMatch", true, "receivedForPartyA", "档案室", "deliveredOn", today().toString()));
        kill();

        KilledDatabase.everythingOnce(home, appointment, number);
    }

    private String nominate() {
        var nomination = Map.<String, Object>of(
                "postCode",
                "DATABASE",
                "staffNo",
                CANDIDATE,
                "department",
                "信息中心",
                "fullTime",
                false,
                "years",
                3,
                "firstDay",
                today().plusDays(40).toString(),
                "confidentialityAgreementNo",
                "BM-1");
        var answer = user("manager1").api("POST", "/appointments", nomination);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.body().path("id").asText();
    }

    private int agreements() {
        return user("hr1").api("GET", "/agreements", null).body().path("total").asInt();
    }

    private int appointments() {
        return user("hr1")
                .api("GET", "/appointments", null)
                .body()
                .path("total")
                .asInt();
    }

    private int tasks(String userId, @Nullable String key) {
        var query = key == null ? "" : "?taskDefinitionKey=" + key;
        return user(userId).engine("GET", "/task" + query, null).body().size();
    }

    private WebUser user(String id) {
        return WebUser.logIn(port, id, PASSWORD);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    /** As the README starts it: all defaults, the database under ./data. */
    private void start() throws IOException {
        var classPath = Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !entry.contains("process_test_coverage"))
                .collect(Collectors.joining(File.pathSeparator));
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx500m",
                "-Duser.timezone=America/New_York",
                "-cp",
                classPath,
                KeypostApplication.class.getName(),
                "--server.port=" + port,
                "--spring.jmx.enabled=false");
        application = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/kill-test.log").getAbsoluteFile()))
                .start();
        Waiting.waitFor("the start", LONGEST_START, this::isUp);
    }

    private boolean isUp() {
        assertThat(Objects.requireNonNull(application).isAlive()).as("alive").isTrue();
        try {
            user("hr1");
            return true;
        } catch (UncheckedIOException | IllegalStateException notYet) {
            return false;
        }
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        Waiting.waitFor(what, LONGEST_WAIT, condition);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
