package io.keypost.register.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@KeypostTest
class AppointmentsApiTest {

    private final Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    TestClock clock;

    AppointmentsApiTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @Test
    void aNominationStartsTheProcessAndCanBeReadBack() throws Exception {
        var staffNo = cases.person();
        var answer = callers.post("manager1", "/api/appointments", nomination(staffNo, "NETWORK"))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", containsString("/api/appointments/")))
                .andExpect(jsonPath("$.status").value("PROPOSED"))
                .andExpect(jsonPath("$.warnings").isEmpty())
                .andReturn();
        var location = answer.getResponse().getHeader("Location");
        callers.get("hr1", location)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.staffNo").value(staffNo))
                .andExpect(jsonPath("$.statusText").value("拟任"))
                .andExpect(jsonPath("$.postName").value("网络管理员"))
                .andExpect(jsonPath("$.nominatedBy.id").value("manager1"))
                .andExpect(jsonPath("$.nominatedBy.name").value("测试manager1"))
                .andExpect(jsonPath("$.nominatedAt").value(endsWith("+08:00")))
                .andExpect(jsonPath("$.firstDay").value("2027-03-01"))
                .andExpect(jsonPath("$.lastDay").value("2029-02-28"))
                .andExpect(jsonPath("$.labourContract.kind").value("OPEN_ENDED"))
                .andExpect(jsonPath("$.violations").isEmpty())
                .andExpect(jsonPath("$.documents").isEmpty())
                .andExpect(jsonPath("$.reviewedBy").doesNotExist());
    }

    @Test
    void whatQualifiesACandidateIsForWhoReviewsDecidesOrNominates() throws Exception {
        var appointment = cases.nominated("NETWORK");
        var path = "/api/appointments/" + appointment.id();
        callers.addHolder(appointment.staffNo());
        for (var told : List.of("manager1", "hr1", "leader1", "office1", "auditor1", appointment.staffNo())) {
            callers.get(told, path)
                    .andExpect(jsonPath("$.labourContract.number").exists())
                    .andExpect(jsonPath("$.otherDuties").exists())
                    .andExpect(jsonPath("$.violations").exists());
        }
        for (var other : List.of("seal1", "archive1", "admin1")) {
            callers.get(other, path)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.labourContract").doesNotExist())
                    .andExpect(jsonPath("$.otherDuties").doesNotExist())
                    .andExpect(jsonPath("$.violations").doesNotExist());
            callers.get(other, "/appointments/" + appointment.id())
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("LD-" + appointment.staffNo()))));
        }
    }

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

    @Test
    void ofTheSameNominationSentTwiceAtOnceOneSucceeds() throws Exception {
        var body = nomination(cases.person(), "DATABASE");
        var together = new CountDownLatch(2);
        Callable<Integer> nominate = () -> {
            together.countDown();
            together.await();
            return callers.post("manager1", "/api/appointments", body)
                    .andReturn()
                    .getResponse()
                    .getStatus();
        };
        var threads = Executors.newFixedThreadPool(2);
        try {
            var statuses = threads.invokeAll(List.of(nominate, nominate)).stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception failed) {
                            throw new IllegalStateException(failed);
                        }
                    })
                    .sorted()
                    .toList();
            assertThat(statuses.get(0)).isEqualTo(201);
            assertThat(statuses.get(1)).isIn(409, 422);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void onlyItsNominatorWithdrawsANominationAndOnlyOnce() throws Exception {
        var path = "/api/appointments/" + cases.nominated("NETWORK").id() + "/withdrawal";
        var reason = "{\"reason\":\"另有安排\"}";
        callers.post("manager1", path, "{}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].field").value("reason"));
        callers.post("hr1", path, reason)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.violations[0].rule").value("appointment.onlyTheNominator"));
        callers.post("auditor1", path, reason)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.violations[0].rule").value("access.auditor"));
        callers.post("manager1", path, reason)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("WITHDRAWN"))
                .andExpect(jsonPath("$.reason").value("另有安排"));
        callers.post("manager1", path, reason)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.violations[0].rule").value("appointment.state"));
    }

    @Test
    void anAppointmentNamesItsAgreementOnceThereIsOne() throws Exception {
        var agreement = cases.drafted("NETWORK");
        callers.get("hr1", "/api/appointments/" + agreement.appointmentId())
                .andExpect(jsonPath("$.status").value("APPROVED"))
                .andExpect(jsonPath("$.agreementNumber").value(agreement.number()))
                .andExpect(jsonPath("$.decidedBy.id").value("leader1"))
                .andExpect(jsonPath("$.violations").doesNotExist())
                .andExpect(jsonPath("$.documents[*].kind").value(hasItems("APPOINTMENT_NOTICE", "AGREEMENT")));
        callers.get("hr1", "/api/appointments?status=APPROVED&size=200")
                .andExpect(jsonPath("$.items[?(@.id == " + agreement.appointmentId() + ")].agreementNumber")
                        .value(contains(agreement.number())));
    }

    @Test
    void listsArePaged() throws Exception {
        cases.nominated("NETWORK");
        cases.nominated("NETWORK");
        var answer = callers.get("hr1", "/api/appointments?size=1&page=1&sort=id,desc")
                .andExpect(jsonPath("$.items.length()").value(1))
                .andReturn();
        int total = JsonPath.read(answer.getResponse().getContentAsString(), "$.total");
        assertThat(total).isGreaterThanOrEqualTo(2);
        callers.get("hr1", "/api/appointments?size=201")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.violations[0].field").value("size"));
        callers.get("hr1", "/api/appointments?sort=password")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.violations[0].field").value("sort"));
    }

    private static String nomination(String staffNo, String post) {
        return """
                {"postCode":"%s","staffNo":"%s","department":"信息中心","fullTime":false,"years":2,
                "firstDay":"2027-03-01","confidentialityAgreementNo":"BM-1"}"""
                .formatted(post, staffNo);
    }
}
