package io.keypost.register.exit;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndingAgreements;
import io.keypost.exit.ClearingHolders;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@KeypostTest
class SecrecyApiTest {

    private static final String PERIOD =
            """
            {"from":"2029-02-01","to":"2031-01-31","reason":"曾为重要涉密人员。"}""";

    private final Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    EndingAgreements ending;

    @Autowired
    ClearingHolders clearing;

    @Autowired
    TestClock clock;

    private Agreement agreement;
    private String path;

    SecrecyApiTest(@Autowired WebApplicationContext application) {
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
    void hrSetsThePeriodAndCorrectsIt() throws Exception {
        callers.get("hr1", path)
                .andExpect(jsonPath("$.secrecy.commitment").value("OPEN"))
                .andExpect(jsonPath("$.secrecy.period").doesNotExist());
        callers.put("hr1", path + "/secrecy-period", PERIOD)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.secrecy.period.from").value("2029-02-01"))
                .andExpect(jsonPath("$.secrecy.period.to").value("2031-01-31"))
                .andExpect(jsonPath("$.secrecy.period.reason").value("曾为重要涉密人员。"))
                .andExpect(jsonPath("$.secrecy.period.status").value("RUNNING"))
                .andExpect(jsonPath("$.secrecy.period.statusText").value("脱密期内"))
                .andExpect(jsonPath("$.secrecy.period.enteredBy.id").value("hr1"));
        callers.put("hr1", path + "/secrecy-period", PERIOD.replace("2031-01-31", "2030-01-31"))
                .andExpect(jsonPath("$.secrecy.period.to").value("2030-01-31"));
        callers.get(agreement.staffNo(), path)
                .andExpect(jsonPath("$.secrecy.period.to").value("2030-01-31"));
    }

    @Test
    void theExitSaysWhenItIsOver() throws Exception {
        callers.put("hr1", path + "/secrecy-period", PERIOD);
        cases.fire("secrecy", agreement.number(), "event_periodOver");
        callers.get("hr1", path)
                .andExpect(jsonPath("$.secrecy.period.status").value("OVER"))
                .andExpect(jsonPath("$.secrecy.period.overAt").value("2031-02-01T00:00:00+08:00"));
        callers.get("hr1", "/api/agreements/" + agreement.number() + "/events")
                .andExpect(jsonPath("$[*].what").value(hasItem("secrecy.over")));
    }

    @Test
    void hrSendsTheLetter() throws Exception {
        callers.post("hr1", path + "/secrecy-letter", "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.secrecy.remindedAt").isString())
                .andExpect(jsonPath("$.documents[*].kind").value(hasItem("SECRECY_LETTER")));
    }

    @Test
    void nobodyElseDoesNorHrInTheirOwnCase() throws Exception {
        callers.add(agreement.staffNo(), List.of("hr"));
        for (var other : List.of("leader1", "office1", "archive1", "auditor1", "manager1", agreement.staffNo())) {
            callers.put(other, path + "/secrecy-period", PERIOD).andExpect(status().isForbidden());
            callers.post(other, path + "/secrecy-letter", "").andExpect(status().isForbidden());
        }
        callers.get("hr1", path)
                .andExpect(jsonPath("$.secrecy.period").doesNotExist())
                .andExpect(jsonPath("$.secrecy.remindedAt").doesNotExist());
    }

    @Test
    void whatIsMissingIsNamedAtOnce() throws Exception {
        callers.put("hr1", path + "/secrecy-period", "{}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[*].field").value(containsInAnyOrder("from", "to", "reason")));
        callers.put("hr1", "/api/exits/999999/secrecy-period", PERIOD).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2029-01-31", "2060-01-01"})
    void aLastDayThatCannotBeMeantIsRefused(String to) throws Exception {
        callers.put("hr1", path + "/secrecy-period", PERIOD.replace("2031-01-31", to))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].field").value("to"))
                .andExpect(jsonPath("$.violations[0].rule").value("secrecy.to"));
    }
}
