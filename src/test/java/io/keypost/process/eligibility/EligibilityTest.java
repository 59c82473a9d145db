package io.keypost.process.eligibility;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Nomination;
import io.keypost.platform.language.Messages;
import io.keypost.process.Cases;
import io.keypost.process.appointment.AppointmentProcess;
import io.keypost.process.eligibility.Eligibility.Findings;
import io.keypost.rule.Violation;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From what is on file to the facts the rules ask for. */
@KeypostTest
class EligibilityTest {

    @Autowired
    Cases cases;

    @Autowired
    Eligibility eligibility;

    @Autowired
    AppointmentProcess appointmentProcess;

    @Autowired
    Staff staff;

    @Autowired
    IdentityService identityService;

    @Autowired
    RepositoryService repositoryService;

    @Autowired
    Messages messages;

    @Autowired
    TestClock clock;

    @Test
    void anOrdinaryNominationIsFreeOfFindings() {
        var findings = check(cases.nomination(cases.person(), "SYSTEM", firstDay()));
        assertThat(findings.violations()).isEmpty();
        assertThat(findings.warnings()).isEmpty();
    }

    /** Scenario 5. */
    @Test
    void theSecurityAdministratorIsFullTimeAndHasNoOtherDuty() {
        var partTime = cases.person("周八", List.of("兼管印章"));
        assertThat(refusing(nomination(partTime, "SECURITY", false)))
                .containsExactlyInAnyOrder("eligibility.fullTimeRequired", "eligibility.noOtherDuties");
        assertThat(refusing(nomination(partTime, "SECURITY", true))).containsExactly("eligibility.noOtherDuties");
        assertThat(refusing(nomination(cases.person(), "SECURITY", true))).isEmpty();
        refused(() -> cases.nominate(nomination(partTime, "SECURITY", true)));
    }

    @Test
    void anotherPostTakesAPartTimerButNotAsFullTime() {
        var busy = cases.person("吴九", List.of("值班"));
        assertThat(refusing(nomination(busy, "SYSTEM", false))).isEmpty();
        assertThat(refusing(nomination(busy, "SYSTEM", true))).containsExactly("eligibility.fullTimeWithOtherDuties");
    }

    @Test
    void aLabourContractThatEndsWithinTheTermIsAWarningOnly() {
        var lastDay =
                cases.nomination(cases.person(), "SYSTEM", firstDay()).term().lastDay();
        var shorter = cases.person("郑十", List.of(), lastDay.minusDays(1));
        var findings = check(cases.nomination(shorter, "SYSTEM", firstDay()));
        assertThat(findings.violations()).isEmpty();
        assertThat(findings.warnings())
                .extracting(Violation::rule)
                .containsExactly("eligibility.contractShorterThanTerm");
        assertThat(cases.by(
                                "manager1",
                                () -> appointmentProcess.nominate(cases.nomination(shorter, "SYSTEM", firstDay())))
                        .warnings())
                .hasSize(1);

        var asLong = cases.person("郑一", List.of(), lastDay);
        assertThat(check(cases.nomination(asLong, "SYSTEM", firstDay())).warnings())
                .isEmpty();
    }

    @Test
    void aLabourContractThatIsOverBeforeTheFirstDayRefuses() {
        var over = cases.person("郑二", List.of(), firstDay().minusDays(1));
        assertThat(refusing(cases.nomination(over, "SYSTEM", firstDay())))
                .containsExactly("eligibility.contractOverBeforeStart");
        var none = cases.person();
        staff.replace(none, "郑三", "信息中心", List.of(), null, "hr1");
        assertThat(refusing(cases.nomination(none, "SYSTEM", firstDay())))
                .containsExactly("eligibility.labourContractMissing");
    }

