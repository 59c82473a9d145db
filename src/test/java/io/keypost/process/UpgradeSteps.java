package io.keypost.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How cases are taken somewhere, by the REST calls of those whose work it is; a case is its agreement's number. */
final class UpgradeSteps {

    private static final List<String> STEPS_OF_RENEWAL = List.of(
            "userTask_proposeRenewal",
            "userTask_consentToRenewal",
            "userTask_approveRenewal",
            "userTask_check",
            "userTask_sign",
            "userTask_seal",
            "userTask_fileCopies");

    private final Clerks clerks;
    private int hired;

    UpgradeSteps(Clerks clerks) {
        this.clerks = clerks;
    }

    String hire() {
        return clerks.hire(++hired);
    }

    /** The number of an agreement that waits to be checked. */
    String approved(String post, int startsInDays) {
        return approved(post, startsInDays, 1);
    }

    String approved(String post, int startsInDays, int years) {
        var appointment = clerks.nominate(hire(), post, startsInDays, years);
        clerks.completeFrom("userTask_review", appointment);
        return clerks.numberOf(appointment);
    }

    /** The number of an agreement that is signed and filed, and in force if it begins today. */
    String inForce(String post, int startsInDays, int years) {
        var number = approved(post, startsInDays, years);
        Clerks.SIGNING.subList(0, 3).forEach(step -> clerks.complete(step, number));
        // What begins today does so when it is sealed, and would meet the filing.
        waitFor(number, startsInDays == 0 ? "ACTIVE" : "SCHEDULED");
        clerks.completeFrom("userTask_fileCopies", number);
        return number;
    }

    void renew(String number, String last) {
        for (var step : STEPS_OF_RENEWAL.subList(0, STEPS_OF_RENEWAL.indexOf(last) + 1)) {
            var key = number;
            if (Clerks.SIGNING.contains(step)) {
                clerks.waitFor("/agreements/" + number, it -> it.hasNonNull("successor"));
                key = clerks.get("/agreements/" + number).path("successor").asText();
            }
            clerks.complete(step, key);
        }
    }

    void giveNotice(String number) {
        var notice = Map.of("scope", "EMPLOYMENT");
        clerks.send(holder(number), "POST", "/agreements/" + number + "/resignation", notice);
    }

    /** Notice whose receipt is confirmed. */
    void resign(String number) {
        giveNotice(number);
        clerks.complete("userTask_confirmReceipt", number);
        clerks.waitFor(exit(number), it -> it.path("resignation").hasNonNull("receiptId"));
    }

    void askToStay(String number) {
        clerks.send(holder(number), "POST", exit(number) + "/withdrawal", Map.of("reason", "家中情况有变"));
    }

    void transfer(String number, int inDays) {
        resign(number);
        var from = clerks.today().plusDays(inDays).toString();
        var order = Map.of("transferWanted", true, "transferFrom", from, "transferTo", "综合科信息化专员");
        clerks.complete("userTask_decideTransfer", number, order);
        clerks.waitFor(
                exit(number), it -> it.path("resignation").path("transfer").hasNonNull("orderId"));
        if (inDays == 0) {
            clerks.waitFor(exit(number), it -> it.path("status").asText().equals("DECLASSIFYING"));
        }
    }

    String transferred() {
        var number = inForce("SYSTEM", 0, 3);
        transfer(number, 0);
        clerks.complete("userTask_takeBackAccess", number);
        clerks.complete("userTask_verifyRevocation", number);
        return number;
    }

    void remove(String number, boolean suspendNow) {
        var proposal = Map.of("grounds", "违反操作规程", "suspendNow", suspendNow);
        clerks.send("office1", "POST", "/agreements/" + number + "/removal", proposal);
    }

    void endEmployment(String number, String reason, LocalDate day) {
        var path = "/people/" + holder(number) + "/labour-contract/end";
        clerks.send("hr1", "POST", path, Map.of("endedOn", day.toString(), "reason", reason));
    }

    /** Hands over, revokes and takes back, thing by thing. */
    void settle(String number, Set<String> kinds) {
        var doers = Map.of("HANDOVER", holder(number), "ACCESS", "admin1", "MATERIAL", "archive1");
        var receipt = Map.of("receiver", "许静", "witness", "吴芳", "archiveNumber", "DA-1");
        for (var item : clerks.get(exit(number)).path("items")) {
            var kind = item.path("kind").asText();
            if (kinds.contains(kind)) {
                var path = exit(number) + "/items/" + item.path("id").asText() + "/settlement";
                clerks.send(Objects.requireNonNull(doers.get(kind)), "POST", path, receipt);
            }
        }
    }

    void secrecy(String number, LocalDate to) {
        clerks.writeOff(number);
        var period = Map.of("from", to.minusYears(1).toString(), "to", to.toString(), "reason", "涉密人员脱密期");
        clerks.send("hr1", "PUT", exit(number) + "/secrecy-period", period);
    }

    String ended(String staffNo) {
        var path = "/agreements?person=" + staffNo + "&status=ENDED";
        return clerks.get(path).path("items").path(0).path("number").asText();
    }

    String holder(String number) {
        return clerks.get("/agreements/" + number).path("staffNo").asText();
    }

    String exit(String number) {
        return "/exits/" + clerks.get("/agreements/" + number).path("exit").asText();
    }

    private void waitFor(String number, String status) {
        clerks.waitFor("/agreements/" + number, it -> it.path("status").asText().equals(status));
    }
}
