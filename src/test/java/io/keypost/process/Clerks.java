package io.keypost.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keypost.RunningKeypost;
import io.keypost.Waiting;
import io.keypost.WebUser;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The people of the sample organisation at their work, by the REST calls that Tasklist makes: each task is done by whose it is. */
public record Clerks(RunningKeypost keypost) {

    static final List<String> APPOINTING = List.of("userTask_review", "userTask_approve");
    static final List<String> SIGNING =
            List.of("userTask_check", "userTask_sign", "userTask_seal", "userTask_fileCopies");

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** The day it is there. */
    LocalDate today() {
        return OffsetDateTime.parse(get("/demo/clock").path("now").asText()).toLocalDate();
    }

    /** Moves time there, in the morning. */
    void goTo(LocalDate day) {
        send("admin1", "PUT", "/demo/clock", Map.of("now", day + "T09:00:00+08:00"));
    }

    /** Registers somebody and gives them a login, as hr and the administrator would; they choose their password. */
    String hire(int number) {
        var staffNo = Integer.toString(200000 + number);
        var contract = Map.of("kind", "OPEN_ENDED", "number", "LD-" + staffNo, "signedOn", "2020-01-02");
        var person = Map.of("name", "测试" + (char) ('一' + number), "department", "信息中心", "labourContract", contract);
        send("hr1", "PUT", "/people/" + staffNo, person);
        var admin = keypost.user("admin1");
        var login = Map.of("id", staffNo, "firstName", person.get("name"), "lastName", "");
        admin.engine("POST", "/user/create", Map.of("profile", login, "credentials", Map.of("password", "first")));
        admin.engine("PUT", "/group/holder/members/" + staffNo, Map.of());
        keypost.choosePassword(staffNo, "first");
        return staffNo;
    }

    /** The appointment's id. */
    String nominate(String staffNo, String post, int startsInDays) {
        return nominate(staffNo, post, startsInDays, 1);
    }

    String nominate(String staffNo, String post, int startsInDays, int years) {
        var nomination = Map.of(
                "postCode",
                post,
                "staffNo",
                staffNo,
                "department",
                "信息中心",
                "fullTime",
                false,
                "years",
                years,
                "firstDay",
                today().plusDays(startsInDays).toString(),
                "confidentialityAgreementNo",
                "BM-" + staffNo);
        return send("manager1", "POST", "/appointments", nomination).path("id").asText();
    }

    /** A call to the API that is to succeed; what comes back. */
    JsonNode send(String by, String method, String path, Map<String, ?> body) {
        var answer = keypost.user(by).api(method, path, body);
        assertThat(answer.status()).as(by + ": " + path + answer).isBetween(200, 299);
        return answer.body();
    }

    /** The agreement's number, once the appointment has one. */
    String numberOf(String appointment) {
        waitFor("/appointments/" + appointment, it -> it.hasNonNull("agreementNumber"));
        return get("/appointments/" + appointment).path("agreementNumber").asText();
    }

    /** Does a task of that kind, and what comes after it until the agreement is numbered, or filed. */
    void completeFrom(String kind, String businessKey) {
        var steps = SIGNING.contains(kind) ? SIGNING : APPOINTING;
        steps.subList(steps.indexOf(kind), steps.size()).forEach(step -> complete(step, businessKey));
        if (steps.equals(SIGNING)) {
            waitFor("/agreements/" + businessKey, it -> it.hasNonNull("filedOn"));
        } else {
            numberOf(businessKey);
        }
    }

    void complete(String kind, String businessKey) {
        var user = whoDoes(kind, businessKey);
        user.complete(businessKey, kind, answer(kind, businessKey, user));
    }

    /** The same, with another answer than usual. */
    void complete(String kind, String businessKey, Map<String, ?> answer) {
        whoDoes(kind, businessKey).complete(businessKey, kind, answer);
    }

    /** Does this very task, by whoever has it, or else by whose it is. */
    void complete(JsonNode task, String businessKey) {
        var kind = task.path("taskDefinitionKey").asText();
        var user =
                task.hasNonNull("assignee") ? keypost.user(task.path("assignee").asText()) : whoDoes(kind, businessKey);
        var path = "/task/" + task.path("id").asText() + "/submit-form";
        var given = WebUser.variables(answer(kind, businessKey, user));
        // A job may be about to write the same row: then it is asked once more, as the sentence says.
        Waiting.waitFor(kind + " of " + businessKey, LONGEST_WAIT, () -> {
            var completed = user.engine("POST", path, given);
            assertThat(completed.status())
                    .as("%s of %s: %s", kind, businessKey, completed)
                    .isIn(204, 409);
            return completed.status() == 204;
        });
    }

