package io.keypost.process.signing;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.CopyDeliveries;
import io.keypost.agreement.CopyDelivery;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.process.Cases;
import io.keypost.process.ProcessTest;
import io.keypost.staff.LabourContract;
import io.keypost.staff.Staff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("signing")
class SigningProcessTest {

    @Autowired
    Cases cases;

    @Autowired
    Archive archive;

    @Autowired
    CopyDeliveries deliveries;

    @Autowired
    Staff staff;

    @Autowired
    TestClock clock;

    @Test
    void bothPartiesSignAndEachGetsACopy() {
        var agreement = cases.sealed("SYSTEM");
        assertThat(agreement.status(clock.today())).isEqualTo(Status.SCHEDULED);
        assertThat(cases.instance("term", agreement.number())).isNotNull();

        cases.complete(cases.task(agreement.number(), "userTask_fileCopies"), "archive1", filed());

        assertThat(deliveries.findByAgreementNumberOrderByParty(agreement.number()))
                .extracting(CopyDelivery::receivedBy)
                .containsExactly("档案室", agreement.staffNo());
        path(agreement).hasPassed("endEvent_bothSigned", "endEvent_filed").isEnded();
    }

    @Test
    void anErrorInTheTextHasItSetAnewAndKeepsTheVersionBefore() {
        var agreement = cases.drafted("SYSTEM");
        var before = Objects.requireNonNull(agreement.wording().documentSha256());
        cases.complete(
                cases.task(agreement.number(), "userTask_check"),
                "hr1",
                Map.of(
                        "textCorrect",
                        false,
                        "reason",
                        "其他事项有误",
                        "remarks",
                        "试用期三个月",
                        "confidentialityAgreementNo",
                        "BM-9"));
        cases.runJobs(agreement.number());

        var documents = archive.of(agreement.subject());
        assertThat(documents).extracting(Document::version).containsExactly(1, 2);
        assertThat(documents.get(0).sha256()).isEqualTo(before);
        var redrafted = cases.get(agreement);
        assertThat(redrafted.wording().documentId()).isEqualTo(documents.get(1).id());
        assertThat(redrafted.wording().documentSha256())
                .contains(documents.get(1).sha256())
                .isNotEqualTo(before);
        assertThat(redrafted.remarks()).contains("试用期三个月");
        path(agreement).hasPassed("userTask_check").isWaitingAt("userTask_check");
    }

