package io.keypost.register.exit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.keypost.KeypostTest;
import io.keypost.agreement.EndReason;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A notice is given, and its exit tells its story. */
@KeypostTest
class ResignationApiTest extends ResignationApiFixture {

    @Autowired
    Staff staff;

    @Test
    void theHoldersNoticeIsInEffectAtOnceAndTheExitTellsItsStory() throws Exception {
        var exit = given();
        callers.get("hr1", exit)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("RECEIVED"))
                .andExpect(jsonPath("$.statusText").value("已收到"))
                .andExpect(jsonPath("$.agreement").value(agreement.number()))
                .andExpect(jsonPath("$.lastDay").value("2026-06-16"))
                .andExpect(jsonPath("$.reason").doesNotExist())
                .andExpect(jsonPath("$.endsOn").value("2026-06-16"))
                .andExpect(jsonPath("$.endsBecause").value("NOTICE"))
                .andExpect(jsonPath("$.endsBecauseText").value("辞岗"))
                .andExpect(jsonPath("$.resignation.scope").value("POST"))
                .andExpect(jsonPath("$.resignation.scopeText").value("辞去岗位"))
                .andExpect(jsonPath("$.resignation.receivedOn").value("2026-03-16"))
                .andExpect(jsonPath("$.resignation.byHolder").value(true))
                .andExpect(jsonPath("$.resignation.enteredBy.id").value(holder))
                .andExpect(jsonPath("$.resignation.enteredAt").value(containsString("+08:00")))
                .andExpect(jsonPath("$.resignation.lastDay").value("2026-06-16"))
                .andExpect(jsonPath("$.resignation.provisional").value(false))
                .andExpect(jsonPath("$.resignation.explanation").value(containsString("3个月")))
                .andExpect(jsonPath("$.resignation.transfer").doesNotExist())
                .andExpect(jsonPath("$.resignation.requests").isEmpty())
                .andExpect(jsonPath("$.secrecy.commitment").doesNotExist());
        callers.send("hr1", get(exit).header("Accept-Language", "en"))
                .andExpect(jsonPath("$.resignation.explanation").value(not(matchesPattern("(?s).*\\p{IsHan}.*"))));
        callers.get("hr1", path)
                .andExpect(jsonPath("$.exit").value(idOf(exit)))
                .andExpect(jsonPath("$.endsOn").value("2026-06-16"))
                .andExpect(jsonPath("$.end.reason").value("NOTICE"));
        callers.get("hr1", "/api/exits?status=RECEIVED&size=200")
                .andExpect(jsonPath("$.items[*].agreement").value(hasItem(agreement.number())))
                .andExpect(jsonPath("$.items[?(@.agreement == '%s')].endsOn".formatted(agreement.number()))
                        .value(contains("2026-06-16")));
        callers.get("hr1", "/api/exits?status=NOTICE&status=DECLASSIFYING&size=200")
                .andExpect(jsonPath("$.items[*].agreement").value(not(hasItem(agreement.number()))));

