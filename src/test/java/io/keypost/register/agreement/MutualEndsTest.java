package io.keypost.register.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both parties agree to end it: by a scan that is good for nothing else. */
@KeypostTest
class MutualEndsTest extends SignedAgreementByApi {

    @Test
    void aMutualEndRestsOnItsScanWhichTheCaseShows() throws Exception {
        clock.set(firstDay);
        var lastDay = firstDay.plusDays(20);
        var scan = cases.scan("hr1");
        mutual("hr1", lastDay, scan)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.endsOn").value(lastDay.toString()))
                .andExpect(jsonPath("$.end.reports[0].reason").value("MUTUAL"))
                .andExpect(jsonPath("$.end.reports[0].note").value("双方同意"))
                .andExpect(jsonPath("$.end.reports[0].documentId").value(scan))
                .andExpect(jsonPath("$.documents[?(@.id == '" + scan + "')].kindText")
                        .value(contains("协商终止文件扫描件")));
        for (var reader : List.of("auditor1", "manager1", "leader1")) {
            callers.get(reader, "/api/documents/" + scan).andExpect(status().isOk());
            callers.get(reader, "/agreements/" + agreement.number())
                    .andExpect(content().string(containsString("/api/documents/" + scan)));
        }
        callers.get("manager2", "/api/documents/" + scan).andExpect(status().isNotFound());
        var before = state();
        mutual("hr1", lastDay, scan).andExpect(status().isOk());
        mutual("hr1", lastDay.plusDays(1), scan).andExpect(status().isConflict());
        mutual("hr1", lastDay, cases.scan("hr1")).andExpect(status().isConflict());
        assertThat(state()).isEqualTo(before);
        clock.set(lastDay.plusDays(2));
        ending.look(agreement.number());
        mutual("hr1", lastDay, scan)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.endReason").value("MUTUAL"));
    }

    @Test
    void aMutualEndIsRefusedWithoutATrace() throws Exception {
        clock.set(firstDay);
        var scan = cases.scan("hr1");
        var before = state();
        for (var other : List.of("manager1", "leader1", "office1", "auditor1")) {
            mutual(other, firstDay.plusDays(20), scan).andExpect(status().isForbidden());
        }
        mutual("hr1", firstDay.plusDays(20), cases.scan("hr2")).andExpect(status().isForbidden());
        callers.post("hr1", "/api/agreements/AQXY-1/mutual-end", "{}").andExpect(status().isNotFound());
        callers.post("hr1", path(), "{\"lastDay\":\"soon\"}").andExpect(status().isBadRequest());
        callers.post("hr1", path(), "{}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[*].field").value(containsInAnyOrder("lastDay", "documentId")));
        mutual("hr1", firstDay.minusDays(1), scan).andExpect(status().isUnprocessableEntity());
        mutual("hr1", agreement.term().lastDay().plusDays(1), scan).andExpect(status().isUnprocessableEntity());
        mutual(
                        "hr1",
                        firstDay.plusDays(20),
                        agreement.signatures().sealedScanId().orElseThrow())
                .andExpect(status().isForbidden());
        assertThat(state()).isEqualTo(before);
        clock.set(agreement.term().lastDay().plusDays(1));
        mutual("hr1", clock.today(), scan).andExpect(status().isConflict());
    }

    @Test
    void aScanOfAMutualEndSignsNothingElse() throws Exception {
        clock.set(firstDay);
        var scan = cases.scan("hr1");
        mutual("hr1", firstDay.plusDays(20), scan).andExpect(status().isOk());
        agreement = cases.sealed("SYSTEM");
        mutual("hr1", firstDay.plusDays(20), scan).andExpect(status().isConflict());
        assertThat(cases.get(agreement).endsOn()).isEqualTo(agreement.term().lastDay());
    }
}
