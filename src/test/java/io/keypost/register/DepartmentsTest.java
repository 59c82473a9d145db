package io.keypost.register;

import static io.keypost.Refusals.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.agreement.Appointment;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.process.Cases;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A manager nominates for the departments they manage, and no other, wherever a department is named or meant. */
@KeypostTest
class DepartmentsTest {

    private static final List<String> OF_FINANCE = List.of("manager", DepartmentGroups.idOf("财务处"));

    private final Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    ProcessEngine engine;

    DepartmentsTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @BeforeEach
    void somebodyOfFinance() throws Exception {
        callers.put(
                "hr1",
                "/api/people/F001",
                "{\"name\":\"钱多\",\"department\":\"财务处\","
                        + "\"labourContract\":{\"kind\":\"OPEN_ENDED\",\"number\":\"LD-F1\",\"signedOn\":\"2024-02-29\"}}");
    }

    @Test
    void theApiRefusesAndNamesTheDepartmentsOnesOwn() throws Exception {
        var body = nomination(cases.person(), "信息中心");
        callers.post("manager2", "/api/appointments", body)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.violations[*].field").value(contains("department")))
                .andExpect(jsonPath("$.violations[0].rule").value("nomination.otherDepartment"))
                .andExpect(jsonPath("$.violations[0].message").value(containsString("财务处")))
                .andExpect(jsonPath("$.violations[0].message").value(not(containsString("信息中心"))));
        callers.send(
                        "manager2",
                        MockMvcRequestBuilders.post("/api/appointments")
                                .header("Accept-Language", "en")
                                .contentType("application/json")
                                .content(body))
                .andExpect(content().string(containsString("You act for the departments you manage only: 财务处.")));
        callers.post("manager2", "/api/appointments/check", body)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.violations[*].field").value(hasItem("department")));
        callers.add("manager3", List.of("manager"));
        callers.post("manager3", "/api/appointments", body)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.violations[0].rule").value("nomination.noDepartment"));
    }

    @Test
    void theFormOffersTheDepartmentsOnesOwn() throws Exception {
        cases.person();
        callers.get("manager1", "/api/me")
                .andExpect(jsonPath("$.departments").value(contains("信息中心")))
                .andExpect(jsonPath("$.mayChange").value(true));
        callers.get("manager2", "/api/me").andExpect(jsonPath("$.departments").value(contains("财务处")));
        callers.get("hr1", "/api/me").andExpect(jsonPath("$.departments").isEmpty());
        callers.get("auditor1", "/api/me").andExpect(jsonPath("$.mayChange").value(false));
    }

    /** The department is the post's; who comes to it may come from another. */
    @Test
    void theCandidateMayBeOfAnotherDepartment() throws Exception {
        callers.post("manager1", "/api/appointments/check", nomination("F001", "信息中心"))
                .andExpect(jsonPath("$.violations").isEmpty());
        callers.post("manager1", "/api/appointments", nomination("F001", "信息中心"))
                .andExpect(status().isCreated());
    }

    @Test
    void theStartFormRefuses() {
        var form = Cases.form(cases.nomination(cases.person(), "NETWORK", LocalDate.of(2027, 3, 1)));
        refusedTo(OF_FINANCE, () -> engine.getRuntimeService().startProcessInstanceByKey("appointment", form));
        refusedTo(OF_FINANCE, () -> engine.getFormService().submitStartForm(definition(), form));
    }

    @Test
    void aCorrectionToAnotherDepartmentIsRefused() {
        var appointment = cases.nominated("NETWORK");
        returned(appointment);
        var form = new HashMap<>(Cases.form(appointment.nomination()));
        form.put("resubmitted", true);
        var task = cases.task(appointment, "userTask_correct");
        // The nominator still, though of another department by now.
        refusedTo(OF_FINANCE, () -> engine.getTaskService().complete(task.getId(), form));
        form.put("department", "财务处");
        refusedTo(List.of("manager", DepartmentGroups.idOf("信息中心")), () -> engine.getTaskService()
                .complete(task.getId(), form));
        form.put("department", "信息中心");
        cases.complete(task, "manager1", form);
    }

    /** The one who has taken a task keeps it; who manages the department is asked again when it is done. */
    @Test
    void whoManagesTheDepartmentNoMoreProposesNoRenewal() throws Exception {
        var agreement = cases.inForce("DATABASE", 60);
        callers.post("hr1", "/api/agreements/" + agreement.number() + "/renewal", "")
                .andExpect(status().isCreated());
        var task = cases.task(agreement.number(), "userTask_proposeRenewal");
        cases.by("manager1", () -> {
            engine.getTaskService().claim(task.getId(), "manager1");
            return task;
        });
        refusedTo(OF_FINANCE, () -> engine.getTaskService().complete(task.getId(), Cases.proposal(2)));
        cases.complete(task, "manager1", Cases.proposal(2));
    }

    @Test
    void whoManagesTheDepartmentNoMoreArrangesNoSuccession() throws Exception {
        var agreement = cases.inForce("NETWORK", 600);
        var number = agreement.number();
        callers.addHolder(agreement.staffNo());
        callers.post(agreement.staffNo(), "/api/agreements/" + number + "/resignation", "{\"scope\":\"POST\"}")
                .andExpect(status().isCreated());
        cases.complete(cases.task(number, "userTask_confirmReceipt"), "hr1", Map.of("received", true));
        cases.runJobs(number);
        var task = cases.task(number, "userTask_arrangeSuccession");
        cases.by("manager1", () -> {
            engine.getTaskService().claim(task.getId(), "manager1");
            return task;
        });
        var nobody = Map.<String, Object>of("nominated", false, "reason", "岗位待调整");
        refusedTo(OF_FINANCE, () -> engine.getTaskService().complete(task.getId(), nobody));
        cases.complete(task, "manager1", nobody);
    }

    private void returned(Appointment appointment) {
        cases.runJobs(appointment);
        cases.complete(cases.task(appointment, "userTask_review"), "hr1", Map.of("qualified", false, "reason", "材料不全"));
        cases.runJobs(appointment);
    }

    private String definition() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("appointment")
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** As {@code manager1}, in these groups. */
    private void refusedTo(List<String> groups, Runnable what) {
        var identityService = engine.getIdentityService();
        identityService.setAuthentication("manager1", groups);
        try {
            refused("nomination.otherDepartment", what::run).at("department");
        } finally {
            identityService.clearAuthentication();
        }
    }

    private static String nomination(String staffNo, String department) {
        return """
                {"postCode":"NETWORK","staffNo":"%s","department":"%s","fullTime":false,"years":2,
                "firstDay":"2027-03-01","confidentialityAgreementNo":"BM-1"}"""
                .formatted(staffNo, department);
    }
}
