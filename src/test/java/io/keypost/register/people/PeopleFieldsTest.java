package io.keypost.register.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.keypost.KeypostTest;
import io.keypost.register.Callers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** What each role is told of a person: what its forms need. N301 is of the department manager1 manages, N302 of manager2's. */
@KeypostTest
class PeopleFieldsTest {

    private static final String PERSON =
            """
            {"name":"李四","department":"%s","otherDuties":["值班"],"knowsSecrets":false,
            "labourContract":{"kind":"FIXED_TERM","number":"LD-301","signedOn":"2024-02-29","endsOn":"2030-01-01"}}""";

    private final Callers callers;

    PeopleFieldsTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            textBlock =
                    """
            hr1      | N301 | staffNo name department otherDuties labourContract knowsSecrets employmentEndedOn employmentEnd
            hr1      | N302 | staffNo name department otherDuties labourContract knowsSecrets employmentEndedOn employmentEnd
            auditor1 | N301 | staffNo name department otherDuties labourContract knowsSecrets employmentEndedOn employmentEnd
            manager1 | N301 | staffNo name department otherDuties labourContract
            manager1 | N302 | staffNo name department
            manager2 | N301 | staffNo name department
            manager2 | N302 | staffNo name department otherDuties labourContract
            leader1  | N301 | staffNo name department
            office1  | N301 | nothing
            seal1    | N301 | nothing
            archive1 | N301 | nothing
            admin1   | N301 | nothing
            N301     | N301 | staffNo name department otherDuties labourContract knowsSecrets employmentEndedOn employmentEnd
            N302     | N301 | nothing
            """)
    void eachIsToldWhatTheirFormsNeed(String who, String whom, String fields) throws Exception {
        onFile("N301", "信息中心");
        onFile("N302", "财务处");
        var answer = callers.get(who, "/api/people?q=" + whom)
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        List<Map<String, Object>> found = JsonPath.read(answer, "$.items[?(@.staffNo == '" + whom + "')]");
        if (fields == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).hasSize(1);
            assertThat(found.get(0).keySet()).containsExactlyInAnyOrder(fields.split(" "));
        }
    }

    private void onFile(String staffNo, String department) throws Exception {
        callers.put("hr1", "/api/people/" + staffNo, PERSON.formatted(department));
        callers.post(
                "hr1",
                "/api/people/" + staffNo + "/labour-contract/end",
                "{\"endedOn\":\"2026-06-30\",\"reason\":\"TERMINATED\"}");
        callers.addHolder(staffNo);
    }
}
