package io.keypost.register.exit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.TestDatabase;
import io.keypost.agreement.Agreement;
import io.keypost.post.OptionalPost;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** What the pages show of a notice and of what goes on after an exit, and the forms by which people ask for something. */
@KeypostTest
@ExtendWith(TestDatabase.EmptiedEach.class)
class NoticePagesTest {

    private static final String GIVE = "提交辞岗通知";
    private static final String ENTER = "录入纸质辞岗通知";
    private static final String CHINESE_OF_OURS = "(?s).*(辞岗|通知期|转岗|脱密|撤回|缩短|离岗|接任|空缺|保密义务|web\\.|rule\\.).*";

    private final Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    OptionalPost optionalPost;

    @Autowired
    TestClock clock;

    private Agreement agreement;
    private String holder;
    private String page;

    NoticePagesTest(@Autowired WebApplicationContext application) {
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

    @Test
    void theAgreementsPageLeadsToTheStartFormAndToTheNotice() throws Exception {
        callers.get(holder, page)
                .andExpect(shows(GIVE))
                .andExpect(shows("/camunda/app/tasklist/default/#/?processStart=resignation"));
        callers.get("hr1", page).andExpect(shows(ENTER));
        for (var other : List.of("manager1", "leader1", "auditor1")) {
            callers.get(other, page).andExpect(hides("processStart"));
        }
        var exit = given();
        callers.send(holder, post(exit + "/withdrawal").param("reason", "")).andExpect(redirectedUrl(exit));
        callers.get(holder, page)
                .andExpect(shows(GIVE))
                .andExpect(shows("2026-03-16 收到，2026-03-16 撤回"))
                .andExpect(hides("通知期至"));
        var again = given();
        callers.get("hr1", page)
                .andExpect(hides("processStart"))
                .andExpect(shows("通知期至 2026-06-16"))
                .andExpect(shows("href=\"" + again + "\""))
                .andExpect(shows("href=\"" + exit + "\""))
                .andExpect(shows("收到辞岗通知（辞去岗位）"));
        callers.get("hr1", "/?q=" + agreement.number()).andExpect(shows("通知期至 2026-06-16"));
        callers.get("hr1", exit).andExpect(shows("已撤回")).andExpect(hides("签收辞岗通知，"));
        english("hr1", page, exit, again, "/");
    }

    @Test
    void theHolderAsksAndHrProposesOnTheExitsPage() throws Exception {
        var exit = given();
        callers.get(holder, exit).andExpect(shows("撤回辞岗通知")).andExpect(hides("提议缩短"));
        complete("userTask_confirmReceipt", "hr1", Map.of("received", true));
        callers.get(holder, exit).andExpect(shows("申请撤回")).andExpect(hides("提议缩短"));
        callers.get("hr1", exit).andExpect(shows("提议缩短")).andExpect(hides("申请撤回"));
        callers.get("manager1", exit).andExpect(hides("提议缩短")).andExpect(hides("申请撤回"));

        callers.send(holder, post(exit + "/withdrawal").param("reason", " "))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(shows("请填写此项"));
        callers.send(holder, post(exit + "/withdrawal").param("reason", "留任")).andExpect(redirectedUrl(exit));
        callers.send("hr1", post(exit + "/withdrawal").param("reason", "留任")).andExpect(status().isForbidden());
        callers.send(
                        "hr1",
                        post(exit + "/shortening")
                                .param("lastDay", "2026-07-01")
                                .param("reason", "r"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(shows("value=\"2026-07-01\""))
                .andExpect(shows("通知期只能缩短"));
        callers.send("hr1", post(exit + "/shortening").param("lastDay", "soon").param("reason", "r"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(shows("日期格式不正确"));
        for (var other : List.of(holder, "leader1", "manager1", "auditor1")) {
            callers.send(
                            other,
                            post(exit + "/shortening")
                                    .param("lastDay", "2026-04-16")
                                    .param("reason", "r"))
                    .andExpect(status().isForbidden());
        }
        callers.send(
                        "hr1",
                        post(exit + "/shortening")
                                .param("lastDay", "2026-04-16")
                                .param("reason", "交接已完成"))
                .andExpect(redirectedUrl(exit));
        callers.get("leader1", exit)
                .andExpect(shows("留任"))
                .andExpect(shows("交接已完成"))
                .andExpect(shows("至 2026-04-16"))
                .andExpect(shows("待审批"));
        complete("userTask_approveShortening", "leader1", Map.of("approved", true));
        callers.get("hr1", exit).andExpect(shows("最后一日提前至 2026-04-16"));
        english("hr1", exit);
    }

    @Test
    void aPostSaysFromWhenItIsEmptyAndWhetherAnybodyFollows() throws Exception {
        posts().andExpect(ofAudit("emptyFrom", empty())).andExpect(ofAudit("linedUp", contains(false)));
        clock.set(agreement.term().lastDay().minusDays(90));
        posts().andExpect(ofAudit(
                "emptyFrom", contains(agreement.term().lastDay().plusDays(1).toString())));
        clock.set(LocalDate.of(2026, 3, 16));
        given();
        posts().andExpect(ofAudit("emptyFrom", contains("2026-06-17"))).andExpect(ofAudit("linedUp", contains(false)));
        callers.get("hr1", "/").andExpect(shows("将于 2026-06-17 起空缺，尚无人接任"));
        complete("userTask_confirmReceipt", "hr1", Map.of("received", true));
        complete(
                "userTask_decideTransfer",
                "leader1",
                Map.of("transferWanted", true, "transferFrom", "2026-04-01", "transferTo", "综合科员"));
        var next = cases.nominated("AUDIT", LocalDate.of(2026, 6, 17));
        posts().andExpect(ofAudit("linedUp", contains(true)))
                .andExpect(ofAudit("holders[0].declassifying", contains(false)));
        callers.get("hr1", "/").andExpect(shows("将于 2026-06-17 起空缺，已提名接任人")).andExpect(hides(">转岗脱密<"));
        cases.fire("transfer", agreement.number(), "event_transferStarts");
        posts().andExpect(ofAudit("holders[0].declassifying", contains(true)));
        callers.get("hr1", "/").andExpect(shows(">转岗脱密<"));
        cases.seal(cases.drafted(next));
        posts().andExpect(ofAudit("emptyFrom", empty()));
    }

    @Test
    void aPostAboutToExpireSaysThatARenewalIsUnderWay() throws Exception {
        clock.set(agreement.term().lastDay().minusDays(60));
        var from = agreement.term().lastDay().plusDays(1);
        posts().andExpect(ofAudit("emptyFrom", contains(from.toString())))
                .andExpect(ofAudit("renewing", contains(false)));
        cases.consented(agreement);
        posts().andExpect(ofAudit("renewing", contains(true)));
        callers.get("hr1", "/").andExpect(shows("将于 " + from + " 起空缺，续聘办理中"));
    }

    @Test
    void theRegisterOfExitsShowsWhatGoesOnAfterThem() throws Exception {
        var exit = given();
        complete("userTask_confirmReceipt", "hr1", Map.of("received", true));
        callers.get("hr1", "/exits").andExpect(shows("href=\"" + exit + "\""));
        callers.get("hr1", "/exits?status=NOTICE").andExpect(shows("href=\"" + exit + "\""));
        callers.get("hr1", "/exits?status=CLOSED").andExpect(hides("href=\"" + exit + "\""));
        callers.get("hr1", exit).andExpect(hides("设定或更正脱密期"));
        callers.send("hr1", period(exit, "2026-06-17", "2028-06-16")).andExpect(status().isConflict());

        cases.fire("term", agreement.number(), "event_lastDayReached");
        cases.runJobs(agreement.number());
        callers.get("hr1", exit)
                .andExpect(shows("清退中"))
                .andExpect(shows("持续有效"))
                .andExpect(shows("设定或更正脱密期"))
                .andExpect(shows("生成保密义务提示函"));
        for (var other : List.of(holder, "office1", "auditor1")) {
            callers.get(other, exit).andExpect(hides("设定或更正脱密期"));
            callers.send(other, period(exit, "2026-06-17", "2028-06-16")).andExpect(status().isForbidden());
            callers.send(other, post(exit + "/secrecy-letter")).andExpect(status().isForbidden());
        }
        callers.send("hr1", period(exit, "2026-06-17", "2026-06-01"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(shows("value=\"2026-06-01\""));
        callers.send("hr1", period(exit, "2026-06-17", "2028-06-16")).andExpect(redirectedUrl(exit));
        callers.send("hr1", post(exit + "/secrecy-letter")).andExpect(redirectedUrl(exit));
        callers.get("hr1", exit).andExpect(shows("2026-06-17 至 2028-06-16")).andExpect(shows("保密义务提示函"));
        callers.get("hr1", "/exits?status=CLEARANCE")
                .andExpect(shows("href=\"" + exit + "\""))
                .andExpect(shows("至 2028-06-16"))
                .andExpect(shows("持续"))
                .andExpect(shows("待签"))
                .andExpect(shows(clock.today().toString()));
        english("hr1", exit, "/exits", "/exits?status=CLEARANCE", page);
    }

    private static AbstractMockHttpServletRequestBuilder<?> period(String exit, String from, String to) {
        return post(exit + "/secrecy-period")
                .param("from", from)
                .param("to", to)
                .param("reason", "涉密岗位");
    }

    private String given() throws Exception {
        var answer = callers.post(holder, "/api" + page + "/resignation", "{\"scope\":\"POST\"}")
                .andExpect(status().isCreated());
        return "/exits/" + JsonPath.read(answer.andReturn().getResponse().getContentAsString(), "$.exitId");
    }

    private void complete(String task, String by, Map<String, Object> variables) {
        cases.runJobs(agreement.number());
        cases.complete(cases.task(agreement.number(), task), by, variables);
        cases.runJobs(agreement.number());
    }

    private ResultActions posts() throws Exception {
        return callers.get("hr1", "/api/posts");
    }

    private static ResultMatcher ofAudit(String field, Matcher<?> matcher) {
        return jsonPath("$[?(@.code == 'AUDIT')]." + field, matcher);
    }

    private static ResultMatcher shows(String text) {
        return content().string(containsString(text));
    }

    private static ResultMatcher hides(String text) {
        return content().string(not(containsString(text)));
    }

    private void english(String who, String... paths) throws Exception {
        for (var path : paths) {
            callers.send(who, get(path).header("Accept-Language", "en"))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(matchesPattern(CHINESE_OF_OURS))));
        }
    }
}
