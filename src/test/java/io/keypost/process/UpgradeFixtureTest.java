package io.keypost.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.RunningKeypost;
import io.keypost.TestClock;
import io.keypost.WebUser;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Leaves the database of this version for {@link UpgradeTest} under the next: see {@code upgrade/README.md}. */
@EnabledIfSystemProperty(named = "keypost.upgrade.fixture", matches = "\\w+")
class UpgradeFixtureTest {

    @Test
    void agreementsInForceAndCasesAtEachStepAreStored(@TempDir Path home) throws Exception {
        try (var keypost = RunningKeypost.start(
                home,
                // Nothing of the machine it is written on.
                "--keypost.node=fixture",
                "--camunda.bpm.generic-properties.properties.hostname=fixture")) {
            var clerks = new Clerks(keypost);
            clerks.completeFrom("userTask_check", agreed("100005", "DATABASE", 30, clerks));
            clerks.complete("userTask_check", agreed("100006", "NETWORK", 40, clerks));
            var toBeSealed = agreed("100007", "DATABASE", 50, clerks);
            clerks.complete("userTask_check", toBeSealed);
            clerks.complete("userTask_sign", toBeSealed);
            clerks.complete("userTask_review", clerks.nominate("100008", "MACHINE_ROOM", 60));
            leave(clerks);
            // The sample organisation itself leaves a nomination for review.
            keypost.stop();
        }
        try (var database = DriverManager.getConnection(RunningKeypost.database(home), "keypost", "");
                var statement = database.createStatement()) {
            statement.execute("script nopasswords to '"
                    + UpgradeTest.FIXTURES
                            .resolve(System.getProperty("keypost.upgrade.fixture") + UpgradeTest.ENDING)
                            .toAbsolutePath()
                    + "' compression gzip");
        }
    }

    /** An exit in each state, but for the one in its transfer, which the sample organisation brings along. */
    private static void leave(Clerks clerks) {
        var keypost = clerks.keypost();
        var today = LocalDate.now(TestClock.ZONE);
        var expired = numberOf("100005", "ENDED", clerks);
        clerks.writeOff(expired);
        send(
                keypost.user("hr1"),
                "PUT",
                "/exits/" + exitOf(expired, clerks) + "/secrecy-period",
                Map.of("from", today.toString(), "to", today.plusYears(2).toString(), "reason", "涉密人员脱密期"));
        send(
                keypost.user("hr1"),
                "POST",
                "/people/100003/labour-contract/end",
                Map.of("endedOn", today.minusDays(1).toString(), "reason", "TERMINATED"));
        clerks.waitFor("/agreements/" + numberOf("100003", "ENDED", clerks), it -> it.hasNonNull("exit"));

        var notice = numberOf("100001", "ACTIVE", clerks);
        var holder = keypost.user("100001");
        send(holder, "POST", "/agreements/" + notice + "/resignation", Map.of("scope", "POST"));
        send(holder, "POST", "/exits/" + exitOf(notice, clerks) + "/withdrawal", Map.of("reason", "误提交"));
        send(holder, "POST", "/agreements/" + notice + "/resignation", Map.of("scope", "EMPLOYMENT"));
        clerks.complete("userTask_confirmReceipt", notice);
        clerks.waitFor(
                "/exits/" + exitOf(notice, clerks), it -> it.path("resignation").hasNonNull("receiptId"));
        send(
                keypost.user("hr2"),
                "POST",
                "/exits/" + exitOf(notice, clerks) + "/shortening",
                Map.of("lastDay", today.plusDays(40).toString(), "reason", "工作已交接"));

        var ahead = numberOf("100005", "SCHEDULED", clerks);
        send(keypost.user("100005"), "POST", "/agreements/" + ahead + "/resignation", Map.of("scope", "POST"));
    }

    private static void send(WebUser user, String method, String path, Map<String, Object> body) {
        var answer = user.api(method, path, body);
        assertThat(answer.status()).as(path + answer).isBetween(200, 299);
    }

    private static String exitOf(String number, Clerks clerks) {
        return clerks.get("/agreements/" + number).path("exit").asText();
    }

    private static String numberOf(String staffNo, String status, Clerks clerks) {
        return clerks.get("/agreements?person=%s&status=%s".formatted(staffNo, status))
                .path("items")
                .path(0)
                .path("number")
                .asText();
    }

    private static String agreed(String staffNo, String post, int startsInDays, Clerks clerks) {
        var appointment = clerks.nominate(staffNo, post, startsInDays);
        clerks.completeFrom("userTask_review", appointment);
        return clerks.numberOf(appointment);
    }
}
