package io.keypost.register.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndReason;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

@KeypostTest
class ResignationApiTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);
    private static final String POST_ONLY = "{\"scope\":\"POST\"}";
    private static final String STAYS = "{\"reason\":\"家中情况有变\"}";

    private final Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    Exits exits;

    @Autowired
    Staff staff;

    @Autowired
    TestClock clock;

    private Agreement agreement;
    private String holder;
    private String path;

    ResignationApiTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @BeforeEach
    void aHolderInPost() {
        clock.set(LocalDate.of(2026, 1, 5));
        agreement = cases.sealed("NETWORK");
        clock.set(agreement.term().firstDay());
        cases.fireWhatIsDue("term", agreement.number());
        clock.set(TODAY);
        holder = agreement.staffNo();
        callers.addHolder(holder);
        callers.add("hr2", List.of("hr"));
        path = "/api/agreements/" + agreement.number();
    }

    @AfterEach
    void backToTheFirstDay() {
        clock.set(LocalDate.of(2026, 1, 5));
    }

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

    private String given() throws Exception {
        return created(callers.post(holder, path + "/resignation", POST_ONLY));
    }

    private static String created(ResultActions answer) throws Exception {
        var location = answer.andExpect(status().isCreated())
                .andExpect(jsonPath("$.status").value("RECEIVED"))
                .andExpect(jsonPath("$.provisional").isBoolean())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        answer.andExpect(header().string("Location", "/api/exits/" + JsonPath.read(body(answer), "$.exitId")));
        assertThat(location).isNotNull();
        return location;
    }

    private static String body(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString();
    }

    private static int idOf(String exit) {
        return Integer.parseInt(exit.replaceAll("\\D+", ""));
    }

    private void confirm() {
        complete("userTask_confirmReceipt", "hr1", Map.of("received", true));
    }

    private void complete(String task, String by, Map<String, Object> variables) {
        cases.runJobs(agreement.number());
        cases.complete(cases.task(agreement.number(), task), by, variables);
        cases.runJobs(agreement.number());
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
