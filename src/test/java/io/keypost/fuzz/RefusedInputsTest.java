package io.keypost.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.keypost.KeypostTest;
import io.keypost.fuzz.Draft.Field;
import io.keypost.fuzz.Draft.Part;
import io.keypost.process.Cases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each kind of input that is refused: with its status, its sentence, a line of log at most, and nothing changed. */
@KeypostTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedInputsTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TASKLIST = "/camunda/api/engine/engine/default";
    private static final String NONE = "00000000-0000-0000-0000-000000000000";

    @LocalServerPort
    int port;

    @Autowired
    DataSource dataSource;

    @Autowired
    IdentityService identityService;

    @Autowired
    Cases cases;

    private RowChanges rows;
    private LogBytes log;
    private Visitor manager;
    private Visitor hr;
    private String task;

    @BeforeAll
    void begin() throws SQLException, IOException {
        rows = RowChanges.of(dataSource);
        cases.countNoCoverage();
        Organisation.add(identityService, "fuzz-manager", List.of("manager"));
        Organisation.add(identityService, "fuzz-hr", List.of("hr"));
        var appointment = cases.nominated("NETWORK");
        cases.runJobs(appointment);
        task = cases.task(appointment, "userTask_review").getId();
        manager = Visitor.of(new Wire(port), "fuzz-manager", Organisation.PASSWORD);
        hr = Visitor.of(new Wire(port), "fuzz-hr", Organisation.PASSWORD);
        rows.watch();
        log = LogBytes.begin();
    }

    @AfterAll
    void end() throws SQLException {
        log.close();
        rows.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"years\":1,\"years\":[]}|years|input.twice",
                "{\"remarks\":\"a\",\"remarks\":\"b\"}|remarks|input.twice",
                "{} {}||input.json",
                "{\"years\":1}]||input.json",
                "{\"years\":NaN}||input.json",
                "{'years':1}||input.json",
                "[{}]||input.json",
                "null||input.noBody",
                "{\"years\":2147483648}|years|input.number",
                "{\"years\":1e400}|years|input.number",
                "{\"years\":{}}|years|input.number",
                "{\"fullTime\":[]}|fullTime|input.type",
                "{\"remarks\":[\"x\"]}|remarks|input.type",
                "{\"remarks\":\"a\\u0000b\"}|remarks|input.characters",
                "{\"remarks\":\"\\u0007\"}|remarks|input.characters",
                "{\"remarks\":\"\\ud800\"}|remarks|input.characters",
                "{\"firstDay\":\"1899-12-31\"}|firstDay|input.date",
                "{\"firstDay\":\"2200-01-01\"}|firstDay|input.date",
                "{\"firstDay\":\"+999999999-12-31\"}|firstDay|input.date",
                "{\"firstDay\":\"\"}|firstDay|input.date",
                "{\"firstDay\":20260101}|firstDay|input.date",
            })
    void jsonIsReadStrictly(String json, String field, String rule) throws Exception {
        var answer = refused(manager, 400, json(json));

        assertThat(answer).contains("\"rule\":\"" + rule + "\"");
        if (field != null) {
            assertThat(answer).contains("\"field\":\"" + field + "\"");
        }
    }

    @Test
    void jsonNobodyCouldReadIsRefused() throws Exception {
        assertThat(refused(manager, 400, json("[".repeat(100_000)))).contains("input.json");
        assertThat(refused(manager, 400, json("{\"x\":".repeat(1000)))).contains("input.tooMuch");
        assertThat(refused(manager, 400, json("{\"remarks\":\"" + "x".repeat(2_000_000) + "\"}")))
                .contains("input.tooMuch");
        assertThat(refused(manager, 400, json(""))).contains("input.noBody");
        var latin = json("");
        latin.raw = "{\"remarks\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(manager, 400, latin)).contains("input.json");
        for (var type : List.of("application/json;charset=nonsense", "nonsense", "text/plain", "application/xml")) {
            var draft = json("{}");
            draft.headers.put("Content-Type", type);
            refused(manager, 415, draft);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/agreements?status=%00",
                "/api/agreements?status=active",
                "/api/agreements?q=%zz",
                "/api/agreements?q=%",
                "/api/agreements?q=a%00b",
                "/api/agreements?%00=a",
                "/api/agreements?page=-1",
                "/api/agreements?page=2147483648",
                "/api/agreements?size=0",
                "/api/agreements?size=201",
                "/api/agreements?sort=remarks",
                "/api/agreements?sort=number,sideways",
                "/api/agreements?dueWithin=2147483647",
                "/api/agreements?dueWithin=-1",
                "/api/agreements?forNotice=maybe",
                "/api/calendar/term?years=1&firstDay=%2B999999999-12-31",
                "/api/calendar/term?years=1&firstDay=1899-12-31",
                "/api/calendar/notice?receivedOn=-999999999-01-01",
                "/api/calendar/99999999999",
                "/api/appointments/9223372036854775808",
                "/?q=%00",
                "/?page=x",
                "/exits?status=x",
                "/calendar/1e9",
                TASKLIST + "/task?assignee=%00",
            })
    void parametersAreReadStrictly(String target) throws Exception {
        refused(hr, 400, Draft.get(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/agreements?status=%20",
                "/api/agreements?status=,",
                "/api/agreements?status=ACTIVE,%20",
                "/api/agreements?status=%20&status=ENDED",
                "/api/appointments?status=%20",
                "/api/exits?status=%20,",
                "/exits?status=",
            })
    void aBlankAsksForNothing(String target) throws Exception {
        assertThat(hr.send(Draft.get(target)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//agreements",
                "//api/agreements",
                "/api/./agreements",
                "/api/x/../agreements",
                "/api/%2e%2e/agreements",
                "/api/agreements;jsessionid=1",
                "/api/agreements/a%00b",
                "/api/agreements/a%0ab",
                "/api/agreements/a%2fb",
                "/api/agreements/a%5cb",
                "/api/agreements/%",
                "/api/agreements/%zz",
                "/api/agreements/\\",
                "/agreements//x",
                "/agreements/%2e%2e/x",
                "/css//keypost.css",
                "/camunda/api//engine/engine/default/task/count",
                "/camunda/api/./engine/engine/default/task/count",
                "/camunda;a=b/api/engine/engine/default/task/count",
                "/camunda/api/engine/engine/default/task/a%00b",
                "/camunda//app/tasklist/default/",
            })
    void noPathIsReadInTwoWays(String path) throws Exception {
        refused(hr, 400, Draft.get(path));
    }

    @ParameterizedTest
    @CsvSource({"TRACE,405", "PROPFIND,405", "PATCH,405", "DELETE,405", "FOO,405", "get,405", "CONNECT,400"})
    void methodsThatDoNotFitAreRefused(String method, int status) throws Exception {
        for (var path : List.of("/api/agreements", "/people")) {
            refused(hr, status, new Draft(method, path));
        }
        refused(hr, "40[035]", new Draft(method, TASKLIST + "/task"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept|nonsense|406",
                "Accept|image/png|406",
                "Authorization|Basic !!!!|401",
                "Authorization|Basic AAAAAA==|401",
                "Transfer-Encoding|nonsense|400",
                "Expect|nonsense|417",
                "Host|a b|400",
            })
    void oddHeadersAreRefusedBeforeAnythingIsDone(String header, String value, int status) throws Exception {
        for (var draft : List.of(Draft.get("/api/agreements"), calendar())) {
            draft.headers.put(header, value);
            refused(hr, status, draft);
        }
    }

    @ParameterizedTest
    @MethodSource("uploads")
    void uploadsAreRefusedByTheirEnvelope(List<Part> parts, String contentType) throws Exception {
        var draft = new Draft("POST", "/api/documents");
        draft.parts = parts;
        draft.headers.put("Content-Type", contentType);

        refused(hr, parts.size() > 1000 ? 413 : 400, draft);
    }

    static List<Object[]> uploads() {
        var type = "multipart/form-data; boundary=" + Draft.BOUNDARY;
        var scan = Corpus.scan();
        var file = new Part("name=\"file\"; filename=\"a.pdf\"", "application/pdf", scan);
        var many = new ArrayList<>(List.of(file));
        IntStream.range(0, 1100).forEach(i -> many.add(new Part("name=\"p" + i + "\"", "text/plain", "x")));
        return List.of(
                new Object[] {List.of(new Part("name=\"file\"; filename=\"a\0b.pdf\"", "application/pdf", scan)), type},
                new Object[] {List.of(new Part("name=\"x\"; filename=\"a.pdf\"", "application/pdf", scan)), type},
                new Object[] {List.of(new Part("name=\"file\"; filename*=x''%00", "application/pdf", scan)), type},
                new Object[] {List.of(), type},
                new Object[] {many, type},
                new Object[] {List.of(file), "multipart/form-data"},
                new Object[] {List.of(file), "multipart/form-data; boundary=other"});
    }

    @Test
    void aFormWithMoreFieldsThanAnyHasIsRefused() throws Exception {
        var draft = new Draft("POST", "/people");
        draft.headers.put("Content-Type", "application/x-www-form-urlencoded");
        draft.form = new ArrayList<>(IntStream.range(0, 20_000)
                .mapToObj(i -> new Field("p" + i, "x"))
                .toList());
        refused(hr, 400, draft);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "remarks|{\"value\":\"a\\u0000b\",\"type\":\"String\"}|400",
                "remarks|{\"value\":\"\\ud800\",\"type\":\"String\"}|400",
                "remarks|{\"value\":7,\"type\":\"Integer\"}|400",
                "remarks|{\"value\":7}|400",
                "remarks|{\"value\":\"x\",\"type\":\"Nonsense\"}|400",
                "remarks|{\"value\":\"x\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.lang.String\","
                        + "\"serializationDataFormat\":\"application/json\"}}|400",
                "remarks|{\"value\":\"eA==\",\"type\":\"Bytes\"}|400",
                "remarks|{\"value\":\"eA==\",\"type\":\"File\",\"valueInfo\":{\"filename\":\"x\"}}|400",
                "remarks|null|400",
                "years|{\"value\":\"x\",\"type\":\"Integer\"}|400",
                "years|{\"value\":\"3\",\"type\":\"String\"}|400",
                "firstDay|{\"value\":\"+999999999-12-31\",\"type\":\"String\"}|400",
                "firstDay|{\"value\":\"2026-02-30\",\"type\":\"String\"}|400",
                "firstDay|{\"value\":\"\",\"type\":\"String\"}|4..",
                "postCode|{\"value\":null,\"type\":\"String\"}|422",
            })
    void aFormInTasklistIsReadAsStrictly(String name, String value, String status) throws Exception {
        var variables = JSON.objectNode();
        Cases.form(cases.nomination(cases.person(), "SYSTEM", LocalDate.of(2026, 3, 2)))
                .forEach((field, given) -> variables.putPOJO(
                        field, Map.of("value", given, "type", given.getClass().getSimpleName())));
        variables.set(name, Draft.JSON.readTree(value));
        refused(
                manager,
                status,
                Draft.post(
                        TASKLIST + "/process-definition/key/appointment/submit-form",
                        JSON.objectNode().set("variables", variables)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "submit-form|{\"variables\":{\"qualified\":{\"value\":\"a\\u0000b\",\"type\":\"String\"}}}|400",
                "submit-form|{\"variables\":{\"qualified\":{\"value\":\"ja\",\"type\":\"String\"}}}|400",
                "submit-form|{\"variables\":{\"qualified\":{\"value\":true,\"type\":\"Object\"}}}|400",
                "submit-form|{\"variables\":{\"qualified\":null}}|400",
                "submit-form|{\"variables\":[]}|400",
                "submit-form|{\"variables\":{}}|422",
                "submit-form|{}|422",
                "submit-form|null|4..",
                "submit-form|[]|400",
                "submit-form||4..",
                "complete|{\"variables\":{\"qualified\":{\"value\":false,\"type\":\"Boolean\"},\"reason\":{\"value\":\""
                        + "\\u0000\",\"type\":\"String\"}}}|400",
                "complete|{\"variables\":{\"nominator\":{\"value\":\"x\",\"type\":\"String\"}}}|403",
                "claim|{\"userId\":\"a\\u0000b\"}|4..",
                "claim|[]|400",
            })
    void aTaskInTasklistTakesWhatItsFormAsks(String route, String body, String status) throws Exception {
        var draft = Draft.post(TASKLIST + "/task/" + task + "/" + route, JSON.objectNode());
        draft.raw = Draft.bytes(body == null ? "" : body);
        refused(hr, status, draft);
    }

    @Test
    void aTextNoColumnTakesIsRefused() throws Exception {
        var text = "\u5f20".repeat(70_000);
        var variables = JSON.objectNode();
        variables.putObject("qualified").put("value", false).put("type", "Boolean");
        variables.putObject("reason").put("value", text).put("type", "String");
        refused(
                hr,
                "4..",
                Draft.post(
                        TASKLIST + "/task/" + task + "/submit-form",
                        JSON.objectNode().set("variables", variables)));
        refused(hr, 400, Draft.post(TASKLIST + "/task", JSON.objectNode().put("dueAfter", text)));
    }

    @Test
    void whatIsNotThereIsNoFailure() throws Exception {
        for (var path :
                List.of("/task/" + NONE + "/form", "/process-definition/appointment:1:" + NONE + "/startForm")) {
            refused(hr, 404, Draft.get(TASKLIST + path));
        }
        refused(
                hr,
                404,
                Draft.post(
                        TASKLIST + "/task/" + NONE + "/claim", JSON.objectNode().put("userId", "fuzz-hr")));
        refused(hr, 404, Draft.post(TASKLIST + "/task/" + NONE + "/submit-form", JSON.objectNode()));
        refused(hr, 404, Draft.get("/error"));
    }

    @Test
    void aForgedCallDoesNotEndTheSession() throws Exception {
        var forged = Draft.post(
                TASKLIST + "/task/" + task + "/claim", JSON.objectNode().put("userId", "fuzz-hr"));
        forged.tokens = false;

        assertThat(refused(hr, 403, forged)).contains("页面");
        assertThat(hr.isLoggedIn()).isTrue();
    }

    @Test
    void whoIsRefusedAtTheDoorIsToldInTheirLanguageAndForm() throws Exception {
        for (var path : List.of("/api//x", "/camunda/api//x", "//x", "/api/%", "/camunda/api/%", "/%")) {
            var draft = Draft.get(path);
            draft.headers.put("Accept-Language", "en");
            assertThat(refused(hr, 400, draft)).as(path).contains("Something is wrong with the request.");
        }
        assertThat(refused(Visitor.nobody(new Wire(port)), 401, Draft.get(TASKLIST + "/task")))
                .contains("请先登录");
    }

    private static Draft json(String body) {
        var draft = Draft.post("/api/appointments", JSON.objectNode());
        draft.raw = Draft.bytes(body);
        return draft;
    }

    /** A change that would be made. */
    private static Draft calendar() {
        var draft = new Draft("PUT", "/api/calendar/2031").with(JSON.objectNode());
        draft.raw = Draft.bytes("{\"holidays\":[\"2031-01-01\"]}");
        return draft;
    }

    private String refused(Visitor by, int status, Draft draft) throws IOException, SQLException {
        return refused(by, Integer.toString(status), draft);
    }

    /** What it is told. */
    private String refused(Visitor by, String status, Draft draft) throws IOException, SQLException {
        rows.sinceLast();
        log.sinceLast();
        var answer = by.send(draft);
        var what = draft.method + " " + draft.target() + " -> " + answer;
        assertThat(Integer.toString(answer.status())).as(what).matches(status);
        assertThat(Verdict.of(draft, answer, rows.sinceLast(), log.sinceLast()))
                .as(what)
                .isEmpty();
        return answer.body();
    }
}
