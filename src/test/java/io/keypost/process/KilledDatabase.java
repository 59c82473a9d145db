package io.keypost.process;

import static io.keypost.TestDatabase.strings;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What the killed application has left in its files. */
final class KilledDatabase {

    private KilledDatabase() {}

    static void everythingOnce(Path home, String appointment, String number) throws SQLException {
        var url = "jdbc:h2:file:" + home.resolve("data/keypost").toAbsolutePath();
        try (var database = DriverManager.getConnection(url, "keypost", "")) {
            numbered(database, appointment, number);
            written(database, appointment, number);
            logged(database, appointment, number);
            watched(database, appointment, number);
            assertThat(strings(database, "select incident_msg_ from act_ru_incident"))
                    .isEmpty();
        }
    }

    private static void numbered(Connection database, String appointment, String number) throws SQLException {
        var numbers = strings(database, "select number from agreement order by number");
        assertThat(numbers).hasSize(6).doesNotHaveDuplicates().contains(number);
        // Some of the sample's were signed a year ago: each year counts for itself, without gaps.
        var years = numbers.stream()
                .collect(Collectors.groupingBy(one -> one.substring(5, 9), TreeMap::new, Collectors.counting()));
        assertThat(numbers)
                .containsExactlyElementsOf(years.entrySet().stream()
                        .flatMap(year -> LongStream.rangeClosed(1, year.getValue())
                                .mapToObj(count -> "AQXY-%s-%04d".formatted(year.getKey(), count)))
                        .toList());
        assertThat(strings(database, "select last_number from agreement_counter"))
                .containsExactly(Long.toString(years.lastEntry().getValue()));
        assertThat(strings(database, "select number from agreement where appointment_id = " + appointment))
                .containsExactly(number);
    }

    private static void written(Connection database, String appointment, String number) throws SQLException {
        assertThat(strings(database, "select subject || '/' || kind from document where kind <> 'UPLOAD'"))
                .doesNotHaveDuplicates()
                .contains("agreement:" + number + "/AGREEMENT", "appointment:" + appointment + "/APPOINTMENT_NOTICE");
        assertThat(strings(database, "select document_id from document_content"))
                .containsExactlyInAnyOrderElementsOf(strings(database, "select id from document"));
    }

    private static void logged(Connection database, String appointment, String number) throws SQLException {
        assertThat(strings(
                        database,
                        "select what from audit_event where subject = 'appointment:" + appointment + "' order by id"))
                .containsExactly(
                        "appointment.nominated",
                        "appointment.reviewed",
                        "appointment.approved",
                        "appointment.appointed",
                        "document.APPOINTMENT_NOTICE");
        assertThat(strings(
                        database,
                        "select what from audit_event where subject = 'agreement:" + number
                                + "' and what <> 'agreement.watchRestored' order by id"))
                .containsExactly(
                        "agreement.opened",
                        "document.AGREEMENT",
                        "agreement.checked",
                        "agreement.signed",
                        "agreement.sealed",
                        "agreement.filed");
        assertThat(strings(
                        database,
                        "select subject || ' ' || what || coalesce(reason, '') from audit_event"
                                + " where subject like 'a%'"))
                .doesNotHaveDuplicates();
    }

    private static void watched(Connection database, String appointment, String number) throws SQLException {
        var watching = strings(
                database,
                "select i.id_ from act_hi_procinst i where i.proc_def_key_ = 'term' and i.end_time_ is null"
                        + " and i.business_key_ = '" + number + "'");
        assertThat(watching).hasSize(1);
        assertThat(strings(
                        database,
                        "select type_ from act_ru_job where process_instance_id_ = '" + watching.get(0) + "'"))
                .containsExactly("timer");
        assertThat(strings(
                        database,
                        "select proc_def_key_ from act_hi_procinst where end_time_ is not null and business_key_ in ('"
                                + appointment + "', '" + number + "')"))
                .containsExactlyInAnyOrder("appointment", "signing");
    }
}