    WebUser whoDoes(String kind, String businessKey) {
        return keypost.user(
                switch (kind) {
                    case "userTask_review",
                            "userTask_check",
                            "userTask_confirmReceipt",
                            "userTask_serveRemoval",
                            "userTask_confirmSecrecyOver" -> "hr1";
                    case "userTask_approve",
                            "userTask_approveRenewal",
                            "userTask_decideTransfer",
                            "userTask_approveShortening",
                            "userTask_approveWithdrawal",
                            "userTask_approveRemoval",
                            "userTask_approveDuties" -> "leader1";
                    case "userTask_correct", "userTask_proposeRenewal", "userTask_arrangeSuccession" -> "manager1";
                    case "userTask_revokeAccess",
                            "userTask_takeBackAccess",
                            "userTask_giveBackAccess",
                            "userTask_suspendAccess",
                            "userTask_restoreAccess" -> "admin1";
                    case "userTask_sign",
                            "userTask_handOver",
                            "userTask_commit",
                            "userTask_collectReceipt",
                            "userTask_acknowledgeTransfer",
                            "userTask_consentToRenewal" ->
                        get("/agreements/" + businessKey).path("staffNo").asText();
                    case "userTask_seal", "userTask_rescan" -> "seal1";
                    case "userTask_fileCopies", "userTask_returnMaterial" -> "archive1";
                    case "userTask_resolveConflict" -> "office1";
                    case "userTask_verifyRevocation", "userTask_verifyClearance" ->
                        get("/agreements?post=SECURITY&status=ACTIVE")
                                .path("items")
                                .path(0)
                                .path("staffNo")
                                .asText("office1");
                    default -> throw new AssertionError("who does " + kind + "?");
                });
    }

    private Map<String, Object> answer(String kind, String businessKey, WebUser user) {
        return switch (kind) {
            case "userTask_review" -> Map.of("qualified", true);
            case "userTask_correct" -> Map.of("resubmitted", false, "reason", "不再提名");
            case "userTask_approve",
                    "userTask_approveRenewal",
                    "userTask_approveShortening",
                    "userTask_approveRemoval",
                    "userTask_approveDuties" -> Map.of("approved", true);
            case "userTask_approveWithdrawal" -> Map.of("consented", true, "successorChoice", "KEEP");
            case "userTask_confirmReceipt" -> Map.of("received", true);
            case "userTask_decideTransfer" -> Map.of("transferWanted", false);
            case "userTask_arrangeSuccession" -> Map.of("nominated", false, "reason", "岗位待调整");
            case "userTask_takeBackAccess",
                    "userTask_giveBackAccess",
                    "userTask_suspendAccess",
                    "userTask_restoreAccess" -> Map.of("note", "网络设备账号、门禁");
            case "userTask_collectReceipt",
                    "userTask_acknowledgeTransfer",
                    "userTask_verifyRevocation",
                    "userTask_verifyClearance",
                    "userTask_handOver",
                    "userTask_revokeAccess",
                    "userTask_returnMaterial",
                    "userTask_confirmSecrecyOver" -> Map.of();
            case "userTask_acknowledgeDuties" -> Map.of("accepted", true);
            case "userTask_commit" -> Map.of("committed", true, "scanId", user.scan());
            case "userTask_consentToRenewal" -> Map.of("consented", true);
            case "userTask_resolveConflict" -> Map.of("reason", "已停止兼职");
            case "userTask_serveRemoval" -> {
                var decided = get("/agreements/" + businessKey).path("removal").path("decidedAt");
                var servedOn = OffsetDateTime.parse(decided.asText()).toLocalDate();
                yield Map.of(
                        "servedOn",
                        servedOn.toString(),
                        "lastDay",
                        servedOn.plusDays(40).toString(),
                        "servedHow",
                        "当面送达");
            }
            case "userTask_proposeRenewal" ->
                Map.of("renewalWanted", true, "years", 1, "confidentialityAgreementNo", "BM-2026-002");
            case "userTask_check" -> Map.of("textCorrect", true);
            case "userTask_sign" -> Map.of("signed", true, "scanId", user.scan());
            case "userTask_rescan" -> Map.of("scanId", user.scan());
            case "userTask_seal" -> Map.of("scanConfirmed", true, "scanId", user.scan());
            case "userTask_fileCopies" -> {
                var sealedOn = get("/agreements/" + businessKey)
                        .path("signatures")
                        .path("partyA")
                        .asText();
                yield Map.of("copiesMatch", true, "receivedForPartyA", "档案室", "deliveredOn", sealedOn);
            }
            default -> throw new AssertionError("what is the answer to " + kind + "?");
        };
    }

    /** Two people let be whatever is open of an ended agreement's clearance. */
    public void writeOff(String number) {
        var exit = get("/exits/" + get("/agreements/" + number).path("exit").asText());
        var path = "/exits/" + exit.path("id").asText();
        for (var item : exit.path("items")) {
            if (item.path("state").asText().equals("OPEN")) {
                var writeOff = path + "/items/" + item.path("id").asText() + "/write-off";
                keypost.user("hr1").api("POST", writeOff, Map.of("reason", "演练"));
                keypost.user("office1").api("POST", writeOff + "/confirmation", Map.of());
            }
        }
        waitFor(path, it -> it.path("status").asText().equals("CLOSED"));
    }

    /** What hr gets from the API. */
    public JsonNode get(String path) {
        return keypost.user("hr1").api("GET", path, null).body();
    }

    void waitFor(String path, Predicate<JsonNode> condition) {
        Waiting.waitFor(path, LONGEST_WAIT, () -> condition.test(get(path)));
    }
}
