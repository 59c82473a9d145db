package io.keypost.process.term;

import static io.keypost.TestDatabase.strings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keypost.KeypostTest;
import io.keypost.RunningKeypost;
import io.keypost.TestClock;
import io.keypost.TestDatabase;
import io.keypost.Waiting;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.DraftingAgreements;
import io.keypost.agreement.Nomination;
import io.keypost.agreement.SigningAgreements;
import io.keypost.platform.security.Users;
import io.keypost.process.Cases;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A midnight at which 200 agreements end, and the application is killed in the middle of it: each ends once, each is cleared once. */
@KeypostTest
class ExpiryKillTest {

    private static final String READER = "auditor-of-kills";
    private static final String PASSWORD = "what the killed know";
    private static final int AGREEMENTS = 200;
    private static final Duration LONGEST_STORM = Duration.ofMinutes(6);

    @Autowired
    Cases cases;

    @Autowired
    AppointingHolders appointing;

    @Autowired
    DraftingAgreements drafting;

    @Autowired
    SigningAgreements signing;

    @Autowired
    TermProcess termProcess;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TestClock clock;

    @Autowired
    Users users;

    @Test
    void killedInTheMiddleOfAMidnightEachEndsOnceAndIsClearedOnce(@TempDir Path home) throws Exception {
        Assumptions.assumeFalse(TestDatabase.isPostgreSql(), "the database is copied as an H2 script");
        cases.countNoCoverage();
        users.add(READER, "审计", PASSWORD, List.of("auditor"));
        var firstDay = clock.today();
        var numbers = new ArrayList<String>();
        for (var i = 0; i < AGREEMENTS; i++) {
            numbers.add(signed(firstDay));
        }
        var lastDay = signing.get(numbers.get(0)).term().lastDay();
        try {
            copyTo(home, lastDay.plusDays(1).atStartOfDay(TestClock.ZONE).toInstant());
        } finally {
            forget(numbers);
        }

        try (var keypost = RunningKeypost.startWithoutSample(home)) {
            Waiting.waitFor("some ends", LONGEST_STORM, () -> recorded(keypost, numbers) > 5);
        }
        assertThat(ended(home, numbers)).as("in the middle of it").hasSizeLessThan(AGREEMENTS);

        try (var keypost = RunningKeypost.startWithoutSample(home)) {
            Waiting.waitFor(
                    "all ends",
                    LONGEST_STORM,
                    () -> recorded(keypost, numbers) == AGREEMENTS && exits(keypost, numbers) == AGREEMENTS);
            keypost.stop();
        }
        everythingOnce(home, numbers);
    }

    /** A short way to an agreement in force for one year: the steps of the processes, without their tasks. */
    private String signed(LocalDate firstDay) {
        var holder = cases.person();
        var proposed = cases.nomination(holder, "NETWORK", firstDay);
        var appointment = appointing.nominate(
                new Nomination(
                        proposed.postCode(),
                        holder,
                        proposed.department(),
                        false,
                        1,
                        firstDay,
                        null,
                        proposed.confidentialityAgreementNo(),
                        null),
                "manager1");
        appointing.review(appointment.id(), "hr1", true, null);
        appointing.decide(appointment.id(), "leader1", true, null);
        appointing.appoint(appointment.id(), unchecked -> List.of());
        var number = drafting.open(appointment.id()).number();
        drafting.draft(number);
        drafting.approveText(number, "hr1");
        signing.signByHolder(number, holder, cases.scan(holder));
        signing.seal(number, "seal1", cases.scan("seal1"));
        termProcess.start(number);
        return number;
    }

    private void copyTo(Path home, Instant moment) throws SQLException {
        var script = home.resolve("copy.sql").toString();
        database.execute("script to '" + script + "'");
        try (var copy = DriverManager.getConnection(RunningKeypost.database(home), "keypost", "");
                var statement = copy.createStatement()) {
            statement.execute("runscript from '" + script + "'");
            statement.execute("merge into act_ge_property (name_, value_, rev_) key (name_) values"
                    + " ('keypost.clock.offset', '" + Duration.between(Instant.now(), moment) + "', 1)");
            // The script brings along that the database stays open when nobody uses it.
            statement.execute("set db_close_delay 0");
            statement.execute("shutdown");
        }
    }

    /** Other tests share this database, and should not carry these along. */
    private void forget(List<String> numbers) {
        for (var number : numbers) {
            runtimeService.deleteProcessInstance(cases.instance("term", number).getId(), "copied");
            database.update("update agreement set status = 'VOID', standing_key = null where number = ?", number);
        }
    }

    private static long recorded(RunningKeypost keypost, List<String> numbers) {
        return all(keypost, "/agreements?status=ENDED&post=NETWORK")
                .filter(item -> item.has("endRecordedAt")
                        && numbers.contains(item.path("number").asText()))
                .count();
    }

    private static long exits(RunningKeypost keypost, List<String> numbers) {
        return all(keypost, "/exits?")
                .filter(item -> numbers.contains(item.path("agreement").asText()))
                .count();
    }

    private static Stream<JsonNode> all(RunningKeypost keypost, String list) {
        var admin = keypost.user(READER, PASSWORD);
        var items = new ArrayList<JsonNode>();
        for (var page = 0; ; page++) {
            var body = admin.api("GET", list + "&size=200&page=" + page, null).body();
            body.path("items").forEach(items::add);
            if (items.size() >= body.path("total").asInt()) {
                return items.stream();
            }
        }
    }

    private static List<String> ended(Path home, List<String> numbers) throws SQLException {
        try (var killed = DriverManager.getConnection(RunningKeypost.database(home), "keypost", "")) {
            var ended = strings(killed, "select number from agreement where end_recorded_at is not null");
            ended.retainAll(numbers);
            return ended;
        }
    }

    private static void everythingOnce(Path home, List<String> numbers) throws SQLException {
        try (var left = DriverManager.getConnection(RunningKeypost.database(home), "keypost", "")) {
            for (var each : List.of(
                    "select substring(subject, 11) from audit_event where what = 'agreement.expired'",
                    "select substring(subject, 11) from audit_event where what = 'clearance.opened'",
                    "select substring(subject, 11) from document where kind = 'TERMINATION_NOTICE'",
                    "select agreement_number from exit_case",
                    "select c.agreement_number from clearance c join act_hi_procinst p on p.business_key_ = concat('clearance-', c.id)")) {
                var found = strings(left, each);
                found.retainAll(numbers);
                assertThat(found).as(each).containsExactlyInAnyOrderElementsOf(numbers);
            }
            assertThat(strings(
                            left,
                            "select incident_msg_ from act_ru_incident i join act_ru_execution e on e.id_ = i.proc_inst_id_"
                                    + " where e.business_key_ in ('" + String.join("','", numbers) + "')"))
                    .isEmpty();
        }
    }
}
