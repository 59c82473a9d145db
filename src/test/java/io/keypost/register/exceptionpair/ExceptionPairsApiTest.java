package io.keypost.register.exceptionpair;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

@KeypostTest
class ExceptionPairsApiTest {

    private final Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    TestClock clock;

    ExceptionPairsApiTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @Test
    void theOfficeProposesAndEverybodyConcernedReadsHowItStands() throws Exception {
        var holder = cases.inForce("NETWORK", 1000);
        var id = propose(holder, "DATABASE", "系统集成期间人手不足");
        var path = "/api/exception-pairs/" + id;
        callers.get("leader1", path)
                .andExpect(jsonPath("$.postName").value("网络管理员"))
                .andExpect(jsonPath("$.otherPostName").value("数据库管理员"))
                .andExpect(jsonPath("$.status").value("PROPOSED"))
                .andExpect(jsonPath("$.statusText").value("待审批"))
                .andExpect(jsonPath("$.proposedBy.name").value("测试office1"))
                .andExpect(jsonPath("$.decidedBy").doesNotExist());
        callers.get("hr1", "/exception-pairs")
                .andExpect(content().string(containsString("审批兼任例外")))
                .andExpect(content().string(not(containsString(holder.staffNo()))))
                .andExpect(content().string(not(containsString(">DATABASE<"))));
        cases.complete(
                cases.task("exception-pair-" + id, "userTask_approveException"), "leader1", Map.of("approved", true));

        callers.get("auditor1", path)
                .andExpect(jsonPath("$.status").value("STANDING"))
                .andExpect(jsonPath("$.decidedBy.name").value("测试leader1"));
        callers.get("hr1", "/exception-pairs").andExpect(content().string(containsString("测试leader1")));
        callers.get("hr1", "/").andExpect(content().string(containsString("/exception-pairs")));
        callers.get("manager1", "/").andExpect(content().string(not(containsString("/exception-pairs"))));
        callers.send("hr1", MockMvcRequestBuilders.get("/exception-pairs").header("Accept-Language", "en"))
                .andExpect(content().string(containsString("Exception pairs")))
                .andExpect(content().string(containsString("Database administrator")))
                .andExpect(content().string(not(containsString("数据库管理员"))));

        clock.set(clock.today().plusDays(31));
        callers.get("hr1", path)
                .andExpect(jsonPath("$.status").value("OVER"))
                .andExpect(jsonPath("$.heldBeyond").value(false));
    }

    @Test
    void whoStillHoldsBothPostsIsPointedOut() throws Exception {
        var holder = cases.inForce("NETWORK", 1000);
        var id = propose(holder, "DATABASE", "系统集成期间人手不足");
        cases.complete(
                cases.task("exception-pair-" + id, "userTask_approveException"), "leader1", Map.of("approved", true));
        var database = cases.seal(cases.drafted(cases.nominate(
                cases.nomination(holder.staffNo(), "DATABASE", clock.today().plusDays(10)))));
        cases.fire("term", database.number(), "event_firstDayReached");
        var path = "/api/exception-pairs/" + id;
        clock.set(clock.today().plusDays(20));
        callers.get("hr1", path).andExpect(jsonPath("$.heldBeyond").value(false));
        clock.set(clock.today().plusDays(1));
        callers.get("hr1", path).andExpect(jsonPath("$.heldBeyond").value(true));
        callers.get("hr1", "/exception-pairs").andExpect(content().string(containsString("已到期，仍兼任两岗")));
    }

    @Test
    void whatIsMissingIsSaidAtOnceAndWhatNobodyMayGrantInASentence() throws Exception {
        var holder = cases.inForce("SYSTEM", 1000);
        var path = "/api/agreements/" + holder.number() + "/exception-pair";
        callers.post("office1", path, "{\"reason\":\" \"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[*].field")
                        .value(containsInAnyOrder("otherPostCode", "firstDay", "lastDay", "reason")));
        callers.post("office1", path, proposal("DATABASE", "业务需要"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].message").value("三级及以上系统，系统管理员与数据库管理员不得由同一人担任，也不适用例外。请另选人员。"));
        callers.get("office1", "/api/exception-pairs/999999").andExpect(status().isNotFound());
    }

    private Integer propose(Agreement holder, String other, String reason) throws Exception {
        var answer = callers.post(
                        "office1", "/api/agreements/" + holder.number() + "/exception-pair", proposal(other, reason))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", containsString("/api/exception-pairs/")))
                .andReturn();
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
    }

    private String proposal(String other, String reason) {
        return "{\"otherPostCode\":\"%s\",\"firstDay\":\"%s\",\"lastDay\":\"%s\",\"reason\":\"%s\"}"
                .formatted(other, clock.today(), clock.today().plusDays(30), reason);
    }
}
