package io.keypost.register.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.PaperScan;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.post.OptionalPost;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** A holder of a post nobody else is put on, and what the pages show of it. */
abstract class HolderOfAnOptionalPost {

    static final String CHINESE_OF_OURS = "(?s).*(终止|撤销|提醒|空缺|登记|去世|web\\.|rule\\.).*";

    Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    OptionalPost optionalPost;

    @Autowired
    TestClock clock;

    Agreement agreement;

    LocalDate firstDay;

    @Autowired
    void callers(WebApplicationContext application) {
        callers = new Callers(application);
    }

    /** On a post nobody else is put on, so that its holders are these. */
    @BeforeEach
    void theHolderOfAnOptionalPost() {
        optionalPost.enable();
        agreement = cases.sealed("AUDIT");
        firstDay = agreement.term().firstDay();
        clock.set(firstDay);
    }

    ResultActions posts() throws Exception {
        return callers.get("hr1", "/api/posts");
    }

    static ResultMatcher ofAudit(String field, Matcher<?> matcher) {
        return jsonPath("$[?(@.code == 'AUDIT')]." + field, matcher);
    }

    void gapIs(LocalDate from, @Nullable LocalDate to) throws Exception {
        var shown = callers.get("hr1", "/api/agreements/" + agreement.number())
                .andExpect(jsonPath("$.gap.from").value(from.toString()));
        if (to == null) {
            shown.andExpect(jsonPath("$.gap.to").doesNotExist());
        } else {
            shown.andExpect(jsonPath("$.gap.to").value(to.toString()));
        }
    }

    void english(String path) throws Exception {
        callers.send("hr1", get(path).header("Accept-Language", "en"))
                .andExpect(status().isOk())
                .andExpect(content().string(not(matchesPattern(CHINESE_OF_OURS))));
    }

    static AbstractMockHttpServletRequestBuilder<?> abolition(String code, LocalDate lastDay) {
        return post("/posts/abolition")
                .param("post", code)
                .param("lastDay", lastDay.toString())
                .param("decision", "第 5 次会议");
    }

    static MockMultipartHttpServletRequestBuilder mutual(String path, LocalDate lastDay) {
        var request = multipart(path);
        request.param("lastDay", lastDay.toString());
        return request;
    }

    static MockMultipartFile scan() {
        return new MockMultipartFile("file", "scan.pdf", "application/pdf", PaperScan.pdf());
    }

    static String received(ResultActions refused) throws Exception {
        var page = refused.andReturn().getResponse().getContentAsString();
        var id = Pattern.compile("name=\"documentId\" value=\"([^\"]+)\"").matcher(page);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
