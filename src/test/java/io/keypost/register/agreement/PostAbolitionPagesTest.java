package io.keypost.register.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.TestDatabase;
import io.keypost.agreement.EndReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The unit gives up a post, and what a post without a holder shows. */
@KeypostTest
@ExtendWith(TestDatabase.EmptiedEach.class)
class PostAbolitionPagesTest extends HolderOfAnOptionalPost {

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
}
