package io.keypost.register.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.exit.Exit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asked of a notice, and by whom. */
@KeypostTest
class ChangingNoticesByApiTest extends ResignationApiFixture {

    @Test
    void beforeItIsConfirmedTheHolderWithdrawsFreelyAndMayGiveNoticeAgain() throws Exception {
        var exit = given();
        callers.get(holder, exit)
                .andExpect(jsonPath("$.resignation.mayWithdraw").value(true))
                .andExpect(jsonPath("$.resignation.mayShorten").value(false));
        for (var who : List.of("hr1", "manager1", "leader1", "office1", "auditor1")) {
            refused(who, exit + "/withdrawal", STAYS);
        }
        callers.post("manager2", exit + "/withdrawal", STAYS).andExpect(status().isNotFound());
        callers.post(holder, exit + "/withdrawal", STAYS)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("WITHDRAWN"))
                .andExpect(jsonPath("$.endsOn").doesNotExist())
                .andExpect(jsonPath("$.resignation.closingReason").value("家中情况有变"))
                .andExpect(jsonPath("$.resignation.mayWithdraw").value(false));
        callers.get("hr1", path)
                .andExpect(jsonPath("$.exit").doesNotExist())
                .andExpect(jsonPath("$.end.reason").value("EXPIRED"));
        callers.post(holder, exit + "/withdrawal", STAYS).andExpect(status().isConflict());
        var again = given();
        assertThat(again).isNotEqualTo(exit);
        callers.post(holder, exit + "/withdrawal", STAYS).andExpect(status().isConflict());
        callers.post("hr1", exit + "/shortening", "{\"lastDay\":\"2026-04-16\",\"reason\":\"r\"}")
                .andExpect(status().isConflict());
        callers.get("hr1", again).andExpect(jsonPath("$.status").value("RECEIVED"));
    }

    @Test
    void afterItIsConfirmedAWithdrawalIsARequest() throws Exception {
        var exit = given();
        confirm();
        for (var who : List.of("hr1", "manager1", "leader1", "auditor1")) {
            refused(who, exit + "/withdrawal", STAYS);
        }
        callers.post(holder, exit + "/withdrawal", "{}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].field").value("reason"));
        callers.post(holder, exit + "/withdrawal", STAYS)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("NOTICE"))
                .andExpect(jsonPath("$.resignation.mayWithdraw").value(false))
                .andExpect(jsonPath("$.resignation.requests[0].kind").value("WITHDRAWAL"))
                .andExpect(jsonPath("$.resignation.requests[0].kindText").value("申请撤回"))
                .andExpect(jsonPath("$.resignation.requests[0].askedBy.id").value(holder))
                .andExpect(jsonPath("$.resignation.requests[0].granted").doesNotExist());
        callers.post(holder, exit + "/withdrawal", STAYS).andExpect(status().isConflict());
        complete("userTask_approveWithdrawal", "leader1", Map.of("consented", false, "reason", "接任已在办理"));
        callers.get(holder, exit)
                .andExpect(jsonPath("$.status").value("NOTICE"))
                .andExpect(jsonPath("$.resignation.requests[0].granted").value(false))
                .andExpect(jsonPath("$.resignation.requests[0].decidedBy.id").value("leader1"))
                .andExpect(jsonPath("$.resignation.requests[0].decisionReason").value("接任已在办理"));
        callers.get(holder, path + "/events")
                .andExpect(jsonPath("$[*].what")
                        .value(hasItems("resignation.asked.WITHDRAWAL", "resignation.refused.WITHDRAWAL")));
    }

    @Test
    void hrProposesAnEarlierLastDayAndTheLeadingGroupDecides() throws Exception {
        var exit = given();
        var shorter = "{\"lastDay\":\"2026-04-16\",\"reason\":\"交接已完成\"}";
        callers.post("hr1", exit + "/shortening", shorter).andExpect(status().isConflict());
        confirm();
        for (var who : List.of(holder, "manager1", "leader1", "office1", "auditor1")) {
            refused(who, exit + "/shortening", shorter);
        }
        callers.add(holder, List.of("hr", "leading-group"));
        refused(holder, exit + "/shortening", shorter);
        callers.get(holder, exit).andExpect(jsonPath("$.resignation.mayShorten").value(false));
        callers.post("hr1", exit + "/shortening", "{}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[*].field").value(contains("lastDay", "reason")));
        callers.post("hr1", exit + "/shortening", "{\"lastDay\":\"2026-07-16\",\"reason\":\"r\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].rule").value("resignation.shorterOnly"));
        callers.post("hr1", exit + "/shortening", shorter)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.resignation.lastDay").value("2026-06-16"))
                .andExpect(jsonPath("$.resignation.requests[0].lastDay").value("2026-04-16"));
        complete("userTask_approveShortening", "leader1", Map.of("approved", true));
        callers.get("hr1", exit)
                .andExpect(jsonPath("$.lastDay").value("2026-04-16"))
                .andExpect(jsonPath("$.endsOn").value("2026-04-16"))
                .andExpect(jsonPath("$.resignation.shortenedTo").value("2026-04-16"))
                .andExpect(jsonPath("$.resignation.requests[0].granted").value(true));
    }

    private void refused(String who, String path, String body) throws Exception {
        var before = latest();
        callers.post(who, path, body).andExpect(status().isForbidden());
        var after = latest();
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.resignation().orElseThrow().requests())
                .hasSameSizeAs(before.resignation().orElseThrow().requests());
    }

    private Exit latest() {
        return exits.findById(cases.noticeOf(agreement.number())).orElseThrow();
    }
}