    @Test
    void whoHasLeftOrDiedTakesNoPostWhateverTheContractSays() {
        for (var how : EmploymentEnd.values()) {
            var gone = cases.person();
            staff.endEmployment(gone, clock.today().minusDays(1), how, "hr1");
            assertThat(refusing(cases.nomination(gone, "SYSTEM", firstDay())))
                    .containsExactly("eligibility.contractOverBeforeStart");
        }
        var leaving = cases.person();
        staff.endEmployment(leaving, firstDay().plusDays(30), EmploymentEnd.TERMINATED, "hr1");
        assertThat(check(cases.nomination(leaving, "SYSTEM", firstDay())).warnings())
                .extracting(Violation::rule)
                .containsExactly("eligibility.contractShorterThanTerm");
    }

    @Test
    void anAuditorHoldsNoPost() {
        var auditor = cases.person();
        var user = identityService.newUser(auditor);
        user.setPassword("auditor-of-tests");
        identityService.saveUser(user);
        identityService.createMembership(auditor, "auditor");
        assertThat(refusing(cases.nomination(auditor, "SYSTEM", firstDay())))
                .containsExactly("eligibility.auditorHoldsNoPost");
    }

    @Test
    void onePersonOnePost() {
        var agreement = cases.sealed("NETWORK");
        assertThat(refusing(cases.nomination(agreement.staffNo(), "DATABASE", firstDay())))
                .containsExactly("eligibility.onePostOnly");
        assertThat(refusing(cases.nomination(agreement.staffNo(), "NETWORK", firstDay())))
                .containsExactly("eligibility.alreadyNominated");
        var proposed = cases.nominated("NETWORK");
        var another = check(cases.nomination(proposed.staffNo(), "DATABASE", firstDay()));
        assertThat(another.violations()).isEmpty();
        assertThat(another.warnings()).extracting(Violation::rule).containsExactly("eligibility.anotherNomination");
    }

    @Test
    void theFirstDayIsTodayAtTheEarliest() {
        var person = cases.person();
        assertThat(refusing(cases.nomination(person, "SYSTEM", clock.today()))).isEmpty();
        assertThat(refusing(cases.nomination(person, "SYSTEM", clock.today().minusDays(1))))
                .containsExactly("eligibility.startInThePast");
    }

    @Test
    void aPostTheUnitDoesNotHaveAndAMissingConfidentialityAgreementRefuse() {
        assertThat(refusing(new Nomination("AUDIT", cases.person(), "审计室", false, 1, firstDay(), null, " ", null)))
                .containsExactlyInAnyOrder("eligibility.postNotEnabled", "eligibility.confidentialityMissing");
    }

    /** What is judged, and in which words, is the table's alone to say. */
    @Test
    void whoChangesTheTableChangesTheJudgementAndTheSentence() throws IOException {
        var database = cases.nomination(cases.sealed("NETWORK").staffNo(), "DATABASE", firstDay());
        assertThat(check(database).violations()).extracting(messages::of).allMatch(said -> said.contains("第四条"));

        var changed = Files.readString(Path.of("bpmn/compatibility.dmn"))
                .replace("onePostOnly_outcome\"><text>\"REFUSE", "onePostOnly_outcome\"><text>\"WARN")
                .replace("onePostOnly_rule\"><text>\"onePostOnly", "onePostOnly_rule\"><text>\"anotherNomination");
        var deployment = repositoryService
                .createDeployment()
                .addString("bpmn/compatibility.dmn", changed)
                .deploy();
        try {
            assertThat(check(database).violations()).isEmpty();
            assertThat(check(database).warnings()).extracting(messages::of).allMatch(said -> said.contains("提名正在办理"));
        } finally {
            repositoryService.deleteDeployment(deployment.getId(), true);
        }
        assertThat(refusing(database)).containsExactly("eligibility.onePostOnly");
    }

    private LocalDate firstDay() {
        return clock.today().plusDays(10);
    }

    private Nomination nomination(String staffNo, String post, boolean fullTime) {
        return new Nomination(post, staffNo, "信息中心", fullTime, 3, firstDay(), null, "BM-1", null);
    }

    private Findings check(Nomination nomination) {
        return eligibility.check(nomination, null);
    }

    private List<String> refusing(Nomination nomination) {
        return check(nomination).violations().stream().map(Violation::rule).toList();
    }
}
