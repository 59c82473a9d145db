package io.keypost.register.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.ClearanceItem.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each settles what falls to them, and nothing else. */
@KeypostTest
class SettlingByApiTest extends ExitsApiFixture {

    private static final String RECEIPT =
            """
            {"receiver": "许静", "witness": "冯涛", "archiveNumber": "DA-7"}""";

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

    private void refused(String who, String path, String body) throws Exception {
        var before = states();
        callers.post(who, path, body).andExpect(status().isForbidden());
        assertThat(states()).isEqualTo(before);
    }

    private List<ClearanceItem.State> states() {
        return items().map(ClearanceItem::state).toList();
    }
}
