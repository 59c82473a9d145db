package io.keypost.register.exit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import io.keypost.KeypostTest;
import java.time.LocalDate;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;

/** From when a post is empty, and whether anybody follows. */
@KeypostTest
class EmptyPostPagesTest extends ExitPagesFixture {

    @Test
    void aPostSaysFromWhenItIsEmptyAndWhetherAnybodyFollows() throws Exception {
        posts().andExpect(ofAudit("emptyFrom", empty())).andExpect(ofAudit("linedUp", contains(false)));
        clock.set(agreement.term().lastDay().minusDays(90));
        posts().andExpect(ofAudit(
                "emptyFrom", contains(agreement.term().lastDay().plusDays(1).toString())));
        clock.set(LocalDate.of(2026, 3, 16));
        given();
        posts().andExpect(ofAudit("emptyFrom", contains("2026-06-17"))).andExpect(ofAudit("linedUp", contains(false)));
        callers.get("hr1", "/").andExpect(shows("将于 2026-06-17 起空缺，尚无人接任"));
        complete("userTask_confirmReceipt", "hr1", Map.of("received", true));
        complete(
                "userTask_decideTransfer",
                "leader1",
                Map.of("transferWanted", true, "transferFrom", "2026-04-01", "transferTo", "综合科员"));
        var next = cases.nominated("AUDIT", LocalDate.of(2026, 6, 17));
        posts().andExpect(ofAudit("linedUp", contains(true)))
                .andExpect(ofAudit("holders[0].declassifying", contains(false)));
        callers.get("hr1", "/").andExpect(shows("将于 2026-06-17 起空缺，已提名接任人")).andExpect(hides(">转岗脱密<"));
        cases.fire("transfer", agreement.number(), "event_transferStarts");
        posts().andExpect(ofAudit("holders[0].declassifying", contains(true)));
        callers.get("hr1", "/").andExpect(shows(">转岗脱密<"));
        cases.seal(cases.drafted(next));
        posts().andExpect(ofAudit("emptyFrom", empty()));
    }

    @Test
    void aPostAboutToExpireSaysThatARenewalIsUnderWay() throws Exception {
        clock.set(agreement.term().lastDay().minusDays(60));
        var from = agreement.term().lastDay().plusDays(1);
        posts().andExpect(ofAudit("emptyFrom", contains(from.toString())))
                .andExpect(ofAudit("renewing", contains(false)));
        cases.consented(agreement);
        posts().andExpect(ofAudit("renewing", contains(true)));
        callers.get("hr1", "/").andExpect(shows("将于 " + from + " 起空缺，续聘办理中"));
    }

    private ResultActions posts() throws Exception {
        return callers.get("hr1", "/api/posts");
    }

    private static ResultMatcher ofAudit(String field, Matcher<?> matcher) {
        return jsonPath("$[?(@.code == 'AUDIT')]." + field, matcher);
    }
}
