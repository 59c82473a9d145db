package io.keypost.register;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.keypost.KeypostTest;
import io.keypost.PaperScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who gets through which route of the API and which page: {@code roles.txt}, which no route is missing from. */
@KeypostTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesTest {

    private static final String NOBODY = "";
    private static final Pattern ROW = Pattern.compile("(\\w+) +(\\S+)(?: \\[([^\\]]+)])? +(\\S.*)");

    /** What the routes of documents, the people and the machinery change besides what is on record: nobody's case. */
    private static final Pattern NOT_COMPARED =
            Pattern.compile("audit_event|flyway.*|act_hi_.*|act_ge_property|act_ru_meter_log|act_ru_task_meter_log");

    private static final Pattern FILES = Pattern.compile("document_content|act_ge_bytearray");

    /** A line of the table. */
    record Row(String method, String path, String kind, List<String> cells) {

        static Row of(String line) {
            var parts = ROW.matcher(line);
            assertThat(parts.matches()).as(line).isTrue();
            var kind = parts.group(3) == null ? "" : parts.group(3);
            return new Row(
                    parts.group(1),
                    parts.group(2),
                    kind,
                    List.of(parts.group(4).strip().split(" +")));
        }

        String route() {
            return method + " " + path;
        }

        boolean isList() {
            return cells.contains("own");
        }

        @Override
        public String toString() {
            return route() + " " + kind;
        }
    }

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    JdbcTemplate database;

    private final Callers callers;
    private final RoleCases cases;

    RolesTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
        cases = new RoleCases(application);
    }

    @BeforeAll
    void oneOfEachCase() throws Exception {
        cases.make(callers);
    }

    static List<Row> rows() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/roles.txt")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Test
    void theTableHasEveryRoute() {
        var routes = mapping.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getValue().getBeanType().getName().startsWith("io.keypost."))
                .flatMap(each -> each.getKey().getPatternValues().stream()
                        .flatMap(path -> each.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)))
                .collect(toCollection(TreeSet::new));
        var asked = rows().stream().map(Row::route).collect(toCollection(TreeSet::new));
        assertThat(asked).isEqualTo(routes);
    }

    /** Those who are kept out ask first: what the others change is no reason to refuse them. */
    @ParameterizedTest
    @MethodSource("rows")
    void eachIsAnsweredAsTheTableSays(Row row) throws Exception {
        var who = Stream.of(
                        "manager1",
                        "manager2",
                        "hr1",
                        "leader1",
                        "office1",
                        cases.holder(row),
                        cases.other(),
                        "seal1",
                        "archive1",
                        "admin1",
                        "auditor1",
                        "auditorHr1",
                        "nobody1",
                        NOBODY)
                .toList();
        assertThat(row.cells()).hasSameSizeAs(who);
        var answers = new TreeMap<Integer, String>();
        var before = state(row);
        for (var column : columns(row, false)) {
            answers.put(column, ask(row, who.get(column)));
        }
        assertThat(state(row)).as("changed by whom it is not for").isEqualTo(before);
        for (var column : columns(row, true)) {
            answers.put(column, ask(row, who.get(column)));
        }
        assertThat(answers.values()).containsExactlyElementsOf(row.cells());
    }

    private static List<Integer> columns(Row row, boolean rightful) {
        return IntStream.range(0, row.cells().size())
                .filter(column -> row.cells().get(column).equals("yes") == rightful)
                .boxed()
                .toList();
    }

    private String ask(Row row, String who) throws Exception {
        var request = request(row);
        var answer = (who.equals(NOBODY) ? callers.nobody().perform(request.with(csrf())) : callers.send(who, request))
                .andReturn()
                .getResponse();
        var status = answer.getStatus();
        if (status == 401 || isSentToLogin(answer)) {
            return "login";
        }
        if (status == 403 || status == 404) {
            return Integer.toString(status);
        }
        assertThat(status).as(row + " as " + who).isLessThan(500);
        return row.isList()
                        && !answer.getContentAsString(StandardCharsets.UTF_8).contains(cases.mark(row))
                ? "own"
                : "yes";
    }

    private static boolean isSentToLogin(MockHttpServletResponse answer) {
        var to = answer.getRedirectedUrl();
        return to != null && to.endsWith("/login");
    }

    private AbstractMockHttpServletRequestBuilder<?> request(Row row) {
        var address = cases.address(row);
        if (row.route().equals("POST /api/documents")) {
            return multipart(address)
                    .file(new MockMultipartFile("file", "scan.pdf", "application/pdf", PaperScan.pdf()));
        }
        var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(row.method()), address);
        if (row.method().equals("GET")) {
            return request;
        }
        return row.path().startsWith("/api")
                ? request.contentType(MediaType.APPLICATION_JSON).content(cases.body(row))
                : request.param("reason", "情况有变").param("existing", "false");
    }

    /** Everything in the database but the log, in which attempts are noted. */
    private Map<String, Integer> state(Row row) {
        var state = new TreeMap<String, Integer>();
        if (row.method().equals("GET")) {
            return state;
        }
        for (var table : database.queryForList(
                "select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'",
                String.class)) {
            if (!NOT_COMPARED.matcher(table).matches()) {
                var what = FILES.matcher(table).matches() ? "count(*)" : "*";
                state.put(
                        table,
                        database.queryForList("select " + what + " from " + table).stream()
                                .mapToInt(Object::hashCode)
                                .sum());
            }
        }
        return state;
    }
}