    @Test
    void theHolderMayRefuseWithAReason() {
        var agreement = checked();
        var task = cases.task(agreement.number(), "userTask_sign");
        refused("input.missing", () -> cases.complete(task, agreement.staffNo(), Map.of("signed", false)));

        cases.complete(task, agreement.staffNo(), Map.of("signed", false, "reason", "不同意"));

        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.VOID);
        path(agreement).hasPassed("event_refused", "endEvent_refused").isEnded();
    }

    @Test
    void onlyTheHolderSignsAndOnlyWithAScanOfTheirOwn() {
        var agreement = checked();
        var task = cases.task(agreement.number(), "userTask_sign");
        assertThatThrownBy(() -> cases.complete(task, "hr1", Map.of("signed", true, "scanId", cases.scan("hr1"))))
                .isInstanceOf(RuntimeException.class);
        refused(
                "agreement.scanOfAnother",
                () -> cases.complete(task, agreement.staffNo(), Map.of("signed", true, "scanId", cases.scan("hr1"))));
        refused("agreement.scanMissing", () -> cases.complete(task, agreement.staffNo(), Map.of("signed", true)));
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.PENDING_SIGNATURE);
    }

    @Test
    void aScanThatDoesNotShowTheSignatureIsAskedForAgain() {
        var agreement = signed();
        cases.complete(
                cases.task(agreement.number(), "userTask_seal"),
                "seal1",
                Map.of("scanConfirmed", false, "reason", "缺签名"));

        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.PENDING_SIGNATURE);
        assertThat(cases.task(agreement.number(), "userTask_sign").getAssignee())
                .isEqualTo(agreement.staffNo());
        path(agreement).hasPassed("userTask_seal").isWaitingAt("userTask_sign");
    }

    @Test
    void aSealedScanThatIsNotTrueToThePaperIsMadeAgainByItsKeeperAndConfirmedByAnother() {
        var agreement = cases.sealed("SYSTEM");
        cases.complete(
                cases.task(agreement.number(), "userTask_fileCopies"),
                "archive1",
                Map.of("copiesMatch", false, "reason", "缺第二页"));
        cases.complete(
                cases.task(agreement.number(), "userTask_rescan"), "seal1", Map.of("scanId", cases.scan("seal1")));

        var filing = cases.task(agreement.number(), "userTask_fileCopies");
        assertThatThrownBy(() -> cases.complete(filing, "seal1", filed())).isInstanceOf(RuntimeException.class);
        cases.complete(filing, "archive1", filed());
        assertThat(cases.get(agreement).signatures().filedBy()).contains("archive1");
        path(agreement).hasPassed("userTask_rescan", "endEvent_filed").isEnded();
    }

    @Test
    void remindersGoOutWhileSignaturesAreMissing() {
        var agreement = checked();
        cases.fire("signing", agreement.number(), "event_signaturesMissing");

        assertThat(cases.get(agreement).timesReminded()).isEqualTo(1);
        path(agreement).hasPassed("endEvent_reminded").isWaitingAt("userTask_sign");
    }

    @Test
    void theDeadlineIsTheFirstDayWhenThatComesEarlier() {
        var agreement = checked();
        assertThat(agreement.signBefore()).isEqualTo(agreement.term().firstDay());
        cases.fire("signing", agreement.number(), "event_deadlinePassed");

        assertThat(clock.today()).isEqualTo(agreement.term().firstDay().plusDays(1));
        assertThat(cases.get(agreement).status(clock.today())).isEqualTo(Status.VOID);
        path(agreement).hasPassed("event_deadlinePassed", "endEvent_lapsed").isEnded();
    }

    /** The labour contract is struck off the file after the text was found right. */
    @Test
    void aHolderWhoNoLongerMeetsTheRulesIsNotSealedUntilHrHasSettledIt() {
        var agreement = checked();
        var number = agreement.number();
        replaceContract(agreement.staffNo(), null);
        sign(agreement);

        assertThat(cases.get(agreement).conflict()).contains("eligibility.labourContractMissing");
        var task = cases.task(number, "userTask_settleConflict");
        refused("input.missing", () -> cases.complete(task, "hr1", Map.of()));
        assertThatThrownBy(() -> cases.complete(task, agreement.staffNo(), Map.of("reason", "已处理")))
                .isInstanceOf(RuntimeException.class);

        // Said to be settled, but it is not.
        settle(number);
        replaceContract(
                agreement.staffNo(),
                new LabourContract(LabourContract.Kind.OPEN_ENDED, "LD-9", LocalDate.of(2020, 1, 2), null));
        settle(number);

        assertThat(cases.get(agreement).conflict()).isEmpty();
        path(agreement).isWaitingAt("userTask_seal");
        assertThat(cases.judgedAt("signing", number, "businessRuleTask_checkHolder"))
                .containsExactly("rule_labourContractMissing", "rule_labourContractMissing");
    }

    private ProcessInstanceAssert path(Agreement agreement) {
        return cases.path("signing", agreement.number());
    }

    private void settle(String number) {
        cases.complete(cases.task(number, "userTask_settleConflict"), "hr1", Map.of("reason", "已补登劳动合同"));
        cases.runJobs(number);
    }

    private void replaceContract(String staffNo, @Nullable LabourContract contract) {
        staff.replace(staffNo, "测试", "信息中心", List.of(), contract, "hr1");
    }

    private Agreement checked() {
        var agreement = cases.drafted("SYSTEM");
        cases.complete(cases.task(agreement.number(), "userTask_check"), "hr1", Map.of("textCorrect", true));
        return agreement;
    }

    private Agreement signed() {
        return sign(checked());
    }

    private Agreement sign(Agreement agreement) {
        cases.complete(
                cases.task(agreement.number(), "userTask_sign"),
                agreement.staffNo(),
                Map.of("signed", true, "scanId", cases.scan(agreement.staffNo())));
        cases.runJobs(agreement.number());
        return agreement;
    }

    private Map<String, Object> filed() {
        return Map.of(
                "copiesMatch",
                true,
                "receivedForPartyA",
                "档案室",
                "deliveredOn",
                clock.today().toString());
    }
}
