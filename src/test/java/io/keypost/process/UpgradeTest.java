package io.keypost.process;

import static io.keypost.TestDatabase.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.keypost.TestClock;
import io.keypost.TestDatabase;
import io.keypost.WebUser;
import io.keypost.process.UpgradeDatabase.Content;
import io.keypost.process.UpgradeDatabase.OpenTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A database that a version before has left behind, with agreements in force and tasks open, goes on under this one: in a JVM of its own,
 * on a database of its own, on the day it was left. How the fixtures are made stands in {@code upgrade/README.md}.
 */
@Tag("database")
class UpgradeTest {

    /** Done item by item, or let be. */
    private static final Set<String> CLEARING =
            Set.of("userTask_handOver", "userTask_revokeAccess", "userTask_returnMaterial");

    /** Their process is called by its notice's now: new tasks of the same kind, in the same case. */
    private static final Set<String> TRANSFER =
            Set.of("userTask_acknowledgeTransfer", "userTask_takeBackAccess", "userTask_verifyRevocation");

    static Stream<Path> fixtures() throws IOException {
        try (var files = Files.list(UpgradeDatabase.FIXTURES)) {
            return files.filter(file -> file.toString().endsWith(UpgradeDatabase.ENDING)).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aDatabaseOfAVersionBeforeGoesOn(Path fixture, @TempDir Path home) throws Exception {
        var database = UpgradeDatabase.restored(fixture, home);
        var before = database.before();
        assertThat(before.agreements())
                .extracting(it -> it.replaceAll(".* ", ""))
                .contains("ACTIVE", "SCHEDULED", "PENDING_SIGNATURE", "PARTLY_SIGNED");
        database.moveClock(before.leftAt());
        try (var keypost = database.start("--keypost.former-zone=UTC")) {
            var clerks = new Clerks(keypost);
            assertThat(statuses(clerks, "agreements", "number"))
                    .containsExactlyInAnyOrderElementsOf(before.agreements());
            assertThat(statuses(clerks, "appointments", "id"))
                    .containsExactlyInAnyOrderElementsOf(before.appointments());
            assertThat(statuses(clerks, "exits", "id")).containsExactlyInAnyOrderElementsOf(before.exits());
            everyInstanceIsOnTheLatestVersionOfItsModel(clerks);
            whatIsAskedOfARunningNoticeIsHeard(database);
            everyOpenTaskCanBeDone(before, clerks);
            keypost.stop();
        }
        nothingIsLostOrDoneTwice(database);
        everybodyHasAnAccountAndNoRightToChangeIt(database);
        if (TestDatabase.isPostgreSql()) {
            return; // That the next day comes does not depend on the database.
        }

        database.moveClock(
                before.nextFirstDay().atTime(1, 0).atZone(TestClock.ZONE).toInstant());
        try (var keypost = database.start()) {
            var clerks = new Clerks(keypost);
            whoBeginsTodayIsInPost(before, clerks);
            everyInstanceIsOnTheLatestVersionOfItsModel(clerks);
            keypost.stop();
        }
        nothingIsLostOrDoneTwice(database);
    }

    /** The very tasks that were open, each by whose it is; signings go on until the copies are filed. */
    private static void everyOpenTaskCanBeDone(Content before, Clerks clerks) {
        assertThat(before.tasks())
                .extracting(OpenTask::kind)
                .contains("userTask_review", "userTask_approve", "userTask_sign", "userTask_seal");
        var hr = clerks.keypost().user("hr1");
        for (var task : before.tasks()) {
            var found = find(task, hr);
            assertThat(found.path("taskDefinitionKey").asText())
                    .as("%s: %s", task, found)
                    .isEqualTo(task.kind());
        }
        for (var task : before.tasks()) {
            var found = find(task, hr);
            if (Clerks.APPOINTING.contains(task.kind()) || Clerks.SIGNING.contains(task.kind())) {
                clerks.completeFrom(task.kind(), task.businessKey());
            } else if (found.hasNonNull("id") && !CLEARING.contains(task.kind())) {
                // One may have been settled with another, as what is asked of a notice with its withdrawal.
                clerks.complete(found, task.businessKey());
            }
        }
        before.tasks().stream()
                .filter(task -> CLEARING.contains(task.kind()))
                .map(OpenTask::businessKey)
                .distinct()
                .forEach(clerks::writeOff);
    }

    private static JsonNode find(OpenTask task, WebUser by) {
        var inTheSameCase = "/task?taskDefinitionKey=" + task.kind() + "&processVariables=agreementNumber_eq_";
        return TRANSFER.contains(task.kind())
                ? by.engine("GET", inTheSameCase + task.businessKey(), null)
                        .body()
                        .path(0)
                : by.engine("GET", "/task/" + task.id(), null).body();
    }

    private static void everyInstanceIsOnTheLatestVersionOfItsModel(Clerks clerks) {
        var hr = clerks.keypost().user("hr1");
        var latest = hr.engine("GET", "/process-definition?latestVersion=true", null)
                .body()
                .findValuesAsText("id");
        // They are brought over while the first pages are answered.
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            var instances = hr.engine("POST", "/process-instance", Map.of()).body();
            assertThat(instances.findValuesAsText("businessKey")).isNotEmpty();
            assertThat(instances).allSatisfy(instance -> assertThat(latest)
                    .as(instance.path("businessKey").asText())
                    .contains(instance.path("definitionId").asText()));
        });
    }

