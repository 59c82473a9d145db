package io.keypost.platform.database;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Drops the constraint "one agreement an appointment and first day": a void one must not stand in the way of a second attempt to
 * renew. {@code standing_key} says the same of those that are not void. The constraint has no name of ours, so each database is asked.
 */
@Component
class V6__OneStandingAgreement extends BaseJavaMigration {

    @Override
    public void migrate(Context context) {
        var database = new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
        database.queryForList(
                        "select constraint_name from information_schema.key_column_usage"
                                + " where lower(table_name) = 'agreement' and lower(column_name) = 'first_day'",
                        String.class)
                .forEach(name -> database.execute("alter table agreement drop constraint \"" + name + "\""));
    }
}
