package io.keypost.register.exit;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
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

import com.jayway.jsonpath.JsonPath;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndingAgreements;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.ClearingHolders;
import io.keypost.exit.Exits;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.web.context.WebApplicationContext;

@KeypostTest
class ExitsApiTest {

    private static final String RECEIPT =
            """
            {"receiver": "许静", "witness": "冯涛", "archiveNumber": "DA-7"}""";

    private final Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    EndingAgreements ending;

    @Autowired
    ClearingHolders clearing;

    @Autowired
    Exits exits;

    @Autowired
    TestClock clock;

    private Agreement agreement;
    private String path;

    ExitsApiTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @BeforeEach
    void anAgreementThatHasEnded() {
        clock.set(LocalDate.of(2026, 1, 5));
        agreement = cases.sealed("NETWORK");
        clock.set(agreement.term().lastDay().plusDays(1));
        ending.look(agreement.number());
        path = "/api/exits/" + clearing.open(agreement.number()).id();
        callers.addHolder(agreement.staffNo());
    }

    @AfterEach
    void backToTheFirstDay() {
        clock.set(LocalDate.of(2026, 1, 5));
    }

    @Test
    void anExitTellsWhatIsToBeSettledAndWhatTheReaderMayDo() throws Exception {
        callers.get("hr1", path)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.agreement").value(agreement.number()))
                .andExpect(jsonPath("$.staffNo").value(agreement.staffNo()))
                .andExpect(jsonPath("$.post").value("NETWORK"))
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

    private void maySettle(String who, Kind... kinds) throws Exception {
        var found = callers.get(who, path).andReturn().getResponse().getContentAsString();
        List<String> settling = JsonPath.read(found, "$.items[?('SETTLE' in @.actions)].kind");
        assertThat(Set.copyOf(settling))
                .as(who)
                .isEqualTo(Stream.of(kinds).map(Kind::name).collect(toSet()));
    }

    @Test
    void theArchivistAddsAndTakesBackPieceByPiece() throws Exception {
        callers.post(
                        "archive1",
                        path + "/items",
                        """
                        {"name": "U 盘", "number": "SM-017", "copies": 2}""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[?(@.name == 'U 盘')].copies").value(contains(2)));
        var item = item("U 盘");
        callers.post("archive1", item + "/settlement", "{\"receiver\": \"" + agreement.staffNo() + "\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[*].field")
                        .value(containsInAnyOrder("receiver", "witness", "archiveNumber")));
        callers.post("archive1", item + "/settlement", RECEIPT)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[?(@.name == 'U 盘')].state").value(contains("SETTLED")))
                .andExpect(jsonPath("$.items[?(@.name == 'U 盘')].doneBy.id").value(contains("archive1")))
                .andExpect(jsonPath("$.items[?(@.name == 'U 盘')].archiveNumber").value(contains("DA-7")));
        callers.post("archive1", item + "/settlement", RECEIPT).andExpect(status().isConflict());
        callers.post("archive1", path + "/items", "{}").andExpect(status().isUnprocessableEntity());
        callers.post("archive1", path + "/items/0/settlement", RECEIPT).andExpect(status().isNotFound());
        callers.get("archive1", "/api/agreements/" + agreement.number() + "/events")
                .andExpect(jsonPath("$[*].what").value(hasItem("clearance.settled.MATERIAL")));
    }

    @Test
    void eachSettlesOnlyWhatFallsToThem() throws Exception {
        for (var who : List.of("hr1", "office1", "admin1", "auditor1", "manager1", agreement.staffNo())) {
            refused(who, item(Kind.MATERIAL) + "/settlement", RECEIPT);
            refused(who, path + "/items", "{\"name\": \"U 盘\"}");
        }
        for (var who : List.of("hr1", "archive1", "auditor1", agreement.staffNo())) {
            refused(who, item(Kind.ACCESS) + "/settlement", "{}");
        }
        for (var who : List.of("hr1", "archive1", "admin1", "auditor1", "manager1")) {
            refused(who, item(Kind.HANDOVER) + "/settlement", "{}");
            refused(who, path + "/verification", "{}");
        }
        callers.post(agreement.staffNo(), item(Kind.COMMITMENT) + "/settlement", "{}")
                .andExpect(status().isConflict());
    }

    @Test
    void aWriteOffTakesTwoPeople() throws Exception {
        var item = item(Kind.MATERIAL);
        for (var who : List.of("auditor1", "leader1", "manager1", agreement.staffNo())) {
            refused(who, item + "/write-off", "{\"reason\": \"遗失\"}");
        }
        callers.post("archive1", item + "/write-off", "{}").andExpect(status().isUnprocessableEntity());
        callers.post("office1", item + "/write-off/confirmation", "{}").andExpect(status().isConflict());
        callers.post("archive1", item + "/write-off", "{\"reason\": \"遗失\"}")
                .andExpect(jsonPath("$.items[?(@.kind == 'MATERIAL')].state").value(contains("ASKED")))
                .andExpect(
                        jsonPath("$.items[?(@.kind == 'MATERIAL')].actions[*]").value(not(hasItem("CONFIRM"))));
        refused("archive1", item + "/write-off/confirmation", "{}");
        refused(agreement.staffNo(), item + "/write-off/confirmation", "{}");
        callers.get("office1", path)
                .andExpect(
                        jsonPath("$.items[?(@.kind == 'MATERIAL')].actions[*]").value(contains("CONFIRM")));
        callers.post("office1", item + "/write-off/confirmation", "{}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[?(@.kind == 'MATERIAL')].state").value(contains("WRITTEN_OFF")))
                .andExpect(jsonPath("$.items[?(@.kind == 'MATERIAL')].writeOff.askedBy.id")
                        .value(contains("archive1")))
                .andExpect(jsonPath("$.items[?(@.kind == 'MATERIAL')].writeOff.confirmedBy.id")
                        .value(contains("office1")));
    }

    @Test
    void theSubjectDecidesNothingWhateverTheirRoles() throws Exception {
        callers.add(agreement.staffNo(), List.of("archivist", "camunda-admin", "office", "hr"));
        refused(agreement.staffNo(), item(Kind.ACCESS) + "/settlement", "{}");
        refused(agreement.staffNo(), item(Kind.MATERIAL) + "/settlement", RECEIPT);
        refused(agreement.staffNo(), item(Kind.MATERIAL) + "/write-off", "{\"reason\": \"遗失\"}");
        refused(agreement.staffNo(), path + "/verification", "{}");
        maySettle(agreement.staffNo(), Kind.HANDOVER);
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

    private static ResultMatcher listed(Matcher<? super List<String>> numbers) {
        return jsonPath("$.items[*].agreement").value(numbers);
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
    void whoIsSecurityAdministratorTodayVerifiesAndTheCaseIsDone() throws Exception {
        var number = agreement.number();
        for (var item : items().toList()) {
            if (item.kind() != Kind.VERIFICATION) {
                clearing.askWriteOff(cases.clearanceOf(number), item.id(), "无法办理", "hr1");
                clearing.confirmWriteOff(cases.clearanceOf(number), item.id(), "office1");
            }
        }
        var security = cases.sealed("SECURITY");
        callers.addHolder(security.staffNo());
        clock.set(security.term().firstDay());
        maySettle(security.staffNo(), Kind.VERIFICATION);
        refused("office1", path + "/verification", "{}");
        callers.post(security.staffNo(), path + "/verification", "{\"remark\": \"属实\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.openItems").value(0))
                .andExpect(
                        jsonPath("$.items[?(@.kind == 'VERIFICATION')].remark").value(contains("属实")));
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

    private void refused(String who, String path, String body) throws Exception {
        var before = states();
        callers.post(who, path, body).andExpect(status().isForbidden());
        assertThat(states()).isEqualTo(before);
    }

    private List<ClearanceItem.State> states() {
        return items().map(ClearanceItem::state).toList();
    }

    private Stream<ClearanceItem> items() {
        return exits.findByAgreementNumber(agreement.number()).orElseThrow().items().stream();
    }

    private String item(Kind kind) {
        return item(one -> one.kind() == kind);
    }

    private String item(String name) {
        return item(one -> one.name().equals(name));
    }

    private String item(Predicate<ClearanceItem> wanted) {
        return path + "/items/"
                + items().filter(wanted).findFirst().orElseThrow().id();
    }
}
