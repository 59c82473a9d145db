package io.keypost.register.agreement;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@KeypostTest
class RenewalsApiTest {

    private final Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    Staff staff;

    @Autowired
    TestClock clock;

    RenewalsApiTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @AfterEach
    void backToTheFirstDay() {
        clock.set(LocalDate.of(2026, 1, 5));
    }

    @Test
    void aRenewalIsBegunOnceAndCanBeReadBack() throws Exception {
        var old = cases.inForce("SYSTEM", 60);
        callers.get("hr1", path(old)).andExpect(status().isNotFound());
        callers.post("manager1", path(old), "")
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", path(old)))
                .andExpect(jsonPath("$.status").value("DUE"));
        callers.post("hr1", path(old), "")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.violations[0].rule").value("renewal.underWay"));
        callers.get("leader1", path(old))
                .andExpect(jsonPath("$.predecessor").value(old.number()))
                .andExpect(jsonPath("$.statusText").value("待提出意向"))
                .andExpect(jsonPath("$.years").value(3))
                .andExpect(jsonPath("$.firstDay")
                        .value(old.term().lastDay().plusDays(1).toString()))
                .andExpect(jsonPath("$.violations").isEmpty());
    }

    @Test
    void onlyTheDepartmentAndHrBeginOne() throws Exception {
        var old = cases.inForce("SYSTEM", 60);
        callers.addHolder(old.staffNo());
        for (var other : List.of("leader1", "office1", "auditor1", old.staffNo())) {
            callers.post(other, path(old), "").andExpect(status().isForbidden());
        }
        callers.post("manager2", path(old), "").andExpect(status().isNotFound());
        callers.get(old.staffNo(), path(old))
                .andExpect(jsonPath("$.violations[0].rule").value("renewal.none"));
        callers.post("hr1", path(old), "").andExpect(status().isCreated());
    }

    @Test
    void noneIsBegunTooEarlyOrForAnAgreementThatEnds() throws Exception {
        var early = cases.inForce("SYSTEM", 91);
        callers.post("hr1", path(early), "")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].message")
                        .value(containsString(
                                early.term().lastDay().minusDays(90).toString())));
        staff.endEmployment(early.staffNo(), clock.today().plusDays(5), EmploymentEnd.TERMINATED, "hr1");
        callers.post("hr1", path(early), "")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.violations[0].rule").value("renewal.ends"));
    }

    @Test
    void agreementsAreLinkedBothWays() throws Exception {
        var old = cases.inForce("SYSTEM", 60);
        var successor = cases.successor(old);
        callers.get("hr1", "/api/agreements/" + old.number())
                .andExpect(jsonPath("$.successor").value(successor.number()))
                .andExpect(jsonPath("$.predecessor").doesNotExist());
        callers.get("hr1", "/api/agreements/" + successor.number())
                .andExpect(jsonPath("$.predecessor").value(old.number()));
        callers.get("hr1", path(old))
                .andExpect(jsonPath("$.status").value("APPROVED"))
                .andExpect(jsonPath("$.proposedBy.id").value("manager1"))
                .andExpect(jsonPath("$.decidedBy.id").value("leader1"))
                .andExpect(jsonPath("$.years").value(2))
                .andExpect(jsonPath("$.violations").doesNotExist());
        callers.get("hr1", page(successor)).andExpect(content().string(containsString(page(old))));
        callers.get("hr1", page(old))
                .andExpect(content().string(containsString(page(successor))))
                .andExpect(content().string(containsString("核对协议")));
    }

    @Test
    void theButtonIsTheirsWhoMayBegin() throws Exception {
        var old = cases.inForce("SYSTEM", 60);
        callers.get("leader1", page(old)).andExpect(content().string(not(containsString("发起续聘"))));
        for (var one : List.of("hr1", "manager1")) {
            callers.get(one, page(old)).andExpect(content().string(containsString("发起续聘</button>")));
        }
        callers.send("manager1", post(page(old) + "/renewal")).andExpect(redirectedUrl(page(old)));
        callers.get("manager1", page(old))
                .andExpect(content().string(not(containsString("发起续聘</button>"))))
                .andExpect(content().string(containsString("待提出意向")))
                .andExpect(content().string(containsString("提出续聘意向")));
    }

    @Test
    void aCancelledRenewalSaysWhy() throws Exception {
        var old = cases.inForce("SYSTEM", 60);
        cases.successor(old);
        staff.endEmployment(old.staffNo(), clock.today().plusDays(5), EmploymentEnd.TERMINATED, "hr1");
        callers.get("hr1", path(old))
                .andExpect(jsonPath("$.status").value("CANCELLED"))
                .andExpect(jsonPath("$.reason").value("劳动合同终止"));
        callers.get("hr1", "/api/agreements/" + old.number() + "/events")
                .andExpect(
                        jsonPath("$[?(@.what == 'renewal.CANCELLED')].reason").value(hasItem("劳动合同终止")));
        callers.get("hr1", page(old)).andExpect(content().string(containsString("已取消")));
        callers.send("hr1", get(page(old)).header("Accept-Language", "en"))
                .andExpect(content().string(containsString("End of the labour contract")))
                .andExpect(content().string(not(matchesPattern("(?s).*(续聘|已取消|web\\.).*"))));
    }

    private static String path(Agreement agreement) {
        return "/api" + page(agreement) + "/renewal";
    }

    private static String page(Agreement agreement) {
        return "/agreements/" + agreement.number();
    }
}
