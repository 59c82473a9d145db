package io.keypost.process;

import io.keypost.RunningKeypost;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Leaves the database of this version for {@link UpgradeTest} under the next: see {@code upgrade/README.md}. */
@EnabledIfSystemProperty(named = "keypost.upgrade.fixture", matches = "\\w+")
class UpgradeFixtureTest {

    @Test
    void agreementsInForceAndCasesAtEachStepAreStored(@TempDir Path home) throws Exception {
        try (var keypost = RunningKeypost.start(
                home,
                // Nothing of the machine it is written on.
                "--keypost.node=fixture",
                "--camunda.bpm.generic-properties.properties.hostname=fixture")) {
            var clerks = new Clerks(keypost);
            clerks.completeFrom("userTask_check", agreed("100005", "DATABASE", 30, clerks));
            clerks.complete("userTask_check", agreed("100006", "NETWORK", 40, clerks));
            var toBeSealed = agreed("100007", "DATABASE", 50, clerks);
            clerks.complete("userTask_check", toBeSealed);
            clerks.complete("userTask_sign", toBeSealed);
            clerks.complete("userTask_review", clerks.nominate("100008", "MACHINE_ROOM", 60));
            // The sample organisation itself leaves a nomination for review.
            keypost.stop();
        }
        try (var database = DriverManager.getConnection(RunningKeypost.database(home), "keypost", "");
                var statement = database.createStatement()) {
            statement.execute("script nopasswords to '"
                    + UpgradeTest.FIXTURES
                            .resolve(System.getProperty("keypost.upgrade.fixture") + UpgradeTest.ENDING)
                            .toAbsolutePath()
                    + "' compression gzip");
        }
    }

    private static String agreed(String staffNo, String post, int startsInDays, Clerks clerks) {
        var appointment = clerks.nominate(staffNo, post, startsInDays);
        clerks.completeFrom("userTask_review", appointment);
        return clerks.numberOf(appointment);
    }
}
