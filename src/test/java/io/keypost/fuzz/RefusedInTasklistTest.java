package io.keypost.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.process.Cases;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasklist's own calls are read as strictly as the API's. */
@KeypostTest
class RefusedInTasklistTest extends RefusedInput {

    private static final String NONE = "00000000-0000-0000-0000-000000000000";

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
}
