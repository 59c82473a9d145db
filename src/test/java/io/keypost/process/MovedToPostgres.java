package io.keypost.process;

import static io.keypost.TestDatabase.strings;

import io.keypost.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * What an earlier version left in an H2 file, as it would have left it in PostgreSQL: the schema as it was then, by the migrations of
 * PostgreSQL as far as that version had come, and every row.
 */
final class MovedToPostgres {

    private MovedToPostgres() {}

    /** Makes a new database of it and answers its address; its user is {@code postgres}. */
    static String of(Connection file) throws SQLException {
        var address = TestDatabase.newDatabase();
        var version = strings(
                        file,
                        "select \"version\" from \"flyway_schema_history\" order by \"installed_rank\" desc limit 1")
                .get(0);
        migrate(address, version);
        try (var server = DriverManager.getConnection(address, "postgres", "");
                var statement = server.createStatement()) {
            server.setAutoCommit(false);
            statement.execute("set session_replication_role = replica");
            for (var table : tables(server)) {
                statement.execute("delete from " + table);
                copy(table, file, server);
            }
            for (var sequence : strings(server, "select sequencename from pg_sequences where schemaname = 'public'")) {
                statement.execute("select setval('%s', %s, false)".formatted(sequence, next(sequence, file)));
            }
            server.commit();
        }
        return address;
    }

    private static void migrate(String address, String version) {
        try (var migrations = new AnnotationConfigApplicationContext()) {
            migrations
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", Map.of("keypost.former-zone", "UTC")));
            migrations.scan("io.keypost.platform.database");
            migrations.refresh();
            Flyway.configure()
                    .dataSource(address, "postgres", "")
                    .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                    .javaMigrations(migrations
                            .getBeansOfType(JavaMigration.class)
                            .values()
                            .toArray(JavaMigration[]::new))
                    .target(version)
                    .load()
                    .migrate();
        }
    }

    private static List<String> tables(Connection server) throws SQLException {
        return strings(
                server,
                "select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history' order by table_name");
    }

    /** The next number of a sequence, or of a column that counts by itself. */
    private static String next(String sequence, Connection file) throws SQLException {
        var own = strings(
                file,
                "select base_value from information_schema.sequences where lower(sequence_name) = '" + sequence + "'");
        return own.isEmpty()
                ? strings(file, "select coalesce(max(id), 0) + 1 from " + sequence.replaceFirst("_id_seq$", ""))
                        .get(0)
                : own.get(0);
    }

    private static void copy(String table, Connection file, Connection server) throws SQLException {
        var columns = columns(table, server);
        var names = String.join(", ", columns.keySet());
        var places = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (var from = file.createStatement();
                var rows = from.executeQuery("select " + names + " from " + table);
                var to = server.prepareStatement("insert into %s (%s) values (%s)".formatted(table, names, places))) {
            var types = new ArrayList<>(columns.values());
            while (rows.next()) {
                for (var column = 1; column <= types.size(); column++) {
                    set(to, column, types.get(column - 1), rows);
                }
                to.addBatch();
            }
            to.executeBatch();
        }
    }

    private static Map<String, String> columns(String table, Connection server) throws SQLException {
        var columns = new LinkedHashMap<String, String>();
        try (var all = server.getMetaData().getColumns(null, "public", table, null)) {
            while (all.next()) {
                columns.put(
                        all.getString("COLUMN_NAME"), all.getString("TYPE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return columns;
    }

    private static void set(PreparedStatement to, int column, String type, ResultSet from) throws SQLException {
        switch (type) {
            case "bytea", "file_bytes" -> to.setBytes(column, from.getBytes(column));
            case "timestamp" -> to.setObject(column, from.getObject(column, LocalDateTime.class));
            case "timestamptz" -> to.setObject(column, from.getObject(column, OffsetDateTime.class));
            case "text", "varchar" -> to.setString(column, from.getString(column));
            default -> to.setObject(column, from.getObject(column));
        }
    }
}
