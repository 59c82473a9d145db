package io.keypost.register.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.register.Callers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@KeypostTest
class PeopleApiTest {

    private static final String RARE =
            """
            {"name":"𠮷䶮","department":"信息中心","otherDuties":["值班"],
            "labourContract":{"kind":"FIXED_TERM","number":"LD-9","signedOn":"2024-02-29","endsOn":"2030-01-01"}}""";

    private final Callers callers;

    @Autowired
    AuditLog audit;

    PeopleApiTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @Test
    void hrRegistersAPersonAndReplacesWhatIsOnFile() throws Exception {
        callers.put("hr1", "/api/people/N100", RARE).andExpect(status().isCreated());
        callers.get("hr1", "/api/people?q=𠮷")
                .andExpect(jsonPath("$.items[?(@.staffNo == 'N100')].name").value(contains("𠮷䶮")))
                .andExpect(jsonPath("$.items[?(@.staffNo == 'N100')].labourContract.endsOn")
                        .value(contains("2030-01-01")));
        callers.put("hr1", "/api/people/N100", "{\"name\":\"李四\",\"department\":\"信息中心\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.otherDuties").isEmpty())
                .andExpect(jsonPath("$.labourContract").doesNotExist());
    }

    @Test
    void whoKnowsSecretsIsSaidByHrAndNeverOfThemself() throws Exception {
        var path = "/api/people/N107";
        callers.put("hr1", path, RARE).andExpect(jsonPath("$.knowsSecrets").value(true));
        callers.put("hr1", path, RARE.replaceFirst("\\{", "{\"knowsSecrets\":false,"))
                .andExpect(jsonPath("$.knowsSecrets").value(false));
        callers.put("hr1", path, RARE).andExpect(jsonPath("$.knowsSecrets").value(false));
        callers.get("hr1", "/api/people?q=N107")
                .andExpect(jsonPath("$.items[0].knowsSecrets").value(false));
        assertThat(audit.of("person:N107"))
                .extracting(AuditEvent::what)
                .containsExactly("person.added", "person.changed", "person.knowsNoSecrets", "person.changed");

        callers.add("N107", List.of("hr"));
        callers.put("N107", path, RARE.replaceFirst("\\{", "{\"knowsSecrets\":true,"))
                .andExpect(status().isForbidden());
        callers.get("hr1", "/api/people?q=N107")
                .andExpect(jsonPath("$.items[0].knowsSecrets").value(false));
    }

    @Test
    void thePageChangesItOnlyWhenTheFormAsked() throws Exception {
        callers.put("hr1", "/api/people/N108", RARE);
        var form = post("/people")
                .param("existing", "true")
                .param("staffNo", "N108")
                .param("name", "李四")
                .param("department", "信息中心");
        callers.send("hr1", form).andExpect(status().is3xxRedirection());
        callers.get("hr1", "/people?change=N108")
                .andExpect(content().string(matchesPattern("(?s).*name=\"knowsSecrets\"[^>]*checked.*")));
        callers.send("hr1", form.param("_knowsSecrets", "on")).andExpect(status().is3xxRedirection());
        callers.get("hr1", "/people?change=N108")
                .andExpect(content().string(not(matchesPattern("(?s).*name=\"knowsSecrets\"[^>]*checked.*"))));
        callers.send("hr1", form.param("knowsSecrets", "true")).andExpect(status().is3xxRedirection());
        callers.get("hr1", "/api/people?q=N108")
                .andExpect(jsonPath("$.items[0].knowsSecrets").value(true));
    }

    @Test
    void nobodyElseDoes() throws Exception {
        for (var other : List.of("manager1", "leader1", "office1", "seal1", "archive1", "auditor1")) {
            callers.put(other, "/api/people/N101", RARE).andExpect(status().isForbidden());
        }
        callers.get("hr1", "/api/people?q=N101").andExpect(jsonPath("$.total").value(0));
    }

    @Test
    void whatIsMissingIsNamedAtOnce() throws Exception {
        callers.put("hr1", "/api/people/N102", "{\"labourContract\":{}}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[*].field")
                        .value(containsInAnyOrder(
                                "name",
                                "department",
                                "labourContract.kind",
                                "labourContract.number",
                                "labourContract.signedOn")));
    }

    @Test
    void aNameNoFontCanPrintIsRefusedWhereItIsEntered() throws Exception {
        callers.put("hr1", "/api/people/N103", RARE.replace("𠮷䶮", "王\\uDBFF\\uDFFD"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].field").value("name"))
                .andExpect(jsonPath("$.violations[0].rule").value("document.unprintable"));
    }

    @Test
    void theNumberInTheContentMustBeTheOneInTheAddress() throws Exception {
        callers.put("hr1", "/api/people/N104", RARE.replaceFirst("\\{", "{\"staffNo\":\"N105\","))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].rule").value("staff.staffNoDiffers"));
    }

    @Test
    void managersFindPeopleToNominate() throws Exception {
        callers.put("hr1", "/api/people/N106", RARE);
        callers.get("manager1", "/api/people?q=n106")
                .andExpect(jsonPath("$.items[*].staffNo").value(hasItem("N106")));
    }
}
