package io.keypost.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keypost.RunningKeypost;
import io.keypost.TestClock;
import io.keypost.Waiting;
import io.keypost.WebUser;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The people of the sample organisation at their work, by the REST calls that Tasklist makes: each task is done by whose it is. */
public record Clerks(RunningKeypost keypost) {

    static final List<String> APPOINTING = List.of("userTask_review", "userTask_approve");
    static final List<String> SIGNING =
            List.of("userTask_check", "userTask_sign", "userTask_seal", "userTask_fileCopies");

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** The appointment's id. */
    String nominate(String staffNo, String post, int startsInDays) {
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
                1,
                "firstDay",
                LocalDate.now(TestClock.ZONE).plusDays(startsInDays).toString(),
                "confidentialityAgreementNo",
                "BM-" + staffNo);
        var answer = keypost.user("manager1").api("POST", "/appointments", nomination);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.body().path("id").asText();
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

    WebUser whoDoes(String kind, String businessKey) {
        return keypost.user(
                switch (kind) {
                    case "userTask_review",
                            "userTask_check",
                            "userTask_confirmReceipt",
                            "userTask_confirmSecrecyOver" -> "hr1";
                    case "userTask_approve",
                            "userTask_approveRenewal",
                            "userTask_decideTransfer",
                            "userTask_approveShortening" -> "leader1";
                    case "userTask_proposeRenewal", "userTask_arrangeSuccession" -> "manager1";
                    case "userTask_revokeAccess", "userTask_takeBackAccess" -> "admin1";
                    case "userTask_sign", "userTask_handOver", "userTask_collectReceipt" ->
                        get("/agreements/" + businessKey).path("staffNo").asText();
                    case "userTask_seal" -> "seal1";
                    case "userTask_fileCopies", "userTask_returnMaterial" -> "archive1";
                    default -> throw new AssertionError("who does " + kind + "?");
                });
    }

    private Map<String, Object> answer(String kind, String businessKey, WebUser user) {
        return switch (kind) {
            case "userTask_review" -> Map.of("qualified", true);
            case "userTask_approve", "userTask_approveRenewal", "userTask_approveShortening" ->
                Map.of("approved", true);
            case "userTask_confirmReceipt" -> Map.of("received", true);
            case "userTask_decideTransfer" -> Map.of("transferWanted", false);
            case "userTask_arrangeSuccession" -> Map.of("nominated", false, "reason", "岗位待调整");
            case "userTask_takeBackAccess" -> Map.of("note", "网络设备账号、门禁");
            case "userTask_collectReceipt", "userTask_confirmSecrecyOver" -> Map.of();
            case "userTask_proposeRenewal" ->
                Map.of("renewalWanted", true, "years", 1, "confidentialityAgreementNo", "BM-2026-002");
            case "userTask_check" -> Map.of("textCorrect", true);
            case "userTask_sign" -> Map.of("signed", true, "scanId", user.scan());
            case "userTask_seal" -> Map.of("scanConfirmed", true, "scanId", user.scan());
            case "userTask_fileCopies" -> {
                var sealedOn =
                        get("/agreements/" + businessKey).path("sealedOn").asText();
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
