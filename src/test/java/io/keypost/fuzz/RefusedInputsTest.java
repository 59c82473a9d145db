package io.keypost.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.fuzz.Draft.Field;
import io.keypost.fuzz.Draft.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API refuses to read: JSON, parameters and uploads. */
@KeypostTest
class RefusedInputsTest extends RefusedInput {

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
}
