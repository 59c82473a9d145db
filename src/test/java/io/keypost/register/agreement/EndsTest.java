package io.keypost.register.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What other systems report about ends and are told of them. */
@KeypostTest
class EndsTest extends SignedAgreementByApi {

    @Test
    void anEndOfTheLabourContractToComeIsAPlannedEnd() throws Exception {
        clock.set(firstDay);
        var lastDay = firstDay.plusDays(60);
        contractEnds("hr1", lastDay, "TERMINATED")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.employmentEndedOn").value(lastDay.toString()))
                .andExpect(jsonPath("$.employmentEnd").value("TERMINATED"))
                .andExpect(jsonPath("$.agreements[*].number").value(contains(agreement.number())))
                .andExpect(jsonPath("$.agreements[0].endsOn").value(lastDay.toString()))
                .andExpect(jsonPath("$.agreements[0].endReason").value("LABOUR_CONTRACT"))
                .andExpect(jsonPath("$.agreements[0].recorded").value(false));
        shown().andExpect(jsonPath("$.status").value("ACTIVE"))
                .andExpect(
                        jsonPath("$.lastDay").value(agreement.term().lastDay().toString()))
                .andExpect(jsonPath("$.endsOn").value(lastDay.toString()))
                .andExpect(jsonPath("$.end.reason").value("LABOUR_CONTRACT"))
                .andExpect(jsonPath("$.end.early").value(true))
                .andExpect(jsonPath("$.end.reports[0].by.name").value("测试hr1"))
                .andExpect(jsonPath("$.daysLeft").value(60))
                .andExpect(jsonPath("$.dueSoon").value(true))
                .andExpect(jsonPath("$.endedOn").doesNotExist());
        callers.get("hr1", "/api/agreements?size=200&dueWithin=60&person=" + agreement.staffNo())
                .andExpect(jsonPath("$.total").value(1));
        for (var page : List.of("/agreements/" + agreement.number(), "/?q=" + agreement.number())) {
            callers.get("hr1", page).andExpect(content().string(containsString("将于 " + lastDay + " 随劳动合同终止")));
            callers.send("hr1", get(page).header("Accept-Language", "en"))
                    .andExpect(content().string(containsString("Ends " + lastDay + ": labour contract")));
        }
        callers.get("hr1", "/people?q=" + agreement.staffNo())
                .andExpect(content().string(containsString("劳动合同于 " + lastDay + " 解除")));
    }

    @Test
    void anEndRecordedLateSaysSince() throws Exception {
        clock.set(firstDay.plusDays(30));
        var lastDay = firstDay.plusDays(10);
        contractEnds("hr1", lastDay, "EXPIRED")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.agreements[0].recorded").value(true));
        shown().andExpect(jsonPath("$.status").value("ENDED"))
                .andExpect(jsonPath("$.endedOn").value(lastDay.toString()))
                .andExpect(jsonPath("$.endReason").value("LABOUR_CONTRACT"))
                .andExpect(jsonPath("$.endRecordedAt").isString())
                .andExpect(jsonPath("$.end.daysLate").value(20));
        callers.get("auditor1", "/agreements/" + agreement.number())
                .andExpect(content()
                        .string(containsString("最后一日 " + lastDay + "，记录日 " + firstDay.plusDays(30) + "，相隔 20 天")));
        contractEnds("hr1", lastDay, "EXPIRED").andExpect(status().isOk());
        contractEnds("hr1", lastDay.plusDays(1), "EXPIRED").andExpect(status().isConflict());
        contractEnds("hr1", lastDay, "DEATH").andExpect(status().isConflict());
        assertThat(events("agreement.ended.LABOUR_CONTRACT")).isEqualTo(1);
        assertThat(cases.get(agreement).endsOn()).isEqualTo(lastDay);
    }

    @Test
    void theEndOfALabourContractIsRefusedWithoutATrace() throws Exception {
        var lastDay = firstDay.plusDays(60).toString();
        var before = state();
        for (var other : List.of("manager1", "leader1", "office1", "seal1", "archive1", "auditor1")) {
            contractEnds(other, lastDay, "TERMINATED").andExpect(status().isForbidden());
        }
        callers.post("hr1", "/api/people/NOBODY/labour-contract/end", "{}").andExpect(status().isNotFound());
        contractEnds("hr1", "2026-02-30", "TERMINATED").andExpect(status().isBadRequest());
        contractEnds("hr1", lastDay, "BORED").andExpect(status().isBadRequest());
        callers.post("hr1", "/api/people/" + agreement.staffNo() + "/labour-contract/end", "{}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[*].field").value(containsInAnyOrder("endedOn", "reason")));
        contractEnds("hr1", "2019-01-01", "TERMINATED")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].field").value("endedOn"));
        contractEnds("hr1", lastDay, "DEATH")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].field").value("endedOn"));
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void remindersAndAConflictAreToldWithTheAgreement() throws Exception {
        clock.set(firstDay);
        terms.begin(agreement.number());
        clock.set(agreement.term().lastDay().minusDays(60));
        terms.remind(agreement.number());
        database.update(
                "update agreement set conflict = ? where number = ?",
                "eligibility.noOtherDuties eligibility.auditorHoldsNoPost",
                agreement.number());
        shown().andExpect(jsonPath("$.reminders[0].daysBefore").value(60))
                .andExpect(jsonPath("$.reminders[0].recipients").value(contains("HOLDER", "MANAGER", "HR")))
                .andExpect(jsonPath("$.conflicts[*]").value(contains("该岗位不可兼任，而本人有其他职责（第五条）", "审计人员不能担任关键岗位")));
        callers.get("hr1", "/api/agreements?q=" + agreement.number())
                .andExpect(jsonPath("$.items[0].reminders[0].daysBefore").value(60));
        callers.get("hr1", "/?q=" + agreement.number())
                .andExpect(content().string(containsString("已提醒 " + clock.today())))
                .andExpect(content().string(containsString("任职条件冲突")));
        callers.get("office1", "/agreements/" + agreement.number())
                .andExpect(content().string(containsString("乙方 · 用人部门 · 人事")))
                .andExpect(content().string(containsString("已提请领导小组办公室处理")));
        callers.get("hr1", "/api/agreements/" + agreement.number() + "/events")
                .andExpect(jsonPath("$[?(@.what == 'agreement.endReminded')].text")
                        .value(contains("到期提醒（提前 60 天）：最后一日 " + agreement.term().lastDay() + "，已告知乙方、用人部门和人事")))
                .andExpect(jsonPath("$[?(@.what == 'agreement.endReminded')].reason")
                        .isEmpty());
    }

    @Test
    void anAppointmentsStatusFollowsFromTheDates() throws Exception {
        appointmentIs("APPROVED", "IN_POST", "LEFT");
        clock.set(firstDay);
        appointmentIs("IN_POST", "APPROVED", "LEFT");
        terms.begin(agreement.number());
        appointmentIs("IN_POST", "APPROVED", "LEFT");
        clock.set(agreement.term().lastDay().plusDays(1));
        appointmentIs("LEFT", "IN_POST", "APPROVED");
        callers.get("hr1", "/appointments/" + agreement.appointmentId())
                .andExpect(content().string(containsString("离岗")));
        ending.look(agreement.number());
        appointmentIs("LEFT", "IN_POST", "APPROVED");
    }
}
