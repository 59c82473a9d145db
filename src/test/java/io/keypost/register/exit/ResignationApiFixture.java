package io.keypost.register.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.exit.Exits;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

/** A holder in post, who gives notice. */
abstract class ResignationApiFixture {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 16);
    static final String POST_ONLY = "{\"scope\":\"POST\"}";
    static final String STAYS = "{\"reason\":\"家中情况有变\"}";

    Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    Exits exits;

    @Autowired
    TestClock clock;

    Agreement agreement;
    String holder;
    String path;

    @Autowired
    void callers(WebApplicationContext application) {
        callers = new Callers(application);
    }

    @BeforeEach
    void aHolderInPost() {
        clock.set(LocalDate.of(2026, 1, 5));
        agreement = cases.sealed("NETWORK");
        clock.set(agreement.term().firstDay());
        cases.fireWhatIsDue("term", agreement.number());
        clock.set(TODAY);
        holder = agreement.staffNo();
        callers.addHolder(holder);
        callers.add("hr2", List.of("hr"));
        path = "/api/agreements/" + agreement.number();
    }

    @AfterEach
    void backToTheFirstDay() {
        clock.set(LocalDate.of(2026, 1, 5));
    }

    String given() throws Exception {
        return created(callers.post(holder, path + "/resignation", POST_ONLY));
    }

    static String created(ResultActions answer) throws Exception {
        var location = answer.andExpect(status().isCreated())
                .andExpect(jsonPath("$.status").value("RECEIVED"))
                .andExpect(jsonPath("$.provisional").isBoolean())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        answer.andExpect(header().string("Location", "/api/exits/" + JsonPath.read(body(answer), "$.exitId")));
        assertThat(location).isNotNull();
        return location;
    }

    static String body(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString();
    }

    void confirm() {
        complete("userTask_confirmReceipt", "hr1", Map.of("received", true));
    }

    void complete(String task, String by, Map<String, Object> variables) {
        cases.runJobs(agreement.number());
        cases.complete(cases.task(agreement.number(), task), by, variables);
        cases.runJobs(agreement.number());
    }
}
