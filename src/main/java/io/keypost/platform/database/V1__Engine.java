package io.keypost.platform.database;

import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/**
 * The engine's tables, from the scripts in the engine's own jar, so that ours can refer to them and one tool knows the whole schema.
 * A later engine is a later migration that runs its upgrade script.
 */
@Component
class V1__Engine extends BaseJavaMigration {

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws Exception {
        var product = context.getConnection().getMetaData().getDatabaseProductName();
        var database = product.toLowerCase(Locale.ROOT).startsWith("postgres") ? "postgres" : "h2";
        for (var part : PARTS) {
            var script = "org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql".formatted(database, part);
            new ResourceDatabasePopulator(new ClassPathResource(script)).populate(context.getConnection());
        }
    }
}
