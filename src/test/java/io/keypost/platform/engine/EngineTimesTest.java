package io.keypost.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostApplication;
import io.keypost.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** One database, opened in one time zone and then in another: what is read is what was written. */
@Tag("database")
class EngineTimesTest {

    private static final String SAID = "said: ";
    private static final Duration A_DAY = Duration.ofDays(1);

    /** In New York among others the hour that summer time leaves out when it begins, and the one that comes twice when it ends. */
    private static final List<Instant> TIMES = Stream.of(
                    "2026-01-15T16:00:00Z",
                    "2026-03-08T02:30:00Z",
                    "2026-03-08T07:30:00Z",
                    "2026-07-15T16:00:00Z",
                    "2026-10-31T16:00:00Z",
                    "2026-11-01T05:30:00Z",
                    "2026-11-01T06:30:00Z")
            .map(Instant::parse)
            .toList();

    @Test
    void theTimesAreTheSameWhereverTheDatabaseIsOpened(@TempDir Path home) throws Exception {
        var database = TestDatabase.isPostgreSql()
                ? TestDatabase.newDatabase()
                : "jdbc:h2:file:" + home.resolve("times") + ";DB_CLOSE_ON_EXIT=FALSE";

        assertThat(said("America/New_York", database)).containsExactlyElementsOf(expected("America/New_York"));
        assertThat(said("UTC", database)).containsExactlyElementsOf(expected("America/New_York", "UTC"));
    }

    private static List<String> expected(String... writers) {
        return TIMES.stream()
                .flatMap(time -> Stream.of(writers)
                        .map(writer ->
                                "%s begun %s, as stored %s, a task of %s due %s, found, timers on %s %s %s from %s"
                                        .formatted(
                                                key(time, writer),
                                                time,
                                                time,
                                                time,
                                                time.plus(A_DAY),
                                                time.plusSeconds(1),
                                                time.plus(A_DAY),
                                                time.plus(A_DAY),
                                                time)))
                .toList();
    }

    private static String key(Instant time, String writer) {
        return time + " " + writer;
    }

    private static List<String> said(String zone, String database) throws Exception {
        var process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Duser.timezone=" + zone,
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx768m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineTimesTest.class.getName(),
                        zone,
                        "--spring.profiles.active=test",
                        "--server.port=0",
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=" + (TestDatabase.isPostgreSql() ? "postgres" : "keypost"),
                        "--spring.autoconfigure.exclude=org.camunda.community.process_test_coverage"
                                + ".spring_test.platform7.ProcessEngineCoverageConfiguration")
                .redirectErrorStream(true)
                .start();
        var log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(log).isZero();
        return log.lines()
                .filter(line -> line.startsWith(SAID))
                .map(line -> line.substring(SAID.length()))
                .toList();
    }

    /** Run in a Java of its own: at each of the times something begins, then the engine says of all that has begun when it was. */
    public static void main(String[] args) {
        var application = new SpringApplication(KeypostApplication.class);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("testsAreNoPart", new TestsAreNoPart()));
        try (var context = application.run(args)) {
            var engine = context.getBean(ProcessEngine.class);
            engine.getRepositoryService()
                    .createDeployment()
                    .addModelInstance("times.bpmn", model())
                    .deploy();
            for (var time : TIMES) {
                begin(engine, time, key(time, args[0]));
            }
            var stored = context.getBean(JdbcTemplate.class);
            engine
                    .getHistoryService()
                    .createHistoricProcessInstanceQuery()
                    .processDefinitionKey("times")
                    .list()
                    .stream()
                    .sorted(Comparator.comparing(HistoricProcessInstance::getBusinessKey))
                    .forEach(each -> System.out.println(SAID + said(each, engine, stored)));
        }
    }

    private static void begin(ProcessEngine engine, Instant time, String key) {
        ClockUtil.setCurrentTime(Date.from(time));
        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey("times", key, Map.of("soon", Date.from(time.plusSeconds(1))));
        var task = engine.getTaskService().newTask(instance.getId());
        task.setDueDate(Date.from(time.plus(A_DAY)));
        engine.getTaskService().saveTask(task);
    }

    private static BpmnModelInstance model() {
        return Bpmn.createExecutableProcess("times")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .receiveTask("task")
                .message("never")
                .endEvent()
                .moveToActivity("task")
                .boundaryEvent("a-moment")
                .timerWithDate("${soon}")
                .endEvent()
                .moveToActivity("task")
                .boundaryEvent("b-days")
                .timerWithDuration("P1D")
                .endEvent()
                .moveToActivity("task")
                .boundaryEvent("c-again")
                .cancelActivity(false)
                .timerWithCycle("R/P1D")
                .endEvent()
                .done();
    }

    private static String said(HistoricProcessInstance instance, ProcessEngine engine, JdbcTemplate stored) {
        var id = instance.getId();
        var begun = instance.getStartTime().toInstant();
        var timers = engine.getManagementService().createJobQuery().processInstanceId(id).list().stream()
                .map(TimerEntity.class::cast)
                .sorted(Comparator.comparing(TimerEntity::getDuedate))
                .toList();
        var tasks = engine.getTaskService()
                .createTaskQuery()
                .taskId(id)
                .taskCreatedOn(Date.from(begun))
                .dueDate(Date.from(begun.plus(A_DAY)));
        var jobs = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(id)
                .duedateHigherThan(Date.from(begun))
                .duedateLowerThan(Date.from(begun.plusSeconds(2)));
        var task = engine.getTaskService().createTaskQuery().taskId(id).singleResult();
        return "%s begun %s, as stored %sZ, a task of %s due %s, %s, timers on %s %s %s from %s"
                .formatted(
                        instance.getBusinessKey(),
                        begun,
                        stored.queryForObject(
                                        "select cast(START_TIME_ as varchar(19)) from ACT_HI_PROCINST where ID_ = ?",
                                        String.class,
                                        id)
                                .replace(' ', 'T'),
                        task.getCreateTime().toInstant(),
                        task.getDueDate().toInstant(),
                        tasks.count() == 1 && jobs.count() == 1 ? "found" : "not found",
                        timers.get(0).getDuedate().toInstant(),
                        timers.get(1).getDuedate().toInstant(),
                        timers.get(2).getDuedate().toInstant(),
                        timers.stream()
                                .map(TimerEntity::getRepeat)
                                .filter(Objects::nonNull)
                                .map(repeat -> repeat.replaceAll("^R/|/P1D$", "") + "Z")
                                .collect(Collectors.joining()));
    }

    /** The tests are on the class path. */
    static class TestsAreNoPart extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory) {
            return Stream.of(TestComponent.class, TestConfiguration.class)
                    .anyMatch(each -> type.getAnnotationMetadata().hasAnnotation(each.getName()));
        }
    }
}
