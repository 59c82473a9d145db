package io.keypost.process;

import static io.keypost.TestDatabase.strings;

import io.keypost.RunningKeypost;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The database that a version before has left behind, in a file, while no application runs on it. */
final class UpgradeDatabase {

    static final Path FIXTURES = Path.of("src/test/resources/upgrade");
    static final String ENDING = ".sql.gz";

    record OpenTask(String id, String kind, String businessKey) {}

    /** What is in a database at rest; agreements and appointments as "key status". */
    record Content(
            List<String> agreements,
            List<String> appointments,
            List<String> exits,
            List<OpenTask> tasks,
            List<String> log,
            Instant leftAt,
            LocalDate nextFirstDay) {}

    static Connection open(Path home) throws SQLException {
        return DriverManager.getConnection(RunningKeypost.database(home), "keypost", "");
    }

    static Content restore(Path fixture, Path home) throws SQLException {
        try (var database = open(home);
                var statement = database.createStatement()) {
            statement.execute("runscript from '" + fixture.toAbsolutePath() + "' compression gzip");
            var tasks = new ArrayList<OpenTask>();
            try (var rows = statement.executeQuery("select t.id_, t.task_def_key_, e.business_key_ from act_ru_task t"
                    + " join act_ru_execution e on e.id_ = t.proc_inst_id_")) {
                while (rows.next()) {
                    tasks.add(new OpenTask(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            try (var rows = statement.executeQuery("select max(recorded_at),"
                    + " (select min(first_day) from agreement where status = 'SCHEDULED') from audit_event")) {
                rows.next();
                return new Content(
                        strings(database, "select number || ' ' || status from agreement"),
                        appointments(database),
                        exits(database),
                        tasks,
                        log(database),
                        rows.getObject(1, OffsetDateTime.class).toInstant(),
                        rows.getObject(2, LocalDate.class));
            }
        }
    }

    /** Whoever came back from a transfer while a removal with suspension waited was shown with access; that is mended. */
    private static List<String> appointments(Connection database) throws SQLException {
        return isThere("REMOVAL", database)
                ? strings(
                        database,
                        "select id || ' ' || case when status = 'IN_POST' and exists (select 1 from removal r"
                                + " where r.appointment_id = a.id and r.suspend_now and r.status in ('PROPOSED', 'APPROVED'))"
                                + " then 'SUSPENDED' else status end from appointment a")
                : strings(database, "select id || ' ' || status from appointment");
    }

    private static boolean isThere(String table, Connection database) throws SQLException {
        return !strings(database, "select table_name from information_schema.tables where table_name = '" + table + "'")
                .isEmpty();
    }

    /** The first version knew none. */
    private static List<String> exits(Connection database) throws SQLException {
        return isThere("EXIT_CASE", database)
                ? strings(database, "select id || ' ' || status from exit_case")
                : List.of();
    }

    static List<String> log(Connection database) throws SQLException {
        return strings(
                database,
                "select id || ' ' || subject || ' ' || what || ' ' || effective_on || ' ' || actor from audit_event order by id");
    }

    /** A fixture does not age: the application's clock goes on from any moment. */
    static void moveClock(Path home, Instant moment) throws SQLException {
        try (var database = open(home);
                var statement = database.prepareStatement("merge into act_ge_property (name_, value_, rev_) key (name_)"
                        + " values ('keypost.clock.offset', ?, 1)")) {
            statement.setString(1, Duration.between(Instant.now(), moment).toString());
            statement.execute();
        }
    }

    private UpgradeDatabase() {}
}
