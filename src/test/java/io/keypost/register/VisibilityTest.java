package io.keypost.register;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.agreement.Agreement;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.process.Cases;
import io.keypost.process.appointment.AppointmentProcess;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** Who sees what (domain.md §7), in lists and one by one. */
@KeypostTest
class VisibilityTest {

    private final Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    AppointmentProcess appointmentProcess;

    @Autowired
    Archive archive;

    private Agreement agreement;

    VisibilityTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @BeforeEach
    void aSignedAgreementOfTheInformationCentre() {
        agreement = cases.sealed("NETWORK");
    }

    @Test
    void theOfficesOfTheUnitSeeEverything() throws Exception {
        for (var reader : List.of("hr1", "leader1", "office1", "auditor1", "seal1", "archive1")) {
            sees(reader);
        }
    }

    @Test
    void managersSeeTheirDepartmentOnly() throws Exception {
        sees("manager1");
        seesNot("manager2");
    }

    @Test
    void managersSeeWhomTheyNominatedForAnotherDepartment() throws Exception {
        var nominated = cases.by(
                        "manager2",
                        () -> appointmentProcess.nominate(
                                cases.nomination(cases.person(), "NETWORK", LocalDate.of(2027, 5, 1))))
                .appointment();
        callers.get("manager2", "/api/appointments/" + nominated.id()).andExpect(status().isOk());
        callers.get("manager2", "/api/appointments?size=200")
                .andExpect(jsonPath("$.items[*].nominatedBy.id").value(everyItem(is("manager2"))))
                .andExpect(jsonPath("$.items[*].id").value(hasItem((int) nominated.id())));
    }

    @Test
    void holdersSeeThemselvesOnly() throws Exception {
        var other = cases.person();
        callers.addHolder(agreement.staffNo());
        callers.addHolder(other);
        sees(agreement.staffNo());
        seesNot(other);
        callers.get(agreement.staffNo(), "/api/agreements")
                .andExpect(jsonPath("$.items[*].staffNo").value(everyItem(is(agreement.staffNo()))));
        callers.get(agreement.staffNo(), "/api/people?q=P")
                .andExpect(jsonPath("$.items[*].staffNo").value(contains(agreement.staffNo())));
    }

    /** A manager who holds a post gives notice of no other. */
    @Test
    void noticeIsGivenUnderOnesOwnAgreementOrEnteredByHr() throws Exception {
        var path = "/api/agreements?forNotice=true&q=" + agreement.number();
        callers.addHolder(agreement.staffNo());
        for (var reader : List.of("hr1", agreement.staffNo())) {
            callers.get(reader, path).andExpect(jsonPath("$.items[*].number").value(contains(agreement.number())));
        }
        callers.get("manager1", path).andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void anUploadIsSeenByItsUploaderUntilACaseNamesIt() throws Exception {
        var holder = agreement.staffNo();
        callers.addHolder(holder);
        var loose = cases.scan(holder);
        callers.get(holder, "/api/documents/" + loose).andExpect(status().isOk());
        callers.get("hr1", "/api/documents/" + loose).andExpect(status().isNotFound());
        var named = agreement.signatures().holderScanId().orElseThrow();
        callers.get("hr1", "/api/documents/" + named).andExpect(status().isOk());
        callers.get("manager1", "/api/documents/" + named).andExpect(status().isOk());
        callers.get("manager2", "/api/documents/" + named).andExpect(status().isNotFound());
    }

    @Test
    void aNoticeIsSeenByWhoSeesItsAgreement() throws Exception {
        var notice = archive.typeset(
                        Document.Kind.EXIT_COMMITMENT,
                        agreement.subject(),
                        "承诺书",
                        Map.of(
                                "number", agreement.number(),
                                "partyA", "江阴市信用办",
                                "partyB", "欧阳𠮷䶮",
                                "department", "信息中心",
                                "post", "系统管理员",
                                "endedOn", "2029-12-31",
                                "issuedOn", "2029-12-31",
                                "confidentialityAgreementNo", ""),
                        Map.of())
                .id();
        callers.get("manager1", "/api/documents/" + notice).andExpect(status().isOk());
        callers.get("manager2", "/api/documents/" + notice).andExpect(status().isNotFound());
    }

    private void sees(String reader) throws Exception {
        callers.get(reader, "/api/agreements?size=200")
                .andExpect(jsonPath("$.items[*].number").value(hasItem(agreement.number())));
        callers.get(reader, "/api/appointments?size=200")
                .andExpect(jsonPath("$.items[*].agreementNumber").value(hasItem(agreement.number())));
        for (var path : paths()) {
            callers.get(reader, path).andExpect(status().isOk());
        }
    }

    private void seesNot(String reader) throws Exception {
        callers.get(reader, "/api/agreements?size=200")
                .andExpect(jsonPath("$.items[*].number").value(not(hasItem(agreement.number()))));
        callers.get(reader, "/api/appointments?size=200")
                .andExpect(jsonPath("$.items[*].agreementNumber").value(not(hasItem(agreement.number()))));
        for (var path : paths()) {
            callers.get(reader, path).andExpect(status().isNotFound());
        }
    }

    private List<String> paths() {
        var number = agreement.number();
        return List.of(
                "/api/agreements/" + number,
                "/api/agreements/" + number + "/events",
                "/api/appointments/" + agreement.appointmentId(),
                "/api/documents/" + Objects.requireNonNull(agreement.wording().documentId()),
                "/agreements/" + number,
                "/appointments/" + agreement.appointmentId());
    }
}
