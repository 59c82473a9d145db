package io.keypost.register;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.process.Cases;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@KeypostTest
class PagesTest {

    private final Callers callers;

    @Autowired
    Cases cases;

    PagesTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @Test
    void theRegisterShowsVacanciesAgreementsAndWhatIsUnderWay() throws Exception {
        var agreement = cases.sealed("SYSTEM");
        var open = cases.nominated("NETWORK");
        callers.get("hr1", "/")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("空缺")))
                .andExpect(content().string(containsString("/agreements/" + agreement.number())))
                .andExpect(content().string(containsString("/appointments/" + open.id())))
                .andExpect(content().string(containsString("监控台")));
        callers.get("manager1", "/").andExpect(content().string(not(containsString("监控台"))));
        callers.get("hr1", "/?q=" + agreement.number() + "&status=ACTIVE")
                .andExpect(content().string(containsString("没有符合条件的协议")));
    }

    @Test
    void noPageInEnglishHasChineseOfOurOwn() throws Exception {
        var agreement = cases.sealed("SYSTEM");
        var open = cases.nominated("NETWORK");
        for (var path : new String[] {
            "/",
            "/people",
            "/calendar/2026",
            "/agreements/" + agreement.number(),
            "/appointments/" + open.id(),
            "/appointments/999999"
        }) {
            callers.send("hr1", get(path).header("Accept-Language", "en"))
                    .andExpect(content().string(containsString("Key-post security agreements")))
                    .andExpect(content().string(not(matchesPattern("(?s).*(台账|人员|协议要素|经过|登记|提名人|web\\.).*"))));
        }
    }

    @Test
    void aCaseLeadsToItsTaskAndItsInstance() throws Exception {
        var open = cases.nominated("NETWORK");
        cases.runJobs(open);
        callers.get("hr1", "/cases/" + open.id() + "/task")
                .andExpect(redirectedUrl("/camunda/app/tasklist/default/#/?task="
                        + cases.task(open, "userTask_review").getId()));
        callers.get("hr1", "/cases/" + open.id() + "/process")
                .andExpect(redirectedUrlPattern("/camunda/app/cockpit/default/#/process-instance/*"));
        callers.get("hr1", "/cases/nothing/task").andExpect(redirectedUrl("/camunda/app/tasklist/default/#/"));
    }

    @Test
    void theNominatorWithdrawsFromThePage() throws Exception {
        var open = cases.nominated("NETWORK");
        var path = "/appointments/" + open.id();
        callers.get("hr1", path).andExpect(content().string(not(containsString("撤回提名"))));
        callers.get("manager1", path).andExpect(content().string(containsString("撤回提名")));
        callers.send("manager1", post(path).param("reason", " "))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("请填写此项")));
        callers.send("manager1", post(path).param("reason", "另有安排")).andExpect(redirectedUrl(path));
        callers.get("manager1", path).andExpect(content().string(containsString("已撤回")));
    }

    @Test
    void hrRegistersAPersonOnThePage() throws Exception {
        callers.get("manager1", "/people").andExpect(status().isForbidden());
        callers.send(
                        "hr1",
                        post("/people")
                                .param("existing", "false")
                                .param("staffNo", "F1")
                                .param("contractSignedOn", "2026-02-30"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("日期格式不正确")))
                .andExpect(content().string(containsString("value=\"2026-02-30\"")));
        var filled = post("/people")
                .param("existing", "false")
                .param("staffNo", "F1")
                .param("name", "赵六")
                .param("department", "信息中心")
                .param("otherDuties", "内勤\n值班\n")
                .param("contractKind", "OPEN_ENDED")
                .param("contractNumber", "LD-1")
                .param("contractSignedOn", "2026-01-02");
        callers.send("hr1", filled).andExpect(redirectedUrl("/people"));
        callers.send("hr1", filled)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("已登记")));
        callers.get("hr1", "/people?change=F1").andExpect(content().string(containsString("LD-1")));
    }
}
