package io.keypost.process;

import io.keypost.WebUser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cases in every state this version knows, beside those of the sample organisation: people are hired for them. */
final class UpgradeCases {

    /** From the first day of the cases to the last. */
    private static final int LATER = 370;

    private static final Map<String, Object> REJECTED = Map.of("approved", false, "reason", "理由不足");

    private final Clerks clerks;
    private final UpgradeSteps steps;
    private final LocalDate start;

    UpgradeCases(Clerks clerks) {
        this.clerks = clerks;
        steps = new UpgradeSteps(clerks);
        start = clerks.today();
    }

    void run() {
        // The sample organisation's nomination: its first day passes meanwhile.
        var sample = clerks.get("/appointments?status=PROPOSED").path("items").path(0);
        var path = "/appointments/" + sample.path("id").asText() + "/withdrawal";
        clerks.send("manager1", "POST", path, Map.of("reason", "人选变动"));
        steps.approved("SYSTEM", 40);
        var continued = steps.inForce("NETWORK", 0, 1);
        var renewing = new ArrayList<String>();
        for (var i = 0; i < 10; i++) {
            renewing.add(steps.inForce("MACHINE_ROOM", 60, 1));
        }
        clerks.goTo(start.plusDays(300));
        steps.renew(continued, "userTask_fileCopies");
        steps.resign(continued);

        clerks.goTo(start.plusDays(LATER));
        renewals(renewing);
        notices(renewing.get(0));
        removals();
        clearances(ends());
        duties();
        appointments();
        conflict();
    }

    /** Two renewals of the sample organisation have lapsed, and each notice calls one off. */
    private void renewals(List<String> all) {
        // The first is for the notice, and the second is due.
        var number = all.listIterator(2);
        steps.renew(number.next(), "userTask_proposeRenewal");
        steps.renew(number.next(), "userTask_consentToRenewal");
        steps.renew(number.next(), "userTask_approveRenewal");
        steps.renew(number.next(), "userTask_sign");
        steps.renew(number.next(), "userTask_fileCopies");
        clerks.complete("userTask_proposeRenewal", number.next(), Map.of("renewalWanted", false, "reason", "岗位调整"));
        var refused = number.next();
        steps.renew(refused, "userTask_proposeRenewal");
        clerks.complete("userTask_consentToRenewal", refused, Map.of("consented", false, "reason", "个人原因"));
        var rejected = number.next();
        steps.renew(rejected, "userTask_consentToRenewal");
        clerks.complete("userTask_approveRenewal", rejected, REJECTED);
    }

    private void notices(String cancelling) {
        steps.giveNotice(cancelling);
        var paper = Map.of(
                "scope",
                "POST",
                "receivedOn",
                clerks.today().toString(),
                "paperDocumentId",
                clerks.keypost().user("hr2").scan());
        clerks.send("hr2", "POST", "/agreements/" + steps.inForce("SYSTEM", 0, 3) + "/resignation", paper);

        steps.resign(steps.inForce("SYSTEM", 0, 3));
        var shortening = steps.inForce("SYSTEM", 0, 3);
        steps.resign(shortening);
        var earlier = Map.of("lastDay", clerks.today().plusDays(60).toString(), "reason", "工作已交接");
        clerks.send("hr2", "POST", steps.exit(shortening) + "/shortening", earlier);
        var undecided = steps.inForce("SYSTEM", 0, 3);
        steps.resign(undecided);
        steps.askToStay(undecided);

        steps.transfer(steps.inForce("SYSTEM", 0, 3), 20);
        steps.transfer(steps.inForce("SYSTEM", 0, 3), 0);
        var toBeVerified = steps.inForce("SYSTEM", 0, 3);
        steps.transfer(toBeVerified, 0);
        clerks.complete("userTask_takeBackAccess", toBeVerified);
        steps.transferred();
        var staying = steps.transferred();
        steps.askToStay(staying);
        clerks.complete("userTask_approveWithdrawal", staying);

        var twice = steps.inForce("SYSTEM", 0, 3);
        steps.giveNotice(twice);
        steps.askToStay(twice);
        steps.resign(twice);
    }

    private void removals() {
        steps.remove(steps.inForce("DATABASE", 0, 3), true);
        var suspended = steps.inForce("DATABASE", 0, 3);
        steps.remove(suspended, true);
        clerks.complete("userTask_suspendAccess", suspended);
        var toBeServed = steps.inForce("DATABASE", 0, 3);
        steps.remove(toBeServed, false);
        clerks.complete("userTask_approveRemoval", toBeServed);
        var served = steps.inForce("DATABASE", 0, 3);
        steps.remove(served, false);
        clerks.complete("userTask_approveRemoval", served);
        clerks.complete("userTask_serveRemoval", served);
        var rejected = steps.inForce("DATABASE", 0, 3);
        steps.remove(rejected, false);
        clerks.complete("userTask_approveRemoval", rejected, REJECTED);
        var toBeRestored = steps.inForce("DATABASE", 0, 3);
        steps.remove(toBeRestored, true);
        clerks.complete("userTask_suspendAccess", toBeRestored);
        clerks.complete("userTask_approveRemoval", toBeRestored, REJECTED);

        // Both at once: suspended and transferred; and suspended, transferred and in post again.
        var both = steps.inForce("DATABASE", 0, 3);
        steps.remove(both, true);
        steps.transfer(both, 0);
        var after = steps.inForce("DATABASE", 0, 3);
        steps.remove(after, true);
        clerks.complete("userTask_suspendAccess", after);
        steps.transfer(after, 0);
        steps.askToStay(after);
        clerks.complete("userTask_approveWithdrawal", after);
    }

