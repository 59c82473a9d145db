package io.keypost.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of a version before, whose engine kept its times in the zone of its JVM. */
class UpgradeZoneTest {

    /** The fixture is taken for one that was written in New York. */
    @Test
    void theTimesOfAnEngineInAnotherZoneAreBroughtOverOnce(@TempDir Path home) throws Exception {
        var database = UpgradeDatabase.restored(UpgradeDatabase.FIXTURES.resolve("v3" + UpgradeDatabase.ENDING), home);
        database.moveClock(database.before().leftAt());
        var times = engineTimes(database);
        for (var zone : List.of("America/New_York", "Asia/Shanghai")) {
            try (var keypost = database.start("--keypost.former-zone=" + zone)) {
                keypost.stop();
            }
            var now = engineTimes(database);
            assertThat(times).allSatisfy((what, time) -> assertThat(now)
                    .as(what)
                    .containsEntry(
                            what,
                            time.atZone(ZoneId.of("America/New_York"))
                                    .withZoneSameInstant(ZoneOffset.UTC)
                                    .toLocalDateTime()));
        }
    }

    /** When each thing of the past was, and when what waits is due; what watches a term is made anew where the register says otherwise. */
    private static Map<String, LocalDateTime> engineTimes(UpgradeDatabase upgraded) throws SQLException {
        var times = new HashMap<String, LocalDateTime>();
        try (var database = upgraded.open();
                var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select 'begun ' || id_, start_time_ from act_hi_actinst"
                                + " union all select 'done ' || id_, end_time_ from act_hi_actinst where end_time_ is not null"
                                + " union all select 'task ' || id_, create_time_ from act_ru_task"
                                + " union all select 'job ' || id_, duedate_ from act_ru_job where process_def_key_ = 'signing'")) {
            while (rows.next()) {
                times.put(rows.getString(1), rows.getObject(2, LocalDateTime.class));
            }
        }
        assertThat(times.keySet()).extracting(it -> it.replaceAll(" .*", "")).contains("begun", "done", "task", "job");
        return times;
    }
}
