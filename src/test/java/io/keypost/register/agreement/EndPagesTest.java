package io.keypost.register.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.TestDatabase;
import io.keypost.agreement.EndReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.mock.web.MockMultipartFile;

/** The forms by which hr and the office report ends, and what the register shows of a post after one. */
@KeypostTest
@ExtendWith(TestDatabase.EmptiedEach.class)
class EndPagesTest extends HolderOfAnOptionalPost {

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
}
