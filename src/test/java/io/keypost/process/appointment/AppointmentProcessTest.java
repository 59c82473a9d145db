package io.keypost.process.appointment;

import static io.keypost.Refusals.refused;
import static io.keypost.process.Cases.keyOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment.Status;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.process.Cases;
import io.keypost.process.OverdueTasks;
import io.keypost.process.ProcessTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whichever way a nomination goes, as its diagram shows it. */
@ProcessTest("appointment")
class AppointmentProcessTest extends NominationCase {

    @Autowired
    AppointmentProcess appointmentProcess;

    @Autowired
    Archive archive;

    @Test
    void anApprovedNominationGetsItsNoticeAndItsAgreement() {
        var agreement = cases.sealed("NETWORK");
        cases.complete(
                cases.task(agreement.number(), "userTask_fileCopies"),
                "archive1",
                Map.of(
                        "copiesMatch",
                        true,
                        "receivedForPartyA",
                        "档案室",
                        "deliveredOn",
                        clock.today().toString()));

        var appointment = Long.toString(agreement.appointmentId());
        assertThat(cases.hasPassed("appointment", appointment, "endEvent_appointed"))
                .isTrue();
        assertThat(archive.of("appointment:" + appointment))
                .extracting(Document::kind)
                .containsExactly(Document.Kind.APPOINTMENT_NOTICE);
    }

    @Test
    void aConflictGoesBackToTheNominatorWhoCorrectsIt() {
        var busy = cases.person("钱七", List.of("档案管理"));
        var nomination = cases.nomination(busy, "SECURITY", clock.today().plusDays(5));
        // Tasklist's REST calls start the process without our form's questions.
        var instance = cases.by(
                "manager1", () -> runtimeService.startProcessInstanceByKey("appointment", Cases.form(nomination)));
        var key = runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey();
        cases.runJobs(key);

        assertThat(cases.judgedAt("appointment", key, "businessRuleTask_checkEligibility"))
                .containsExactlyInAnyOrder("rule_fullTimeRequired", "rule_noOtherDuties");
        var correction = new HashMap<>(Cases.form(cases.nomination(busy, "NETWORK", nomination.firstDay())));
        correction.put("resubmitted", true);
        cases.complete(cases.task(key, "userTask_correct"), "manager1", correction);
        cases.runJobs(key);

        assertThat(cases.task(key, "userTask_review").getName()).isEqualTo("资格审查：钱七 · 网络管理员");
    }

    @Test
    void aReturnedNominationMayBeTakenBack() {
        var appointment = returned();
        cases.complete(
                cases.task(appointment, "userTask_correct"),
                "manager1",
                Map.of("resubmitted", false, "reason", "另选他人"));

        assertThat(cases.get(appointment).status()).isEqualTo(Status.WITHDRAWN);
        assertThat(cases.hasPassed("appointment", keyOf(appointment), "endEvent_takenBack"))
                .isTrue();
    }

    @Test
    void theLeadingGroupRejectsWithAReason() {
        var appointment = reviewed("SYSTEM");
        var task = cases.task(appointment, "userTask_approve");
        refused("input.missing", () -> cases.complete(task, "leader1", Map.of("approved", false)));

        cases.complete(task, "leader1", Map.of("approved", false, "reason", "资历不足"));

        assertThat(cases.get(appointment).status()).isEqualTo(Status.REJECTED);
        assertThat(cases.hasPassed("appointment", keyOf(appointment), "endEvent_rejected"))
                .isTrue();
    }

    @Test
    void aWithdrawalEndsTheCaseWhereverItWaits() {
        var appointment = reviewed("SYSTEM");
        cases.by("manager1", () -> {
            appointmentProcess.withdraw(appointment.id(), "计划有变");
            return null;
        });

        assertThat(cases.get(appointment).status()).isEqualTo(Status.WITHDRAWN);
        assertThat(cases.hasPassed("appointment", keyOf(appointment), "endEvent_withdrawn"))
                .isTrue();
        assertThat(cases.instance("appointment", keyOf(appointment))).isNull();
    }

    @Test
    void anOverdueReviewAndAnOverdueDecisionRiseAndAreShownToTheOffice() {
        var appointment = cases.nominated("SYSTEM");
        cases.runJobs(appointment);
        cases.fire("appointment", keyOf(appointment), "event_reviewOverdue");
        assertThat(cases.task(appointment, "userTask_review").getPriority()).isEqualTo(OverdueTasks.PRIORITY);
        assertThat(cases.get(appointment).overdueSince()).isPresent();

        cases.complete(cases.task(appointment, "userTask_review"), "hr1", Map.of("qualified", true));
        assertThat(cases.get(appointment).overdueSince()).isEmpty();
        cases.fire("appointment", keyOf(appointment), "event_approvalOverdue");
        assertThat(cases.get(appointment).overdueSince()).isPresent();
        assertThat(cases.hasPassed("appointment", keyOf(appointment), "endEvent_escalated"))
                .isTrue();
    }

    @Test
    void ofTwoApprovalsOfOnePersonTheSecondFindsTheFirst() {
        var person = cases.person();
        var firstDay = clock.today().plusDays(10);
        var network = reviewed(cases.nominate(cases.nomination(person, "NETWORK", firstDay)));
        var database = reviewed(cases.nominate(cases.nomination(person, "DATABASE", firstDay)));
        cases.complete(cases.task(network, "userTask_approve"), "leader1", Map.of("approved", true));
        cases.complete(cases.task(database, "userTask_approve"), "leader2", Map.of("approved", true));
        cases.runJobs(network);
        cases.runJobs(database);

        assertThat(cases.get(network).status()).isEqualTo(Status.APPROVED);
        assertThat(cases.get(database).status()).isEqualTo(Status.PROPOSED);
        assertThat(cases.hasPassed("appointment", keyOf(database), "event_postOccupied"))
                .isTrue();
        assertThat(cases.task(database, "userTask_correct").getAssignee()).isEqualTo("manager1");
    }

    @Test
    void anAgreementTheHolderRefusesEndsTheNomination() {
        var agreement = cases.drafted("SYSTEM");
        cases.complete(cases.task(agreement.number(), "userTask_check"), "hr1", Map.of("textCorrect", true));
        cases.complete(
                cases.task(agreement.number(), "userTask_sign"),
                agreement.staffNo(),
                Map.of("signed", false, "reason", "不同意第四条"));
        var key = Long.toString(agreement.appointmentId());
        cases.runJobs(key);

        assertThat(cases.hasPassed("appointment", key, "event_signatureRefused", "endEvent_notSigned"))
                .isTrue();
        assertThat(nominationOf(agreement.appointmentId())).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void anAgreementNotSignedInTimeEndsTheNomination() {
        var agreement = cases.drafted("SYSTEM");
        var key = Long.toString(agreement.appointmentId());
        cases.fire("signing", agreement.number(), "event_deadlinePassed");
        cases.runJobs(key);

        assertThat(cases.hasPassed("appointment", key, "event_signatureLapsed", "endEvent_notSigned"))
                .isTrue();
        assertThat(nominationOf(agreement.appointmentId())).isEqualTo(Status.LAPSED);
    }

    @Autowired
    AppointingHolders appointing;

    private Status nominationOf(long id) {
        return appointing.get(id).status();
    }
}