    /** Its case waits for one message now, where those of before waited for two. */
    private static void whatIsAskedOfARunningNoticeIsHeard(UpgradeDatabase upgraded) throws SQLException {
        if (!TestDatabase.isPostgreSql()) {
            return; // The file is the application's alone while it runs.
        }
        try (var database = upgraded.open()) {
            assertThat(strings(
                            database,
                            "select x.business_key_ from act_ru_event_subscr s join act_ru_execution x"
                                    + " on x.id_ = s.proc_inst_id_ where s.event_name_ = 'keypost.noticeChangeAsked'"))
                    .containsExactlyInAnyOrderElementsOf(
                            strings(
                                    database,
                                    "select 'resignation-' || id from resignation where status = 'NOTICE' and receipt_id is not null"));
        }
    }

    /** Whoever has logged in has a stronger hash by now. */
    private static void everybodyHasAnAccountAndNoRightToChangeIt(UpgradeDatabase upgraded) throws SQLException {
        try (var database = upgraded.open()) {
            assertThat(strings(
                            database,
                            "select id_ from act_id_user where id_ not in (select user_id from account"
                                    + " where retired_at is null)"))
                    .isEmpty();
            assertThat(strings(
                            database,
                            "select distinct perms_ from act_ru_authorization where type_ = 1 and resource_type_ = 1"
                                    + " and user_id_ = resource_id_"))
                    .containsExactly("2");
            assertThat(strings(database, "select id_ from act_id_user where pwd_ like '{PBKDF2-SHA256}310000$%'"))
                    .contains("hr1")
                    .doesNotContain("auditor1");
        }
    }

    private static void nothingIsLostOrDoneTwice(UpgradeDatabase upgraded) throws SQLException {
        try (var database = upgraded.open()) {
            assertThat(UpgradeDatabase.log(database))
                    .startsWith(upgraded.before().log().toArray(String[]::new));
            assertThat(
                            strings(
                                    database,
                                    "select subject || ' ' || what from audit_event where what not like 'document.%'"
                                            + " and what not like 'clearance.%' and what not like 'resignation.%'"
                                            + " and what not like 'agreement.endMoved.%'"
                                            + " and what not in ('agreement.endReminded', 'agreement.signingReminded', 'renewal.overdue') and subject like 'a%'"))
                    .doesNotHaveDuplicates();
            assertThat(strings(
                            database,
                            "select d.id from document d left join document_content c on c.document_id = d.id"
                                    + " where c.bytes is null or " + sha256("c.bytes") + " <> d.sha256"))
                    .isEmpty();
            assertThat(strings(
                            database,
                            "select e.business_key_ from act_ru_execution e join act_re_procdef p on p.id_ = e.proc_def_id_"
                                    + " where e.parent_id_ is null and p.key_ = 'term'"))
                    .containsExactlyInAnyOrderElementsOf(strings(
                            database,
                            // What has just ended may be stopped before its clearance is opened; where a successor goes
                            // on,
                            // there is none.
                            "select number from agreement a where status in ('SCHEDULED', 'ACTIVE') or status = 'ENDED'"
                                    + " and not exists (select 1 from agreement s where s.predecessor = a.number"
                                    + " and s.status in ('SCHEDULED', 'ACTIVE', 'ENDED'))"
                                    + " and not exists (select 1 from exit_case e where e.agreement_number = a.number"
                                    + " and e.status = 'CLOSED')"));
            assertThat(strings(database, "select incident_msg_ from act_ru_incident"))
                    .isEmpty();
        }
    }

    private static String sha256(String bytes) {
        return TestDatabase.isPostgreSql()
                ? "encode(sha256(" + bytes + "), 'hex')"
                : "rawtohex(hash('SHA-256', " + bytes + "))";
    }

    private static void whoBeginsTodayIsInPost(Content before, Clerks clerks) {
        var number = before.agreements().stream()
                .filter(it -> it.endsWith(" SCHEDULED"))
                .map(it -> it.replaceAll(" .*", ""))
                .findFirst()
                .orElseThrow();
        var appointment =
                clerks.get("/agreements/" + number).path("appointmentId").asText();
        clerks.waitFor("/appointments/" + appointment, it -> "IN_POST"
                .equals(it.path("status").asText()));
    }

    private static List<String> statuses(Clerks clerks, String list, String key) {
        var items = clerks.get("/" + list + "?size=200").path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(it -> it.path(key).asText() + " " + it.path("status").asText())
                .toList();
    }
}
