package io.keypost.register.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.keypost.KeypostTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@KeypostTest
class AppointmentsApiTest extends NominationsByApi {

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
}