        callers.post(holder, path + "/resignation", POST_ONLY)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.violations[0].rule").value("resignation.underWay"));
        confirm();
        callers.get(holder, exit)
                .andExpect(jsonPath("$.status").value("NOTICE"))
                .andExpect(jsonPath("$.resignation.confirmedBy.id").value("hr1"))
                .andExpect(jsonPath("$.resignation.receiptId").isString())
                .andExpect(jsonPath("$.documents[*].kind").value(contains("RESIGNATION_RECEIPT")));
    }

    @Test
    void whatEndsTheAgreementFirstIsNamed() throws Exception {
        clock.set(agreement.term().lastDay().minusDays(40));
        var exit = given();
        callers.get("hr1", exit)
                .andExpect(jsonPath("$.endsOn").value(agreement.term().lastDay().toString()))
                .andExpect(jsonPath("$.endsBecause").value("EXPIRED"));
        var left = clock.today().plusDays(9);
        staff.endEmployment(holder, left, EmploymentEnd.TERMINATED, "hr1");
        callers.get("hr1", exit)
                .andExpect(jsonPath("$.endsOn").value(left.toString()))
                .andExpect(jsonPath("$.endsBecause").value(EndReason.LABOUR_CONTRACT.name()));
    }

    @Test
    void whereASignedSuccessorCarriesTheNoticeOnThatIsWhatEnds() throws Exception {
        var successor = cases.renewed(agreement);
        var exit = given();
        var lastDay = JsonPath.read(body(callers.get("hr1", exit)), "$.resignation.lastDay");
        callers.get("hr1", exit)
                .andExpect(jsonPath("$.endsOn").value(lastDay))
                .andExpect(jsonPath("$.endsBecause").value("NOTICE"));
        for (var number : List.of(agreement.number(), successor.number())) {
            callers.get("hr1", "/api/agreements/" + number)
                    .andExpect(jsonPath("$.exit").value(idOf(exit)));
        }
    }

    @Test
    void aNoticeOnPaperTakesTwoOfHrAndItsScanIsSeenWithTheCase() throws Exception {
        var scan = cases.scan("hr1");
        var paper = "{\"scope\":\"EMPLOYMENT\",\"receivedOn\":\"2026-03-02\",\"paperDocumentId\":\"%s\"}";
        callers.post("hr1", path + "/resignation", "{\"scope\":\"EMPLOYMENT\",\"receivedOn\":\"2026-03-02\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].field").value("paperDocumentId"));
        callers.post(holder, path + "/resignation", paper.formatted(scan)).andExpect(status().isUnprocessableEntity());
        var exit = created(callers.post("hr1", path + "/resignation", paper.formatted(scan)));
        callers.get("hr1", exit)
                .andExpect(jsonPath("$.resignation.byHolder").value(false))
                .andExpect(jsonPath("$.resignation.paperDocumentId").value(scan))
                .andExpect(jsonPath("$.documents[*].id").value(contains(scan)))
                .andExpect(jsonPath("$.documents[*].kindText").value(contains("纸质辞岗通知扫描件")))
                // Nothing is in effect before a second person has confirmed it.
                .andExpect(jsonPath("$.endsBecause").value("EXPIRED"));
        callers.get(holder, "/api/documents/" + scan).andExpect(status().isOk());
        callers.get("manager2", "/api/documents/" + scan).andExpect(status().isNotFound());
        callers.get("hr1", path).andExpect(jsonPath("$.documents[*].id").value(hasItem(scan)));
    }

    @Test
    void nobodyElseGivesNotice() throws Exception {
        for (var who : List.of("manager1", "leader1", "office1", "seal1", "archive1", "admin1", "auditor1")) {
            callers.post(who, path + "/resignation", POST_ONLY).andExpect(status().isForbidden());
        }
        var other = cases.person();
        callers.addHolder(other);
        callers.post(other, path + "/resignation", POST_ONLY).andExpect(status().isNotFound());
        callers.post("manager2", path + "/resignation", POST_ONLY).andExpect(status().isNotFound());
        callers.post(holder, path + "/resignation", "{}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].field").value("scope"));
        callers.post(holder, path + "/resignation", "{\"scope\":\"HOLIDAY\"}").andExpect(status().isBadRequest());
        callers.get("hr1", path).andExpect(jsonPath("$.exit").doesNotExist());
    }

    @Test
    void theTransferAndTheSuccessorAreShown() throws Exception {
        var exit = given();
        confirm();
        var next = cases.person();
        complete(
                "userTask_decideTransfer",
                "leader1",
                Map.of("transferWanted", true, "transferFrom", "2026-04-01", "transferTo", "综合科员", "successor", next));
        var nomination = new HashMap<String, Object>(
                Map.of("nominated", true, "staffNo", next, "fullTime", false, "years", 3, "firstDay", "2026-06-17"));
        nomination.put("confidentialityAgreementNo", "BM-2026-009");
        complete("userTask_arrangeSuccession", "manager1", nomination);
        callers.get("hr1", exit)
                .andExpect(jsonPath("$.handOverTo.id").value(next))
                .andExpect(jsonPath("$.resignation.successor.staffNo").value(next))
                .andExpect(jsonPath("$.resignation.successor.statusText").value("拟任"))
                .andExpect(jsonPath("$.resignation.successor.approved").value(false))
                .andExpect(jsonPath("$.resignation.transfer.wanted").value(true))
                .andExpect(jsonPath("$.resignation.transfer.from").value("2026-04-01"))
                .andExpect(jsonPath("$.resignation.transfer.to").value("综合科员"))
                .andExpect(jsonPath("$.resignation.transfer.successor.id").value(next))
                .andExpect(jsonPath("$.resignation.transfer.orderId").isString())
                .andExpect(jsonPath("$.resignation.transfer.begunOn").doesNotExist())
                .andExpect(jsonPath("$.documents[*].kind").value(contains("RESIGNATION_RECEIPT", "TRANSFER_ORDER")));
        cases.fire("transfer", agreement.number(), "event_transferStarts");
        complete("userTask_takeBackAccess", "admin1", Map.of("note", "网络设备账号"));
        callers.get("hr1", exit)
                .andExpect(jsonPath("$.status").value("DECLASSIFYING"))
                .andExpect(jsonPath("$.resignation.transfer.begunOn").value("2026-04-01"))
                .andExpect(jsonPath("$.resignation.transfer.revokedBy.id").value("admin1"))
                .andExpect(jsonPath("$.resignation.transfer.revokedNote").value("网络设备账号"))
                .andExpect(jsonPath("$.resignation.transfer.verifiedBy").doesNotExist());
    }

    private static int idOf(String exit) {
        return Integer.parseInt(exit.replaceAll("\\D+", ""));
    }
}
