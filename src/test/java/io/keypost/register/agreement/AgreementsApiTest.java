package io.keypost.register.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

@KeypostTest
class AgreementsApiTest {

    private final Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    TestClock clock;

    AgreementsApiTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @AfterEach
    void backToTheFirstDay() {
        clock.set(LocalDate.of(2026, 1, 5));
    }

    @Test
    void theStatusFollowsFromTheDatesThoughNoTimerHasFired() throws Exception {
        var agreement = cases.sealed("NETWORK");
        statusIs(agreement, "SCHEDULED", "待生效");
        clock.set(agreement.term().firstDay());
        statusIs(agreement, "ACTIVE", "履行中");
        clock.set(agreement.term().lastDay());
        statusIs(agreement, "ACTIVE", "履行中");
        one(agreement)
                .andExpect(jsonPath("$.daysLeft").value(0))
                .andExpect(jsonPath("$.dueSoon").value(true))
                .andExpect(jsonPath("$.endedOn").doesNotExist());
        clock.set(agreement.term().lastDay().plusDays(1));
        statusIs(agreement, "ENDED", "已终止");
        one(agreement)
                .andExpect(
                        jsonPath("$.endedOn").value(agreement.term().lastDay().toString()))
                .andExpect(jsonPath("$.endReason").value("EXPIRED"))
                .andExpect(jsonPath("$.endRecordedAt").doesNotExist());
    }

    private void statusIs(Agreement agreement, String status, String text) throws Exception {
        one(agreement)
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(jsonPath("$.statusText").value(text));
        for (var asked : Agreement.Status.values()) {
            var found = jsonPath("$.items[*].number");
            var path = "/api/agreements?size=200&status=" + asked;
            callers.get("hr1", path)
                    .andExpect(found.value(
                            asked.name().equals(status)
                                    ? hasItem(agreement.number())
                                    : not(hasItem(agreement.number()))));
        }
    }

    private ResultActions one(Agreement agreement) throws Exception {
        return callers.get("hr1", "/api/agreements/" + agreement.number());
    }

    @Test
    void anAgreementTellsWhoSignedWhenAndWhereTheCopiesAre() throws Exception {
        var agreement = cases.sealed("SYSTEM");
        cases.complete(
                cases.task(agreement.number(), "userTask_fileCopies"),
                "archive1",
                Map.of(
                        "copiesMatch",
                        true,
                        "receivedForPartyA",
                        "办公室",
                        "deliveredOn",
                        clock.today().toString()));
        var today = clock.today().toString();
        one(agreement)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.partyA").value("江阴市信用办"))
                .andExpect(jsonPath("$.years").value(3))
                .andExpect(jsonPath("$.signatures.partyA").value(today))
                .andExpect(jsonPath("$.signatures.partyB").value(today))
                .andExpect(jsonPath("$.filedOn").value(today))
                .andExpect(jsonPath("$.copies[0].party").value("PARTY_A"))
                .andExpect(jsonPath("$.copies[0].receivedBy").value("办公室"))
                .andExpect(jsonPath("$.documents[*].kind")
                        .value(containsInAnyOrder("APPOINTMENT_NOTICE", "AGREEMENT", "UPLOAD", "UPLOAD")))
                .andExpect(jsonPath("$.documents[*].sealed").value(contains(false, false, false, true)))
                .andExpect(jsonPath("$.documents[3].kindText").value("用印扫描件"))
                .andExpect(jsonPath("$.documentSha256").isString());
    }

    @Test
    void theEventsAreToldInTheCallersLanguage() throws Exception {
        var agreement = cases.sealed("SYSTEM");
        var path = "/api/agreements/" + agreement.number() + "/events";
        callers.get("auditor1", path)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].what").value("appointment.nominated"))
                .andExpect(jsonPath("$[0].text").value("提名"))
                .andExpect(jsonPath("$[0].by").value("测试manager1"))
                .andExpect(jsonPath("$[0].byId").value("manager1"))
                .andExpect(jsonPath("$[0].at").value(endsWith("+08:00")))
                .andExpect(jsonPath("$[*].what")
                        .value(hasItems("agreement.opened", "agreement.signed", "agreement.sealed")))
                .andExpect(jsonPath("$[?(@.what == 'agreement.opened')].by").value(contains("系统")));
        callers.send("auditor1", MockMvcRequestBuilders.get(path).header("Accept-Language", "en"))
                .andExpect(jsonPath("$[0].text").value("Nominated"));
    }

    @Test
    void theRegisterIsFilteredByTheDatabase() throws Exception {
        var agreement = cases.sealed("DATABASE");
        var other = cases.sealed("NETWORK");
        found("post=DATABASE", agreement, other);
        found("person=" + agreement.staffNo(), agreement, other);
        found("q=" + agreement.number().toLowerCase(Locale.ROOT), agreement, other);
        clock.set(agreement.term().lastDay().minusDays(20));
        callers.get("hr1", "/api/agreements?size=200&dueWithin=19&person=" + agreement.staffNo())
                .andExpect(jsonPath("$.total").value(0));
        callers.get("hr1", "/api/agreements?size=200&dueWithin=20&person=" + agreement.staffNo())
                .andExpect(jsonPath("$.total").value(1));
        callers.get("hr1", "/api/agreements?q=%25")
                .andExpect(jsonPath("$.total").value(0));
        callers.get("hr1", "/api/agreements?department=信息中心&size=200")
                .andExpect(jsonPath("$.items[*].department").value(everyItem(is("信息中心"))));
    }

    private void found(String query, Agreement yes, Agreement no) throws Exception {
        callers.get("hr1", "/api/agreements?size=200&" + query)
                .andExpect(jsonPath("$.items[*].number").value(hasItem(yes.number())))
                .andExpect(jsonPath("$.items[*].number").value(not(hasItem(no.number()))));
    }

    @Test
    void pagesOfTheRegisterDoNotOverlap() throws Exception {
        cases.drafted("NETWORK");
        cases.drafted("NETWORK");
        var first = numberAt("sort=lastDay&size=1&page=0");
        assertThat(numberAt("sort=lastDay&size=1&page=1")).isNotEqualTo(first);
    }

    private String numberAt(String query) throws Exception {
        return JsonPath.read(
                callers.get("hr1", "/api/agreements?" + query)
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.items[0].number");
    }

    @Test
    void aPostIsHeldFromTheFirstDayOn() throws Exception {
        var agreement = cases.sealed("MACHINE_ROOM");
        var holders = jsonPath("$[?(@.code == 'MACHINE_ROOM')].holders[*].agreement");
        callers.get("hr1", "/api/posts").andExpect(holders.value(not(hasItem(agreement.number()))));
        clock.set(agreement.term().firstDay());
        callers.get("hr1", "/api/posts")
                .andExpect(holders.value(hasItem(agreement.number())))
                .andExpect(jsonPath("$[?(@.code == 'MACHINE_ROOM')].vacant").value(contains(false)))
                .andExpect(jsonPath("$[?(@.code == 'MACHINE_ROOM')].mandatory").value(contains(true)));
        clock.set(LocalDate.of(2060, 1, 1));
        callers.get("hr1", "/api/posts").andExpect(jsonPath("$[*].vacant").value(everyItem(is(true))));
    }
}
