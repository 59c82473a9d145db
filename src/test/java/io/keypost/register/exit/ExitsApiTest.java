package io.keypost.register.exit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.exit.ClearanceItem.Kind;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultMatcher;

/** What an exit tells, and to whom. */
@KeypostTest
class ExitsApiTest extends ExitsApiFixture {

    @Test
    void anExitTellsWhatIsToBeSettledAndWhatTheReaderMayDo() throws Exception {
        callers.get("hr1", path)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.agreement").value(agreement.number()))
                .andExpect(jsonPath("$.staffNo").value(agreement.staffNo()))
                .andExpect(jsonPath("$.postCode").value("NETWORK"))
                .andExpect(jsonPath("$.postName").value("网络管理员"))
                .andExpect(jsonPath("$.reason").value("EXPIRED"))
                .andExpect(jsonPath("$.lastDay").value(agreement.endsOn().toString()))
                .andExpect(jsonPath("$.status").value("CLEARANCE"))
                .andExpect(jsonPath("$.overdue").value(false))
                .andExpect(jsonPath("$.items[*].state").value(everyItem(is("OPEN"))))
                .andExpect(jsonPath("$.items[*].name").value(hasItem("网络设备账号")))
                .andExpect(jsonPath("$.documents[*].kind").value(contains("EXIT_COMMITMENT")))
                .andExpect(jsonPath("$.commitmentDocumentId").isString());
        maySettle("hr1");
        maySettle("archive1", Kind.MATERIAL);
        maySettle("admin1", Kind.ACCESS);
        maySettle(agreement.staffNo(), Kind.HANDOVER);
        maySettle("auditor1");
        callers.get("hr1", "/api/agreements/" + agreement.number())
                .andExpect(jsonPath("$.exit").value(Integer.parseInt(path.replaceAll("\\D+", ""))));
    }

    @Test
    void whoMaySeeTheAgreementSeesItsExitAndSoDoesTheVerifier() throws Exception {
        var other = cases.person();
        callers.addHolder(other);
        for (var who : List.of("manager2", other)) {
            callers.get(who, path).andExpect(status().isNotFound());
            callers.get(who, path.replace("/api", "")).andExpect(status().isNotFound());
            callers.get(who, "/api/exits?size=200").andExpect(listed(not(hasItem(agreement.number()))));
            callers.post(who, item(Kind.HANDOVER) + "/settlement", "{}").andExpect(status().isNotFound());
        }
        var security = cases.sealed("SECURITY");
        callers.addHolder(security.staffNo());
        callers.get(security.staffNo(), path).andExpect(status().isNotFound());
        clock.set(security.term().firstDay());
        for (var who : List.of("hr1", "manager1", agreement.staffNo(), security.staffNo())) {
            callers.get(who, path).andExpect(status().isOk());
            callers.get(who, "/api/exits?size=200&status=CLEARANCE").andExpect(listed(hasItem(agreement.number())));
            callers.get(who, "/api/agreements/" + agreement.number()).andExpect(status().isOk());
        }
        var another = cases.drafted("DATABASE");
        callers.get(security.staffNo(), "/api/agreements/" + another.number()).andExpect(status().isNotFound());
    }

    @Test
    void aSignedCommitmentIsSeenWithItsExit() throws Exception {
        var scan = cases.scan(agreement.staffNo());
        callers.get("hr1", "/api/documents/" + scan).andExpect(status().isNotFound());
        clearing.commitOrRefuse(cases.clearanceOf(agreement.number()), agreement.staffNo(), true, scan, "");
        callers.get("hr1", "/api/documents/" + scan).andExpect(status().isOk());
        callers.get("manager2", "/api/documents/" + scan).andExpect(status().isNotFound());
        callers.get("hr1", path)
                .andExpect(jsonPath("$.documents[1].id").value(scan))
                .andExpect(jsonPath("$.documents[1].kindText").value("离岗保密承诺书签字扫描件"));
    }

    @Test
    void thePagesLeadToTheExit() throws Exception {
        var page = path.replace("/api", "");
        // Who sees nothing but their own sees it on the first page.
        callers.get(agreement.staffNo(), "/exits").andExpect(content().string(containsString("href=\"" + page + "\"")));
        callers.get("hr1", "/agreements/" + agreement.number())
                .andExpect(content().string(containsString("href=\"" + page + "\"")));
        callers.get("hr1", page)
                .andExpect(content().string(containsString("/agreements/" + agreement.number())))
                .andExpect(content().string(containsString("清退中")))
                .andExpect(content().string(containsString("协议已终止，开始清退")));
        for (var one : List.of("/exits", page)) {
            callers.send("hr1", get(one).header("Accept-Language", "en"))
                    .andExpect(content().string(containsString("Clearance")))
                    .andExpect(content().string(not(matchesPattern("(?s).*(清退|逾期|未了结|web\\.).*"))));
        }
    }

    private static ResultMatcher listed(Matcher<? super List<String>> numbers) {
        return jsonPath("$.items[*].agreement").value(numbers);
    }
}
