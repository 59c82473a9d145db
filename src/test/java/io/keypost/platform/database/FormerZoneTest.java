package io.keypost.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.keypost.platform.web.WebTest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.annotation.Transactional;

/** How times are brought over that an engine kept in another zone; afterwards nothing has happened. */
@WebTest
@Transactional
class FormerZoneTest {

    @Autowired
    TaskService taskService;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcTemplate database;

    @Test
    void eachTimeIsBroughtOverByItsSeason() {
        var fromNewYork = Map.of(
                "2026-01-15T12:00:00Z", "2026-01-15T17:00:00Z",
                "2026-03-08T01:59:59Z", "2026-03-08T06:59:59Z",
                "2026-03-08T03:00:00Z", "2026-03-08T07:00:00Z",
                "2026-07-15T12:00:00Z", "2026-07-15T16:00:00Z",
                "2026-11-01T00:59:59Z", "2026-11-01T04:59:59Z",
                // At 05:30 or at 06:30: rather late than early.
                "2026-11-01T01:30:00Z", "2026-11-01T06:30:00Z",
                "2026-11-01T02:00:00Z", "2026-11-01T07:00:00Z",
                "2099-07-15T12:00:00Z", "2099-07-15T16:00:00Z");
        fromNewYork.keySet().forEach(this::add);

        bringOverFrom("America/New_York");

        assertThat(due()).isEqualTo(fromNewYork);
        assertThat(taskService.createTaskQuery().taskName("kept").list())
                .allSatisfy(task -> assertThat(task.getFollowUpDate()).isNull());
    }

    @Test
    void aZoneWithoutSummerTimeIsAsFarAwayAllYear() {
        add("2026-01-15T00:00:00Z");
        add("2026-07-15T00:00:00Z");

        bringOverFrom("Asia/Shanghai");

        assertThat(due())
                .containsEntry("2026-01-15T00:00:00Z", "2026-01-14T16:00:00Z")
                .containsEntry("2026-07-15T00:00:00Z", "2026-07-14T16:00:00Z");
    }

    @Test
    void aTimerThatComesAgainRemembersSinceWhenInTheNewZoneToo() {
        for (var repeat : new String[] {"R/2026-07-15T12:00:00/P7D", "R3/PT1H"}) {
            database.update("insert into ACT_RU_JOB (ID_, TYPE_, REPEAT_) values (?, 'timer', ?)", repeat, repeat);
        }

        bringOverFrom("America/New_York");

        assertThat(database.queryForList(
                        "select REPEAT_ from ACT_RU_JOB where REPEAT_ is not null and HANDLER_TYPE_ is null",
                        String.class))
                .containsExactlyInAnyOrder("R/2026-07-15T16:00:00/P7D", "R3/PT1H");
    }

    private void add(String due) {
        var task = taskService.newTask();
        task.setName("kept");
        task.setDescription(due);
        task.setDueDate(Date.from(Instant.parse(due)));
        taskService.saveTask(task);
    }

    private Map<String, String> due() {
        return taskService.createTaskQuery().taskName("kept").list().stream()
                .collect(Collectors.toMap(
                        Task::getDescription,
                        task -> task.getDueDate().toInstant().toString()));
    }

    private void bringOverFrom(String zone) {
        var context = mock(Context.class);
        when(context.getConnection()).thenReturn(DataSourceUtils.getConnection(dataSource));
        new V17__EngineTimesInUtc(ZoneId.of(zone)).migrate(context);
    }
}
