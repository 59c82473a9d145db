package io.keypost.register.appointment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a nomination is said before it is on file. */
@KeypostTest
class RefusedNominationsTest extends NominationsByApi {

    @Test
    void onlyManagersNominate() throws Exception {
        var body = nomination(cases.person(), "NETWORK");
        for (var other : List.of("hr1", "leader1", "office1", "auditor1")) {
            callers.post(other, "/api/appointments", body)
                    .andExpect(status().isForbidden())
                    .andExpect(jsonPath("$.detail").value("您的角色不能进行此操作。"));
            callers.post(other, "/api/appointments/check", body).andExpect(status().isForbidden());
        }
    }

    @Test
    void everyMissingFieldIsNamedAtOnce() throws Exception {
        callers.post("manager1", "/api/appointments", "{\"department\":\" \"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[*].field")
                        .value(containsInAnyOrder(
                                "postCode", "staffNo", "department", "fullTime", "years", "firstDay")))
                .andExpect(jsonPath("$.violations[0].rule").value("input.missing"))
                .andExpect(jsonPath("$.violations[0].message").value("请填写此项。"));
    }

    @Test
    void aWrongLastDayIsRefusedNamingTheRightOne() throws Exception {
        var body = nomination(cases.person(), "NETWORK").replace("}", ",\"lastDay\":\"2029-02-27\"}");
        callers.post("manager1", "/api/appointments", body)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].field").value("lastDay"))
                .andExpect(jsonPath("$.violations[0].message").value(containsString("2029-02-28")));
    }

    @Test
    void aFindingOfTheRulesRefuses() throws Exception {
        var staffNo = cases.person("王兼职", List.of("内勤"));
        callers.post("manager1", "/api/appointments", nomination(staffNo, "SECURITY"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[*].rule")
                        .value(hasItems("eligibility.noOtherDuties", "eligibility.fullTimeRequired")));
    }

    @Test
    void theCheckSaysTheSameAndStartsNothing() throws Exception {
        var staffNo = cases.person("李兼职", List.of("内勤"));
        callers.post("manager1", "/api/appointments/check", nomination(staffNo, "SECURITY"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.violations[*].rule").value(hasItem("eligibility.noOtherDuties")))
                .andExpect(jsonPath("$.warnings").isArray());
        callers.post("manager1", "/api/appointments/check", "{}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.violations[*].field").value(hasItem("years")));
        callers.get("hr1", "/api/appointments?size=200")
                .andExpect(jsonPath("$.items[*].staffNo").value(not(hasItem(staffNo))));
    }

    @Test
    void theCheckOfACorrectionDoesNotTakeTheCaseForItsOwnRival() throws Exception {
        var appointment = cases.nominated("NETWORK");
        var body = nomination(appointment.staffNo(), "NETWORK");
        callers.post("manager1", "/api/appointments/check", body)
                .andExpect(jsonPath("$.violations[*].rule").value(contains("eligibility.alreadyNominated")));
        callers.post(
                        "manager1",
                        "/api/appointments/check",
                        body.replace("}", ",\"appointmentId\":" + appointment.id() + "}"))
                .andExpect(jsonPath("$.violations").isEmpty());
    }

    @Test
    void theSameNominationTwiceIsRefused() throws Exception {
        var appointment = cases.nominated("NETWORK");
        callers.post("manager1", "/api/appointments", nomination(appointment.staffNo(), "NETWORK"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[*].rule").value(hasItem("eligibility.alreadyNominated")));
    }
}
