package io.keypost.platform.database;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Brings the engine's times over to UTC. The versions before kept them in the zone of the JVM they ran in, which no column tells: it is a
 * setting, by default the zone of this JVM. Of the hour that comes twice when summer time ends the second is meant, so that no timer fires
 * before its time.
 */
@Component
@RequiredArgsConstructor
class V17__EngineTimesInUtc extends BaseJavaMigration {

    private static final Logger LOG = LoggerFactory.getLogger(V17__EngineTimesInUtc.class);

    /** A timer that comes again and again remembers in words since when: {@code R/2026-01-05T10:00:00/P7D}. */
    private static final Pattern SINCE = Pattern.compile("(?<=/)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?(?=/)");

    @Value("${keypost.former-zone}")
    private final ZoneId formerZone;

    @Override
    public void migrate(Context context) {
        var database = new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
        if (database.queryForList("select 1 from ACT_RE_DEPLOYMENT").isEmpty()) {
            return; // No engine has run here yet.
        }
        LOG.info("The engine's times are brought over from {} to UTC", formerZone);
        timesByTable(database).forEach((table, times) -> bringOver(database, table, times));
        for (var job : database.queryForList("select ID_, REPEAT_ from ACT_RU_JOB where REPEAT_ is not null")) {
            database.update(
                    "update ACT_RU_JOB set REPEAT_ = ? where ID_ = ?",
                    SINCE.matcher((String) job.get("REPEAT_")).replaceAll(since -> inUtc(since.group())),
                    job.get("ID_"));
        }
        database.update(
                "insert into ACT_GE_PROPERTY (NAME_, VALUE_, REV_) values ('keypost.former-zone', ?, 1)",
                formerZone.getId());
    }

    /** The columns that hold times, by table. */
    private static Map<String, List<String>> timesByTable(JdbcTemplate database) {
        var columns = database.query(
                "select table_name, column_name from information_schema.columns where table_schema = current_schema"
                        + " and lower(table_name) like 'act\\_%'"
                        + " and lower(data_type) in ('timestamp', 'timestamp without time zone')",
                (row, number) -> Map.entry(row.getString(1), row.getString(2)));
        return columns.stream()
                .collect(groupingBy(Map.Entry::getKey, TreeMap::new, mapping(Map.Entry::getValue, toList())));
    }

    /** In one statement, and in words that both databases know: each time by the offset of its season. */
    private void bringOver(JdbcTemplate database, String table, List<String> columns) {
        var times = columns.stream()
                .map(column -> "select %s as t from %s".formatted(column, table))
                .collect(joining(" union all "));
        database.query("select min(t), max(t) from (" + times + ") as times", row -> {
            var first = row.getObject(1, LocalDateTime.class);
            if (first != null) {
                var last = row.getObject(2, LocalDateTime.class);
                database.update(columns.stream()
                        .map(column -> "%s = %s".formatted(column, inUtc(column, first, last)))
                        .collect(joining(", ", "update " + table + " set ", "")));
            }
        });
    }

    private String inUtc(String column, LocalDateTime first, LocalDateTime last) {
        var rules = formerZone.getRules();
        var end = last.plusDays(1).toInstant(ZoneOffset.UTC);
        return Stream.iterate(
                        rules.nextTransition(first.minusDays(1).toInstant(ZoneOffset.UTC)),
                        change -> change != null && !change.getInstant().isAfter(end),
                        change -> rules.nextTransition(change.getInstant()))
                .map(change -> "when %s < timestamp '%s' then %s"
                        .formatted(column, change.getDateTimeAfter(), minus(change.getOffsetBefore(), column)))
                .collect(joining(
                        " ",
                        "case when %s is null then null ".formatted(column),
                        " else %s end".formatted(minus(rules.getOffset(end), column))));
    }

    private static String minus(ZoneOffset offset, String column) {
        return "%s + %d * interval '1' second".formatted(column, -offset.getTotalSeconds());
    }

    private String inUtc(String time) {
        return LocalDateTime.parse(time)
                .atZone(formerZone)
                .withLaterOffsetAtOverlap()
                .withZoneSameInstant(ZoneOffset.UTC)
                .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }
}