    /** Beside those that have expired; the number of one of them. */
    private String ends() {
        var today = clerks.today();
        var dead = steps.inForce("DATABASE", 0, 3);
        steps.remove(dead, false);
        steps.endEmployment(dead, "DEATH", today);
        steps.endEmployment(steps.inForce("DATABASE", 0, 3), "TERMINATED", today);
        steps.endEmployment(steps.inForce("DATABASE", 0, 3), "TERMINATED", today.plusDays(30));
        for (var inDays : List.of(0, 30)) {
            var scan = clerks.keypost().user("hr1").scan();
            var agreed = Map.of("lastDay", today.plusDays(inDays).toString(), "documentId", scan);
            clerks.send("hr1", "POST", "/agreements/" + steps.inForce("DATABASE", 0, 3) + "/mutual-end", agreed);
        }
        var removed = steps.inForce("DATABASE", 0, 3);
        steps.remove(removed, false);
        clerks.complete("userTask_approveRemoval", removed);
        var asOfToday = Map.of("servedOn", today.toString(), "lastDay", today.toString(), "servedHow", "当面送达");
        clerks.complete("userTask_serveRemoval", removed, asOfToday);
        steps.inForce("AUDIT", 0, 3);
        var givenUp = Map.of("lastDay", today.toString(), "decision", "领导小组〔2026〕1号");
        clerks.send("office1", "POST", "/posts/AUDIT/abolition", givenUp);
        clerks.goTo(today.plusDays(1));
        return removed;
    }

    private void clearances(String handedOver) {
        var today = clerks.today();
        steps.secrecy(steps.ended("100005"), today.plusYears(2));
        steps.secrecy(steps.ended("100009"), today.minusDays(1));
        var confirmed = steps.ended("100003");
        steps.secrecy(confirmed, today.minusDays(1));
        clerks.complete("userTask_confirmSecrecyOver", confirmed);

        var toBeVerified = steps.ended("100002");
        steps.settle(toBeVerified, Set.of("HANDOVER", "ACCESS", "MATERIAL"));
        List.of("userTask_handOver", "userTask_commit", "userTask_revokeAccess", "userTask_returnMaterial")
                .forEach(kind -> clerks.complete(kind, toBeVerified));
        steps.settle(handedOver, Set.of("HANDOVER"));
        clerks.complete("userTask_handOver", handedOver);
    }

    private void duties() {
        for (var post : List.of("NETWORK", "MACHINE_ROOM", "SYSTEM")) {
            var proposal = Map.of(
                    "postCode",
                    post,
                    "duties",
                    "负责新一代系统的运行维护。",
                    "effectiveOn",
                    clerks.today().toString(),
                    "reason",
                    "系统更换");
            var path = "/process-definition/key/duty-adjustment/submit-form";
            clerks.keypost().user("office1").engine("POST", path, WebUser.variables(proposal));
            var key = clerks.get("/posts/" + post + "/duties")
                    .path("adjustments")
                    .path(0)
                    .path("id")
                    .asText();
            switch (post) {
                case "MACHINE_ROOM" -> clerks.complete("userTask_approveDuties", key);
                case "SYSTEM" -> clerks.complete("userTask_approveDuties", key, REJECTED);
                default -> {}
            }
        }
    }

    /** Beside one of the first day, which has lapsed. */
    private void appointments() {
        clerks.nominate(steps.hire(), "NETWORK", 60);
        var returned = clerks.nominate(steps.hire(), "NETWORK", 60);
        clerks.complete("userTask_review", returned, Map.of("qualified", false, "reason", "资历不足"));
        clerks.complete("userTask_review", clerks.nominate(steps.hire(), "NETWORK", 60));
        var rejected = clerks.nominate(steps.hire(), "NETWORK", 60);
        clerks.complete("userTask_review", rejected);
        clerks.complete("userTask_approve", rejected, REJECTED);
        for (var done = 0; done < 4; done++) {
            var number = steps.approved("NETWORK", 40 + done);
            Clerks.SIGNING.subList(0, done).forEach(step -> clerks.complete(step, number));
        }
        var unlike = steps.approved("NETWORK", 50);
        Clerks.SIGNING.subList(0, 3).forEach(step -> clerks.complete(step, unlike));
        clerks.complete("userTask_fileCopies", unlike, Map.of("copiesMatch", false, "reason", "扫描不清"));
        var refused = steps.approved("NETWORK", 50);
        clerks.complete("userTask_check", refused);
        clerks.complete("userTask_sign", refused, Map.of("signed", false, "reason", "个人原因"));
        steps.giveNotice(steps.inForce("NETWORK", 10, 3));
    }

    /** The security administrator has another duty now, which the next start finds. */
    private void conflict() {
        var contract = Map.of("kind", "OPEN_ENDED", "number", "LD-2019-0101", "signedOn", "2019-03-01");
        var person =
                Map.of("name", "王建国", "department", "信息中心", "labourContract", contract, "otherDuties", List.of("采购管理"));
        clerks.send("hr1", "PUT", "/people/100001", person);
    }
}
