package io.keypost.process.signing;

import io.keypost.KeypostTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two people, on every route that Tasklist's own REST interface offers to somebody who knows it better than the forms do. */
@KeypostTest
class TwoPeopleTest extends NominationByRest {

    @Test
    void theReviewIsForAnother() {
        refused("userTask_review", Map.of("qualified", true), "everything1", candidate, "leader8", "seal8", "auditor8");
    }

    @Test
    void theDecisionIsForAnother() {
        reviewed();
        refused("userTask_approve", Map.of("approved", true), "everything1", candidate, "hr8", "manager8", "auditor8");
    }

    @Test
    void aReturnedNominationIsItsNominatorsAlone() {
        done("userTask_review", "hr8", Map.of("qualified", false, "reason", "材料不全"));
        refused("userTask_correct", Map.of("resubmitted", false), candidate, "manager8", "hr8", "auditor8");
    }

    @Test
    void theTextIsCheckedByAnotherThanTheHolder() {
        approved();
        refused("userTask_check", Map.of("textCorrect", true), candidate, "leader8", "seal8", "auditor8");
    }

    @Test
    void theHolderAloneSigns() {
        checked();
        refused("userTask_sign", Map.of("signed", true), "everything1", "hr8", "seal8", "auditor8");
    }

    @Test
    void whoUploadedTheSignedScanDoesNotConfirmIt() {
        signed();
        var scan = cases.scan(candidate);
        refused(
                "userTask_seal",
                Map.of("scanConfirmed", true, "scanId", scan),
                candidate,
                "hr8",
                "archive8",
                "auditor8");
    }

    @Test
    void whoSealedDoesNotFile() {
        sealed();
        refused(
                "userTask_fileCopies",
                Map.of(
                        "copiesMatch",
                        true,
                        "receivedForPartyA",
                        "档案室",
                        "deliveredOn",
                        clock.today().toString()),
                "seal8",
                candidate,
                "hr8",
                "auditor8");
    }

    private void refused(String key, Map<String, Object> answer, String... intruders) {
        rest.refusedTask(task(key).getId(), answer, intruders);
    }

    private void checked() {
        approved();
        done("userTask_check", "hr8", Map.of("textCorrect", true));
    }

    private void signed() {
        checked();
        done("userTask_sign", candidate, Map.of("signed", true, "scanId", cases.scan(candidate)));
        cases.runJobs(signing.of(appointment.id()).number());
    }

    private void sealed() {
        signed();
        done("userTask_seal", "seal8", Map.of("scanConfirmed", true, "scanId", cases.scan("seal8")));
    }
}
