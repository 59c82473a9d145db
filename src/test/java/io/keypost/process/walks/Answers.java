package io.keypost.process.walks;

import java.util.HashMap;
import java.util.Map;

/** What a form sends that completes a task. */
final class Answers {

    private Answers() {}

    static Map<String, Object> to(Rows.Open task, String by, World world, Dice dice) {
        var yes = dice.inTen(8);
        var today = world.today();
        var answers = new HashMap<String, Object>(
                switch (task.key()) {
                    case "userTask_review" -> Map.of("qualified", yes);
                    case "userTask_approve",
                            "userTask_approveRenewal",
                            "userTask_approveShortening",
                            "userTask_approveException" -> Map.of("approved", yes);
                    case "userTask_approveRemoval", "userTask_approveDuties" -> Map.of("approved", dice.inTen(5));
                    case "userTask_correct" -> correction(world, dice);
                    case "userTask_check" -> Map.of("textCorrect", yes);
                    case "userTask_sign" ->
                        yes ? Map.of("signed", true, "scanId", world.scan(by)) : Map.of("signed", false);
                    case "userTask_seal" ->
                        yes ? Map.of("scanConfirmed", true, "scanId", world.scan(by)) : Map.of("scanConfirmed", false);
                    case "userTask_rescan" -> Map.of("scanId", world.scan(by));
                    case "userTask_fileCopies" ->
                        Map.of("copiesMatch", yes, "receivedForPartyA", "档案室", "deliveredOn", today.toString());
                    case "userTask_proposeRenewal" ->
                        Map.of("renewalWanted", yes, "years", 1, "confidentialityAgreementNo", "BM-2026-001");
                    case "userTask_consentToRenewal" -> Map.of("consented", yes);
                    case "userTask_confirmReceipt" -> Map.of("received", yes);
                    case "userTask_decideTransfer" ->
                        Map.of(
                                "transferWanted",
                                yes,
                                "transferFrom",
                                today.plusDays(dice.of(0, 0, 3, 20)).toString(),
                                "transferTo",
                                "综合科科员");
                    case "userTask_approveWithdrawal" ->
                        Map.of("consented", yes, "successorChoice", dice.of("KEEP", "REVOKE"));
                    case "userTask_arrangeSuccession" -> succession(world, dice);
                    case "userTask_serveRemoval" ->
                        Map.of(
                                "servedOn",
                                today.minusDays(dice.of(0, 0, 2)).toString(),
                                "servedHow",
                                "当面",
                                "lastDay",
                                today.plusDays(dice.of(0, 0, 1, 30)).toString());
                    case "userTask_acknowledgeDuties" -> Map.of("accepted", yes, "objection", "人手不足");
                    case "userTask_commit" ->
                        yes ? Map.of("committed", true, "scanId", world.scan(by)) : Map.of("committed", false);
                    default -> Map.of();
                });
        answers.putIfAbsent("reason", "理由");
        answers.putIfAbsent("note", "全部账号");
        return answers;
    }

    private static Map<String, Object> correction(World world, Dice dice) {
        var form = nomination(dice.of(World.POSTS), dice.of(world.rows.people()), world, dice);
        form.put("resubmitted", dice.inTen(7));
        return form;
    }

    private static Map<String, Object> succession(World world, Dice dice) {
        var form = nomination("", dice.of(world.rows.people()), world, dice);
        form.put("nominated", dice.inTen(5));
        return form;
    }

    private static Map<String, Object> nomination(String post, String person, World world, Dice dice) {
        return new HashMap<>(Map.of(
                "postCode",
                post,
                "staffNo",
                person,
                "department",
                World.DEPARTMENT,
                "fullTime",
                true,
                "years",
                1,
                "firstDay",
                world.today().plusDays(dice.of(1, 5, 30)).toString(),
                "confidentialityAgreementNo",
                "BM-2026-001"));
    }
}
