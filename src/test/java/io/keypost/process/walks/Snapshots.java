package io.keypost.process.walks;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database as it was at the beginning of a walk: put aside once, and put back before each walk that begins there. */
class Snapshots {

    /** What no walk changes, or what may grow without harm. */
    private static final String KEPT = "flyway.*|act_(ge|id|re)_.*|act_ru_(filter|jobdef|meter_log|task_meter_log)"
            + "|account|calendar_.*|document_template.*|spring_.*";

    private final JdbcTemplate database;
    private final List<String> tables;

    Snapshots(JdbcTemplate database) {
        this.database = database;
        tables = database
                .queryForList(
                        "select lower(table_name) from information_schema.tables where table_schema = 'PUBLIC'"
                                + " and table_type = 'BASE TABLE'",
                        String.class)
                .stream()
                .filter(table -> !table.matches(KEPT))
                .toList();
        database.execute("create schema if not exists walks");
    }

    void take(String name) {
        tables.forEach(table -> {
            drop(name, table);
            database.execute("create table walks.%s_%s as select * from %2$s".formatted(name, table));
        });
    }

    void restore(String name) {
        database.execute("set referential_integrity false");
        tables.forEach(table -> {
            database.execute("delete from " + table);
            database.execute("insert into %2$s select * from walks.%s_%s".formatted(name, table));
        });
        database.execute("set referential_integrity true");
    }

    void drop() {
        database.execute("drop schema walks cascade");
    }

    private void drop(String name, String table) {
        database.execute("drop table if exists walks.%s_%s".formatted(name, table));
    }
}
