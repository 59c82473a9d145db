package io.keypost.register.exit;

import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** What the pages show of a notice and of what goes on after an exit, and the forms by which people ask for something. */
@KeypostTest
class NoticePagesTest extends ExitPagesFixture {

    private static final String GIVE = "提交辞岗通知";
    private static final String ENTER = "录入纸质辞岗通知";
    private static final String CHINESE_OF_OURS = "(?s).*(辞岗|通知期|转岗|脱密|撤回|缩短|离岗|接任|空缺|保密义务|web\\.|rule\\.).*";

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

    private void english(String who, String... paths) throws Exception {
        for (var path : paths) {
            callers.send(who, get(path).header("Accept-Language", "en"))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(matchesPattern(CHINESE_OF_OURS))));
        }
    }
}
