package io.keypost.process.walks;

import io.keypost.TestClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What is on file and what waits, in an order that does not depend on ids, so that a walk finds the same again. */
record Rows(NamedParameterJdbcTemplate database, TestClock clock) {

    /** An open task. */
    record Open(String id, String key, String businessKey, String assignee) {}

    /** A job that is due. */
    record Due(String id, Instant at, String what, String businessKey) {}

    Map<String, Object> now() {
        return Map.of("today", clock.today(), "now", clock.instant().atOffset(ZoneOffset.UTC));
    }

    List<String> people() {
        return strings("select staff_no from person where staff_no like 'W%' order by staff_no");
    }

    List<String> strings(String query) {
        return database.queryForList(query, now(), String.class);
    }

    List<Open> tasks() {
        return database.query(
                "select t.id_, t.task_def_key_, e.business_key_, coalesce(t.assignee_, '') from act_ru_task t"
                        + " join act_ru_execution e on e.id_ = t.proc_inst_id_"
                        + " order by t.task_def_key_, char_length(e.business_key_), e.business_key_, t.assignee_",
                (row, n) -> new Open(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    List<Due> dueBy(Instant when) {
        return database.query(
                "select j.id_, j.duedate_, j.handler_cfg_, e.business_key_ from act_ru_job j"
                        + " join act_ru_execution e on e.id_ = j.process_instance_id_ where j.duedate_ <= :when and j.retries_ > 0"
                        + " order by j.duedate_, j.handler_cfg_, char_length(e.business_key_), e.business_key_",
                Map.of("when", Timestamp.from(when)),
                (row, n) ->
                        new Due(row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4)));
    }

    /** The numbers of the agreements that have been signed, also of those that are over. */
    List<String> signed() {
        return strings("select number from agreement where sealed_on is not null order by number");
    }

    String holderOf(String number) {
        return strings("select staff_no from agreement where number = '" + number + "'")
                .get(0);
    }

    LocalDate endOf(String number) {
        return LocalDate.parse(strings("select cast(ends_on as varchar) from agreement where number = '" + number + "'")
                .get(0));
    }

    /** An agreement runs, and no notice does. */
    boolean mayGiveNotice(String number) {
        return !strings("select number from agreement a where number = '" + number + "'"
                        + " and status in ('SCHEDULED', 'ACTIVE') and ends_on >= :today and not exists (select 1 from resignation r"
                        + " where r.appointment_id = a.appointment_id and r.status in ('RECEIVED', 'NOTICE'))")
                .isEmpty();
    }

    List<String> notices() {
        return strings("select id from resignation order by id");
    }

    List<String> clearanceIds() {
        return strings("select id from clearance order by id");
    }

    /** The ids of a clearance and of an open thing in it; with its write-off asked for, or any. */
    List<List<Long>> openItems(boolean asked) {
        return database.query(
                "select clearance_id, id from clearance_item where done_on is null and confirmed_at is null"
                        + (asked ? " and asked_at is not null" : "")
                        + " order by id",
                (row, n) -> List.of(row.getLong(1), row.getLong(2)));
    }
}
