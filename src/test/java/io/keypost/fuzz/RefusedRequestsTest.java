package io.keypost.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are refused for their form, whatever they ask for. */
@KeypostTest
class RefusedRequestsTest extends RefusedInput {

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
}
