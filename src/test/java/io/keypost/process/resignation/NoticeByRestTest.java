package io.keypost.process.resignation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.agreement.Agreement;
import io.keypost.audit.AuditLog;
import io.keypost.exit.ChangingNotices;
import io.keypost.exit.Exit;
import io.keypost.process.ByRest;
import io.keypost.process.Cases;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nobody confirms, decides, shortens, consents to or verifies their own notice, whatever roles they have, by Tasklist's REST calls. */
@KeypostTest
class NoticeByRestTest {

    private static final String[] EVERY_ROLE = {"hr", "leading-group", "office", "camunda-admin", "holder", "manager"};

    @LocalServerPort
    int port;

    @Autowired
    Notices notices;

    @Autowired
    Cases cases;

    @Autowired
    ChangingNotices requests;

    @Autowired
    ProcessEngine engine;

    @Autowired
    AuditLog audit;

    private ByRest rest;
    private Agreement agreement;
    private String number;
    private String holder;

    /** The holder and both others have every role: only who they are keeps them apart. */
    @BeforeEach
    void putSomebodyInPost() {
        cases.countNoCoverage();
        rest = new ByRest(port, cases, engine, () -> notices.log(agreement));
        agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        number = agreement.number();
        holder = agreement.staffNo();
        rest.user(holder, EVERY_ROLE);
        rest.user("all4", EVERY_ROLE);
        rest.user("all5", EVERY_ROLE);
        rest.user("holder4", "holder");
        rest.user("hr4", "hr");
        rest.user("leader4", "leading-group");
        rest.user("admin4", "camunda-admin");
        rest.user("office4", "office");
        rest.user("auditor4", "auditor");
        rest.user("manager4", "manager");
    }

    @Test
    void onlyTheHolderGivesNoticeAndHrEntersOneFromPaper() {
        for (var who : List.of("holder4", "leader4", "office4", "manager4", "auditor4", "admin4")) {
            for (var route : List.of("submit-form", "start")) {
                var answer = rest.start(who, "resignation", route, form());
                assertThat(answer.status()).as(who + answer).isEqualTo(403);
            }
            assertThat(attemptsOf(who)).as(who).isNotEmpty();
        }
        var dated = rest.start(
                holder,
                "resignation",
                "submit-form",
                Map.of("agreementNumber", number, "scope", "POST", "receivedOn", "2026-08-01"));
        assertThat(dated.status()).as(dated.toString()).isEqualTo(422);
        assertThat(rest.start(holder, "resignation", "submit-form", form()).status())
                .isEqualTo(200);
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.RECEIVED);
    }

    @Test
    void everyStepTakesAnotherThanTheHolderAndThanWhoeverTookTheOneBefore() {
        rest.start(
                "all4",
                "resignation",
                "submit-form",
                Map.of("agreementNumber", number, "scope", "POST", "receivedOn", "2026-08-14"));
        rest.refused(
                "userTask_confirmReceipt", number, Map.of("received", true), holder, "all4", "leader4", "auditor4");
        rest.done("userTask_confirmReceipt", number, Map.of("received", true), "hr4");
        rest.refused("userTask_collectReceipt", number, Map.of(), "all4", "hr4", "auditor4");
        rest.refused(
                "userTask_arrangeSuccession",
                number,
                Map.of("nominated", false, "reason", "无"),
                holder,
                "hr4",
                "auditor4");
        var transfer = Map.<String, Object>of(
                "transferWanted", true, "transferFrom", "2026-08-14", "transferTo", "综合科", "successor", "");
        rest.refused("userTask_decideTransfer", number, transfer, holder, "hr4", "office4", "admin4", "auditor4");
        rest.done("userTask_decideTransfer", number, transfer, "leader4");
        rest.refused("userTask_acknowledgeTransfer", number, Map.of(), "all4", "leader4", "auditor4");
        cases.fireWhatIsDue("transfer", number);
        rest.refused("userTask_takeBackAccess", number, Map.of("note", "门禁"), holder, "hr4", "office4", "auditor4");
        rest.done("userTask_takeBackAccess", number, Map.of("note", "门禁"), "all5");
        rest.refused("userTask_verifyRevocation", number, Map.of(), holder, "all5", "hr4", "auditor4");
        assertThat(attemptsOf(holder)).isNotEmpty();
        assertThat(attemptsOf("all5")).isNotEmpty();
    }

    @Test
    void whatIsAskedIsDecidedByAnother() {
        notices.running(agreement);
        requests.proposeShortening(notices.id(agreement), LocalDate.of(2026, 9, 30), "工作已交接", "all4");
        rest.refused("userTask_approveShortening", number, Map.of("approved", true), holder, "all4", "hr4", "auditor4");
        rest.done("userTask_approveShortening", number, Map.of("approved", true), "leader4");
        notices.askWithdrawal(agreement);
        var consent = Map.<String, Object>of("consented", true, "successorChoice", "KEEP");
        rest.refused("userTask_approveWithdrawal", number, consent, holder, "hr4", "manager4", "auditor4");
        rest.done("userTask_approveWithdrawal", number, consent, "leader4");
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.WITHDRAWN);
    }

    private Map<String, Object> form() {
        return Map.of("agreementNumber", number, "scope", "POST");
    }

    private List<?> attemptsOf(String who) {
        return audit.of("user:" + who);
    }
}
