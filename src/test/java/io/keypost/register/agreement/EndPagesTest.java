package io.keypost.register.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.PaperScan;
import io.keypost.TestClock;
import io.keypost.TestDatabase;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndReason;
import io.keypost.post.OptionalPost;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** The forms by which hr and the office report ends, and what the register shows of a post after one. */
@KeypostTest
@ExtendWith(TestDatabase.EmptiedEach.class)
class EndPagesTest {

    private static final String CHINESE_OF_OURS = "(?s).*(终止|撤销|提醒|空缺|登记|去世|web\\.|rule\\.).*";

    private final Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    OptionalPost optionalPost;

    @Autowired
    TestClock clock;

    private Agreement agreement;
    private LocalDate firstDay;

    EndPagesTest(@Autowired WebApplicationContext application) {
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

    @Test
    void hrReportsTheEndOfALabourContractOnThePage() throws Exception {
        var path = "/people/" + agreement.staffNo() + "/labour-contract/end";
        callers.get("hr1", "/people?change=" + agreement.staffNo())
                .andExpect(content().string(containsString("随劳动合同于同一日终止")));
        callers.send("hr1", post(path).param("endedOn", "2026-02-30").param("reason", "TERMINATED"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("value=\"2026-02-30\"")))
                .andExpect(content().string(containsString("日期格式不正确")));
        callers.send("hr1", post(path))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("请填写此项")));
        callers.send("manager1", post(path).param("endedOn", firstDay.toString()))
                .andExpect(status().isForbidden());
        callers.send("hr1", post("/people/NOBODY/labour-contract/end")).andExpect(status().isNotFound());
        callers.send(
                        "hr1",
                        post(path)
                                .param("endedOn", firstDay.plusDays(9).toString())
                                .param("reason", "EXPIRED"))
                .andExpect(redirectedUrl("/people?change=" + agreement.staffNo()));
        callers.get("hr1", "/people?change=" + agreement.staffNo())
                .andExpect(content().string(containsString("劳动合同于 " + firstDay.plusDays(9) + " 期满终止")))
                .andExpect(content().string(containsString(agreement.number())));
        english("/people?change=" + agreement.staffNo());
    }

    @Test
    void aDeathIsReportedTwiceByTheSamePerson() throws Exception {
        var path = "/people/" + agreement.staffNo() + "/labour-contract/end";
        clock.set(firstDay.plusDays(9));
        var death = post(path).param("endedOn", firstDay.plusDays(5).toString()).param("reason", "DEATH");
        callers.send("hr1", death)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("请核对")))
                .andExpect(content().string(containsString("name=\"confirmed\"")));
        assertThat(cases.get(agreement).endsBecause()).isEqualTo(EndReason.EXPIRED);
        callers.send("hr1", death.param("confirmed", "true"))
                .andExpect(redirectedUrl("/people?change=" + agreement.staffNo()));
        assertThat(cases.get(agreement).endsBecause()).isEqualTo(EndReason.DEATH);
        callers.get("hr1", "/people?change=" + agreement.staffNo())
                .andExpect(content().string(containsString("去世")))
                .andExpect(content().string(not(containsString("labour-contract/end\""))));
        english("/people?change=" + agreement.staffNo());
        english("/agreements/" + agreement.number());
    }

    @Test
    void hrReportsAMutualEndOnTheAgreementsPage() throws Exception {
        var page = "/agreements/" + agreement.number();
        var path = page + "/mutual-end";
        callers.get("hr1", page).andExpect(content().string(containsString(path)));
        for (var other : List.of("manager1", "office1", "auditor1")) {
            callers.get(other, page).andExpect(content().string(not(containsString(path))));
            callers.send(other, mutual(path, firstDay.plusDays(9)).file(scan())).andExpect(status().isForbidden());
        }
        callers.send("hr1", mutual(path, firstDay.plusDays(9)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("请填写此项")));
        callers.send("hr1", mutual(path, firstDay.plusDays(9)).file(new MockMultipartFile("file", new byte[] {1})))
                .andExpect(status().is4xxClientError())
                .andExpect(content().string(containsString("kp-field-error")));
        var refused = callers.send("hr1", mutual(path, firstDay.minusDays(1)).file(scan()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("最后一日不能早于今天")))
                .andExpect(content().string(containsString("扫描件已收到")));
        callers.send("hr1", mutual(path, firstDay.plusDays(9)).param("documentId", received(refused)))
                .andExpect(redirectedUrl(page));
        callers.get("hr1", page)
                .andExpect(content().string(containsString("将于 " + firstDay.plusDays(9) + " 因双方协商一致终止")))
                .andExpect(content().string(containsString("协商终止文件扫描件")))
                .andExpect(content().string(not(containsString(path))));
        english(page);
    }

    @Test
    void theOfficeGivesUpAPostOnTheRegister() throws Exception {
        callers.get("hr1", "/").andExpect(content().string(not(containsString("/posts/abolition"))));
        callers.get("office1", "/").andExpect(content().string(containsString("/posts/abolition")));
        callers.send("hr1", abolition("AUDIT", firstDay.plusDays(9))).andExpect(status().isForbidden());
        callers.send("office1", post("/posts/abolition").param("post", "AUDIT"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("请填写此项")));
        callers.send("office1", abolition("AUDIT", firstDay.minusDays(1)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("最后一日不能早于今天")));
        callers.send("office1", abolition("SYSTEM", firstDay))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("必设的关键岗位（第四条）不能撤销")));
        callers.send("office1", abolition("AUDIT", firstDay.plusDays(9))).andExpect(redirectedUrl("/"));
        callers.get("office1", "/")
                .andExpect(content().string(containsString("最后一日 " + firstDay.plusDays(9) + "（撤销）")))
                .andExpect(content().string(containsString("没有可以撤销的岗位")));
        clock.set(firstDay.plusDays(10));
        callers.get("office1", "/api/posts")
                .andExpect(jsonPath("$[?(@.code == 'AUDIT')]").isEmpty());
    }

    @Test
    void othersGiveUpAPostByTheApi() throws Exception {
        var path = "/api/posts/AUDIT/abolition";
        var lastDay = firstDay.plusDays(9);
        var decision = "{\"lastDay\":\"" + lastDay + "\",\"decision\":\"第 5 次会议\"}";
        for (var other : List.of("hr1", "manager1", "leader1", "auditor1")) {
            callers.post(other, path, decision).andExpect(status().isForbidden());
        }
        callers.post("office1", "/api/posts/GARDEN/abolition", decision).andExpect(status().isNotFound());
        callers.post("office1", path, "{\"lastDay\":\"soon\"}").andExpect(status().isBadRequest());
        callers.post("office1", path, "{}").andExpect(status().isUnprocessableEntity());
        callers.post("office1", "/api/posts/SYSTEM/abolition", decision)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].rule").value("post.mandatory"));
        assertThat(cases.get(agreement).endsBecause()).isEqualTo(EndReason.EXPIRED);
        for (var time = 0; time < 2; time++) {
            callers.post("office1", path, decision)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.abolishedOn").value(lastDay.toString()));
        }
        callers.post(
                        "office1",
                        path,
                        decision.replace(lastDay.toString(), lastDay.plusDays(1).toString()))
                .andExpect(status().isConflict());
        assertThat(cases.get(agreement).endsOn()).isEqualTo(lastDay);
        clock.set(lastDay.plusDays(3));
        callers.post("office1", path, decision).andExpect(status().isOk());
    }

    @Test
    void aPostSaysSinceWhenItIsVacantAndWhoComesNext() throws Exception {
        var lastDay = agreement.term().lastDay();
        posts().andExpect(ofAudit("vacantSince", empty()));
        clock.set(lastDay.plusDays(5));
        posts().andExpect(ofAudit("vacantSince", contains(lastDay.plusDays(1).toString())));
        gapIs(lastDay.plusDays(1), null);
        callers.get("hr1", "/").andExpect(content().string(containsString("空缺自 " + lastDay.plusDays(1))));
        var next = cases.sealed("AUDIT");
        var from = next.term().firstDay();
        posts().andExpect(ofAudit("nextHolder.agreement", contains(next.number())))
                .andExpect(ofAudit("nextHolder.firstDay", contains(from.toString())));
        callers.addHolder(agreement.staffNo());
        callers.get(agreement.staffNo(), "/api/posts").andExpect(ofAudit("nextHolder", empty()));
        gapIs(lastDay.plusDays(1), from.minusDays(1));
        callers.get("hr1", "/agreements/" + agreement.number())
                .andExpect(content().string(containsString("空缺 " + lastDay.plusDays(1) + " 至 " + from.minusDays(1))));
        english("/agreements/" + agreement.number());
        clock.set(from);
        posts().andExpect(ofAudit("vacantSince", empty())).andExpect(ofAudit("nextHolder", empty()));
    }

    private ResultActions posts() throws Exception {
        return callers.get("hr1", "/api/posts");
    }

    private static ResultMatcher ofAudit(String field, Matcher<?> matcher) {
        return jsonPath("$[?(@.code == 'AUDIT')]." + field, matcher);
    }

    private void gapIs(LocalDate from, @Nullable LocalDate to) throws Exception {
        var shown = callers.get("hr1", "/api/agreements/" + agreement.number())
                .andExpect(jsonPath("$.gap.from").value(from.toString()));
        if (to == null) {
            shown.andExpect(jsonPath("$.gap.to").doesNotExist());
        } else {
            shown.andExpect(jsonPath("$.gap.to").value(to.toString()));
        }
    }

    private void english(String path) throws Exception {
        callers.send("hr1", get(path).header("Accept-Language", "en"))
                .andExpect(status().isOk())
                .andExpect(content().string(not(matchesPattern(CHINESE_OF_OURS))));
    }

    private static AbstractMockHttpServletRequestBuilder<?> abolition(String code, LocalDate lastDay) {
        return post("/posts/abolition")
                .param("post", code)
                .param("lastDay", lastDay.toString())
                .param("decision", "第 5 次会议");
    }

    private static MockMultipartHttpServletRequestBuilder mutual(String path, LocalDate lastDay) {
        var request = multipart(path);
        request.param("lastDay", lastDay.toString());
        return request;
    }

    private static MockMultipartFile scan() {
        return new MockMultipartFile("file", "scan.pdf", "application/pdf", PaperScan.pdf());
    }

    private static String received(ResultActions refused) throws Exception {
        var page = refused.andReturn().getResponse().getContentAsString();
        var id = Pattern.compile("name=\"documentId\" value=\"([^\"]+)\"").matcher(page);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
