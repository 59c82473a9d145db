package io.keypost.register.agreement;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.WatchingTerms;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

/** An agreement that both parties have signed, and who looks at it. */
abstract class SignedAgreementByApi {

    Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    WatchingTerms terms;

    @Autowired
    EndingAgreements ending;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TestClock clock;

    Agreement agreement;

    LocalDate firstDay;

    @Autowired
    void callers(WebApplicationContext application) {
        callers = new Callers(application);
    }

    @BeforeEach
    void aSignedAgreement() {
        agreement = cases.sealed("NETWORK");
        firstDay = agreement.term().firstDay();
    }

    @AfterEach
    void backToTheFirstDay() {
        clock.set(LocalDate.of(2026, 1, 5));
    }

    void appointmentIs(String expected, String... others) throws Exception {
        var id = (int) agreement.appointmentId();
        callers.get("hr1", "/api/appointments/" + id)
                .andExpect(jsonPath("$.status").value(expected));
        callers.get("hr1", "/api/appointments?size=200&sort=id,desc&status=" + expected)
                .andExpect(jsonPath("$.items[?(@.id == " + id + ")].status").value(contains(expected)));
        for (var other : others) {
            callers.get("hr1", "/api/appointments?size=200&sort=id,desc&status=" + other)
                    .andExpect(jsonPath("$.items[*].id").value(not(hasItem(id))));
        }
    }

    ResultActions shown() throws Exception {
        return callers.get("hr1", "/api/agreements/" + agreement.number()).andExpect(status().isOk());
    }

    ResultActions contractEnds(String by, Object endedOn, String reason) throws Exception {
        return callers.post(
                by,
                "/api/people/" + agreement.staffNo() + "/labour-contract/end",
                "{\"endedOn\":\"%s\",\"reason\":\"%s\"}".formatted(endedOn, reason));
    }

    String path() {
        return "/api/agreements/" + agreement.number() + "/mutual-end";
    }

    ResultActions mutual(String by, LocalDate lastDay, String scan) throws Exception {
        return callers.post(
                by, path(), "{\"lastDay\":\"%s\",\"documentId\":\"%s\",\"note\":\"双方同意\"}".formatted(lastDay, scan));
    }

    /** All that could have changed, as a reader sees it. */
    String state() throws Exception {
        var number = agreement.number();
        var told = new StringBuilder();
        for (var path : List.of(
                "/api/agreements/" + number,
                "/api/agreements/" + number + "/events",
                "/api/people?q=" + agreement.staffNo())) {
            told.append(callers.get("hr1", path).andReturn().getResponse().getContentAsString());
        }
        return told.toString();
    }

    long events(String what) {
        return database.queryForObject(
                "select count(*) from audit_event where subject = ? and what = ?",
                Long.class,
                agreement.subject(),
                what);
    }
}
