package io.keypost.fuzz;

import io.keypost.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Sees every row that changes, of every table: a trigger notes it in the same transaction, so what is rolled back leaves no note. At the
 * end all tables are what they were at the beginning.
 */
public final class RowChanges implements AutoCloseable {

    private static final String NOTES = "fuzz_note";
    private static final String COPY = "fuzz_copy_";

    private final DataSource dataSource;
    private final List<String> tables;

    private RowChanges(DataSource dataSource, List<String> tables) {
        this.dataSource = dataSource;
        this.tables = tables;
    }

    /** Keeps a copy of everything. */
    static RowChanges of(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            var tables = TestDatabase.strings(
                    connection,
                    "select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'"
                            + " and table_type like '%BASE TABLE%' and table_name <> 'flyway_schema_history' order by 1");
            for (var table : tables) {
                statement.execute("create table %s%s as select * from %s".formatted(COPY, table, table));
            }
            return new RowChanges(dataSource, tables);
        }
    }

    /** From here on changes are noted. */
    void watch() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table %s (changed varchar(200))".formatted(NOTES));
            if (TestDatabase.isPostgreSql()) {
                statement.execute("create function fuzz_note() returns trigger language plpgsql as $$ begin"
                        + " insert into fuzz_note values (lower(tg_table_name) ||"
                        + " case when to_jsonb(new) ->> 'what' = 'attempt.refused' then ':attempt.refused' else '' end);"
                        + " return null; end $$");
            }
            for (var table : tables) {
                statement.execute("create trigger fuzz_%s after insert %s update %s delete on %s for each row %s"
                        .formatted(
                                table,
                                TestDatabase.isPostgreSql() ? "or" : ",",
                                TestDatabase.isPostgreSql() ? "or" : ",",
                                table,
                                TestDatabase.isPostgreSql()
                                        ? "execute function fuzz_note()"
                                        : "call '" + Note.class.getName() + "'"));
            }
        }
    }

    /** The tables in which rows have changed since it was last asked. */
    List<String> sinceLast() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            var changed =
                    TestDatabase.strings(connection, "select distinct changed from %s order by 1".formatted(NOTES));
            if (!changed.isEmpty()) {
                statement.execute("delete from " + NOTES);
            }
            return changed;
        }
    }

    /** A digest of every table, to check the notes by. */
    Map<String, Integer> digests() throws SQLException {
        var digests = new TreeMap<String, Integer>();
        try (var connection = dataSource.getConnection()) {
            for (var table : tables) {
                digests.put(table, digest(connection, table));
            }
        }
        return digests;
    }

    private static int digest(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from " + table)) {
            var columns = rows.getMetaData().getColumnCount();
            var sum = 0;
            while (rows.next()) {
                var row = 1;
                for (var column = 1; column <= columns; column++) {
                    row = 31 * row + Objects.hashCode(rows.getString(column));
                }
                sum += row * 31 + 1;
            }
            return sum;
        }
    }

    @Override
    public void close() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (var table : tables) {
                statement.execute(
                        "drop trigger if exists fuzz_" + table + (TestDatabase.isPostgreSql() ? " on " + table : ""));
            }
            statement.execute("drop table if exists " + NOTES);
            if (TestDatabase.isPostgreSql()) {
                statement.execute("drop function if exists fuzz_note()");
            }
            TestDatabase.checkReferences(statement, false);
            for (var table : tables) {
                statement.execute("delete from " + table);
                statement.execute("insert into %s select * from %s%s".formatted(table, COPY, table));
                statement.execute("drop table " + COPY + table);
            }
            TestDatabase.checkReferences(statement, true);
        }
    }

    /** What H2 calls for each row. */
    public static final class Note implements Trigger {

        private String table = "";

        @Override
        public void init(Connection connection, String schema, String name, String table, boolean before, int type) {
            this.table = table.toLowerCase(Locale.ROOT);
        }

        @Override
        public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
                throws SQLException {
            var refusal = after != null && Arrays.asList(after).contains("attempt.refused");
            try (var insert = connection.prepareStatement("insert into fuzz_note values (?)")) {
                insert.setString(1, refusal ? table + ":attempt.refused" : table);
                insert.execute();
            }
        }
    }
}
