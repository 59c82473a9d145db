package io.keypost.register.exit;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.keypost.TestClock;
import io.keypost.TestDatabase;
import io.keypost.agreement.Agreement;
import io.keypost.post.OptionalPost;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.web.context.WebApplicationContext;

/** A holder of a post nobody else is put on, and what the pages show of it. */
@ExtendWith(TestDatabase.EmptiedEach.class)
abstract class ExitPagesFixture {

    Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    OptionalPost optionalPost;

    @Autowired
    TestClock clock;

    Agreement agreement;
    String holder;
    String page;

    @Autowired
    void callers(WebApplicationContext application) {
        callers = new Callers(application);
    }

    /** On a post nobody else is put on, so that its holders are these. */
    @BeforeEach
    void theHolderOfAnOptionalPost() {
        optionalPost.enable();
        agreement = cases.sealed("AUDIT");
        clock.set(agreement.term().firstDay());
        cases.fireWhatIsDue("term", agreement.number());
        clock.set(LocalDate.of(2026, 3, 16));
        holder = agreement.staffNo();
        callers.addHolder(holder);
        page = "/agreements/" + agreement.number();
    }

    String given() throws Exception {
        var answer = callers.post(holder, "/api" + page + "/resignation", "{\"scope\":\"POST\"}")
                .andExpect(status().isCreated());
        return "/exits/" + JsonPath.read(answer.andReturn().getResponse().getContentAsString(), "$.exitId");
    }

    void complete(String task, String by, Map<String, Object> variables) {
        cases.runJobs(agreement.number());
        cases.complete(cases.task(agreement.number(), task), by, variables);
        cases.runJobs(agreement.number());
    }

    static ResultMatcher shows(String text) {
        return content().string(containsString(text));
    }

    static ResultMatcher hides(String text) {
        return content().string(not(containsString(text)));
    }
}
