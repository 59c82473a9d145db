package io.keypost.process;

import static io.keypost.TestDatabase.strings;

import io.keypost.RunningKeypost;
import io.keypost.TestDatabase;
import java.io.IOException;
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
import java.util.stream.Stream;

/**
 * The database that a version before has left behind, while no application runs on it: in a file, or the same in PostgreSQL.
 *
 * @param home where the application is started
 * @param before what is in it at first
 */
record UpgradeDatabase(Path home, String address, String user, Content before) {

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

    static UpgradeDatabase restored(Path fixture, Path home) throws SQLException {
        var file = RunningKeypost.database(home);
        try (var database = DriverManager.getConnection(file, "keypost", "")) {
            database.createStatement().execute("runscript from '" + fixture.toAbsolutePath() + "' compression gzip");
            var before = content(database);
            return TestDatabase.isPostgreSql()
                    ? new UpgradeDatabase(home, MovedToPostgres.of(database), "postgres", before)
                    : new UpgradeDatabase(home, file, "keypost", before);
        }
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(address, user, "");
    }

    /** This version on it, adding nothing of its own. */
    RunningKeypost start(String... settings) throws IOException, InterruptedException {
        return RunningKeypost.startWithoutSample(
                home,
                Stream.concat(
                                Stream.of("--spring.datasource.url=" + address, "--spring.datasource.username=" + user),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    private static Content content(Connection database) throws SQLException {
        var tasks = new ArrayList<OpenTask>();
        try (var statement = database.createStatement()) {
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
    void moveClock(Instant moment) throws SQLException {
        try (var database = open();
                var statement = database.prepareStatement(
                        "insert into act_ge_property (name_, value_, rev_) values ('keypost.clock.offset', ?, 1)")) {
            database.createStatement().execute("delete from act_ge_property where name_ = 'keypost.clock.offset'");
            statement.setString(1, Duration.between(Instant.now(), moment).toString());
            statement.execute();
        }
    }
}
