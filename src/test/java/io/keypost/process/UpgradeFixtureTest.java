package io.keypost.process;

import io.keypost.RunningKeypost;
import io.keypost.Waiting;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Leaves the database of this version for {@link UpgradeTest} under the next: see {@code upgrade/README.md}. */
@EnabledIfSystemProperty(named = "keypost.upgrade.fixture", matches = "\\w+")
class UpgradeFixtureTest {

    @Test
    void casesInEveryStateAreStored(@TempDir Path home) throws Exception {
        try (var keypost = RunningKeypost.start(home, settings("--keypost.posts.enable=AUDIT"))) {
            new UpgradeCases(new Clerks(keypost)).run();
            keypost.stop();
        }
        try (var keypost = RunningKeypost.startWithoutSample(home, settings())) {
            var office = keypost.user("office1");
            Waiting.waitFor(
                    "the conflict",
                    Duration.ofSeconds(60),
                    () -> office.engine("GET", "/task?taskDefinitionKey=userTask_resolveConflict", null)
                                    .body()
                                    .size()
                            == 1);
            keypost.stop();
        }
        try (var database = DriverManager.getConnection(RunningKeypost.database(home), "keypost", "");
                var statement = database.createStatement()) {
            cutPapersShort(statement);
            statement.execute("script nopasswords to '"
                    + UpgradeDatabase.FIXTURES
                            .resolve(System.getProperty("keypost.upgrade.fixture") + UpgradeDatabase.ENDING)
                            .toAbsolutePath()
                    + "' compression gzip");
        }
    }

    /** Nothing of the machine it is written on. */
    private static String[] settings(String... more) {
        var all = new ArrayList<>(
                List.of("--keypost.node=fixture", "--camunda.bpm.generic-properties.properties.hostname=fixture"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** One paper of each kind says as much as a hundred, which would weigh more than all our sources. */
    private static void cutPapersShort(Statement database) throws SQLException {
        database.execute("update document_content set bytes = stringtoutf8('document ' || document_id)"
                + " where document_id not in (select min(id) from document group by kind)");
        database.execute("update document d set (sha256, size) = (select rawtohex(hash('SHA-256', c.bytes)),"
                + " length(c.bytes) from document_content c where c.document_id = d.id)");
        database.execute("update scan_use u set sha256 = (select sha256 from document d where d.id = u.document_id)");
        database.execute("update agreement a set document_sha256 = (select sha256 from document d"
                + " where d.id = a.document_id)");
    }
}
