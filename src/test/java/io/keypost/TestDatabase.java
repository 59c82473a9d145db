package io.keypost;

import io.keypost.post.OptionalPost;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Where the system property {@code keypost.test.database} says {@code postgresql}: a real PostgreSQL, started once for all tests of this
 * JVM, and an empty database in it for each application context.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** What there is without any case: posts, people, calendars, users, models, and the engine's own jobs. */
    private static final String KEPT = "account|flyway.*|act_(ge|id|re)_.*|act_ru_(authorization|filter|jobdef)"
            + "|agreement_counter|calendar_.*|person.*|post.*";

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (isPostgreSql()) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + newDatabase(),
                            "spring.datasource.username=postgres",
                            "spring.datasource.hikari.maximum-pool-size=8",
                            // The server goes down with the JVM, maybe before the last context asks for a connection.
                            "spring.datasource.hikari.connection-timeout=10000")
                    .applyTo(context);
        }
    }

    public static boolean isPostgreSql() {
        return "postgresql".equals(System.getProperty("keypost.test.database"));
    }

    /** An empty one on PostgreSQL; its user is {@code postgres}. */
    public static synchronized String newDatabase() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder().start();
            }
            var name = "keypost" + DATABASES.incrementAndGet();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return server.getJdbcUrl("postgres", name);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        } catch (SQLException notCreated) {
            throw new IllegalStateException(notCreated);
        }
    }

    /** Each class of tests finds no case and the same day, whichever ran before it. */
    static class Emptied implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) throws SQLException {
            begin(context);
        }
    }

    /** Each test of a class finds no case: for those that ask who is on a post. */
    public static class EmptiedEach implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext context) throws SQLException {
            begin(context);
        }
    }

    private static void begin(ExtensionContext context) throws SQLException {
        var application = SpringExtension.getApplicationContext(context);
        empty(application.getBean(DataSource.class));
        application.getBean(TestClock.class).reset();
        application.getBean(OptionalPost.class).disable();
    }

    /** Removes every case. */
    public static void empty(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            var tables = strings(
                            connection,
                            "select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'"
                                    + " and table_type like '%BASE TABLE%'")
                    .stream()
                    .filter(table -> !table.matches(KEPT))
                    .toList();
            checkReferences(statement, false);
            for (var table : tables) {
                var which =
                        switch (table) {
                            case "act_ru_job" -> " where process_instance_id_ is not null";
                            case "audit_event" -> " where subject not like 'calendar:%'";
                            default -> "";
                        };
                statement.execute("delete from " + table + which);
            }
            // No catalogue brings back what was given up.
            statement.execute("update post set abolished_on = null");
            checkReferences(statement, true);
        }
    }

    /** Whether rows must refer to rows that are there. */
    public static void checkReferences(Statement statement, boolean check) throws SQLException {
        statement.execute(
                isPostgreSql()
                        ? "set session_replication_role = " + (check ? "origin" : "replica")
                        : "set referential_integrity " + check);
    }

    /** The first column. */
    public static List<String> strings(Connection database, String query) throws SQLException {
        var all = new ArrayList<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }
}
