package io.keypost.register;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

/** Every way a request fails has its status, its sentence, and nothing of our insides. */
@KeypostTest
class ProblemsTest {

    private final Callers callers;
    private final Object problems;

    ProblemsTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
        problems = application.getBean("problems");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"years\":\"drei\"}|years|input.number",
                "{\"years\":\"3\"}|years|input.number",
                "{\"years\":2.5}|years|input.number",
                "{\"firstDay\":\"2026-02-30\"}|firstDay|input.date",
                "{\"firstDay\":\"2026-02-01T16:00:00Z\"}|firstDay|input.date",
                "{\"fullTime\":\"ja\"}|fullTime|input.type",
                "{\"department\":{\"id\":1}}|department|input.type",
            })
    void whatIsMalformedIsNamed(String json, String field, String rule) throws Exception {
        callers.post("manager1", "/api/appointments", json)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.title").value("请求有误"))
                .andExpect(jsonPath("$.violations[0].field").value(field))
                .andExpect(jsonPath("$.violations[0].rule").value(rule));
    }

    @Test
    void anUnknownConstantIsNamedWithThoseThatExist() throws Exception {
        callers.put("hr1", "/api/people/E1", "{\"labourContract\":{\"kind\":\"LIFELONG\"}}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.violations[0].field").value("labourContract.kind"))
                .andExpect(jsonPath("$.violations[0].message").value(containsString("OPEN_ENDED")));
        callers.get("hr1", "/api/agreements?status=SLEEPING")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.violations[0].field").value("status"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"years\":|input.json", "[]|input.json", "''|input.noBody"})
    void whatIsNoJsonIsRefused(String json, String rule) throws Exception {
        callers.post("manager1", "/api/appointments", json)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.violations[0].rule").value(rule));
    }

    @Test
    void parametersAreCheckedToo() throws Exception {
        callers.get("hr1", "/api/calendar/term?years=3")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.violations[0].field").value("firstDay"));
        callers.get("hr1", "/api/calendar/term?years=x&firstDay=2026-01-01")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.violations[0].rule").value("input.number"));
        callers.get("hr1", "/api/calendar/term?years=0&firstDay=2026-01-01")
                .andExpect(status().isUnprocessableEntity());
        callers.get("hr1", "/api/calendar/term?years=1&firstDay=2024-02-29")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.lastDay").value("2025-02-28"));
        callers.get("hr1", "/api/appointments/abc").andExpect(status().isBadRequest());
    }

    @Test
    void nobodyIsLetInUnknown() throws Exception {
        callers.nobody()
                .perform(get("/api/agreements"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
        callers.nobody()
                .perform(post("/api/appointments")
                        .with(callers.loggedIn("manager1"))
                        .content("{}"))
                .andExpect(status().isForbidden());
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        for (var path : new String[] {
            "/api/agreements/AQXY-0000-0000",
            "/api/agreements/AQXY-0000-0000/events",
            "/api/appointments/999999",
            "/api/documents/none",
            "/api/nothing"
        }) {
            callers.get("hr1", path)
                    .andExpect(status().isNotFound())
                    .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(jsonPath("$.violations[0].message").isString());
        }
        callers.get("hr1", "/agreements/AQXY-0000-0000")
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_HTML))
                .andExpect(content().string(containsString("AQXY-0000-0000")));
    }

    @Test
    void methodsAndContentTypesThatDoNotFitAreRefused() throws Exception {
        callers.send("hr1", delete("/api/agreements")).andExpect(status().isMethodNotAllowed());
        callers.send(
                        "manager1",
                        post("/api/appointments").contentType("text/plain").content("x"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.detail").value(containsString("格式")));
    }

    @ParameterizedTest
    @CsvSource({
        "duplicate,409,input.race",
        "lock,409,input.race",
        "wrapped,409,input.race",
        "engine,403,access.role",
        "bug,500,http.500"
    })
    void whatGoesWrongInsideHasItsStatusAndSaysNothingOfOurInsides(String how, int status, String rule)
            throws Exception {
        MockMvcBuilders.standaloneSetup(new Failing())
                .setControllerAdvice(problems)
                .build()
                .perform(get("/api/failing/" + how))
                .andExpect(status().is(status))
                .andExpect(content().string(containsString(rule)))
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void theSentenceIsInTheCallersLanguage() throws Exception {
        callers.send("hr1", get("/api/agreements/X").header("Accept-Language", "en-GB"))
                .andExpect(jsonPath("$.title").value("Not found"))
                .andExpect(jsonPath("$.detail").value("There is no agreement with the number “X”."));
        callers.send("hr1", get("/api/agreements/X").header("Accept-Language", "fr"))
                .andExpect(jsonPath("$.detail").value("没有编号为“X”的协议。"));
    }

    @Test
    void theInterfaceDescribesItself() throws Exception {
        callers.get("hr1", "/v3/api-docs")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.paths['/api/appointments'].post.summary").isString())
                .andExpect(jsonPath("$.paths['/api/agreements/{number}'].get.summary")
                        .isString());
    }

    /** Fails in ways that are hard to bring about from outside. */
    @RestController
    static class Failing {

        @GetMapping("/api/failing/{how}")
        String fail(@PathVariable String how) {
            throw switch (how) {
                case "duplicate" -> new DuplicateKeyException("secret");
                case "lock" -> new OptimisticLockingFailureException("secret");
                case "wrapped" -> new ProcessEngineException("x", new DuplicateKeyException("secret"));
                case "engine" -> new AuthorizationException("secret");
                default -> new IllegalStateException("secret");
            };
        }
    }
}
