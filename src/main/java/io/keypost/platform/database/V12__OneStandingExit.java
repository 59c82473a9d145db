package io.keypost.platform.database;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Drops the constraint "one exit an agreement": one whose notice was withdrawn must not stand in the way of the next. {@code
 * standing_key} says the same of those that stand. The constraint has no name of ours, so each database is asked; the reference goes
 * and comes back with it, because H2 lets both share one unique index.
 */
@Component
class V12__OneStandingExit extends BaseJavaMigration {

    @Override
    public void migrate(Context context) {
        var database = new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
        database.queryForList(
                        "select constraint_name from information_schema.key_column_usage"
                                + " where lower(table_name) = 'exit_case' and lower(column_name) = 'agreement_number'",
                        String.class)
                .forEach(name -> database.execute("alter table exit_case drop constraint \"" + name + "\""));
        database.execute("alter table exit_case add constraint exit_case_agreement"
                + " foreign key (agreement_number) references agreement");
    }
}
