package io.keypost.process.resignation;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.exit.Exit;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What nobody can make of a notice. */
@KeypostTest
class NoticeRefusalsTest extends ResignationFixture {

    @Test
    void nobodyLengthensANotice() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.running(agreement);
        refused(
                "resignation.shorterOnly",
                () -> requests.proposeShortening(notices.id(agreement), LocalDate.of(2027, 3, 14), "延长至七个月", "hr1"));
        refused(
                "resignation.shorterOnly",
                () -> requests.proposeShortening(notices.id(agreement), LocalDate.of(2026, 11, 16), "不变", "hr1"));
        refused(
                "resignation.shorterOnly",
                () -> requests.proposeShortening(notices.id(agreement), LocalDate.of(2026, 8, 13), "昨天", "hr1"));
        refused(
                "twoPeople.ownCase",
                () -> requests.proposeShortening(
                        notices.id(agreement), LocalDate.of(2026, 9, 30), "自己", agreement.staffNo()));
    }

    @Test
    void whatAHolderHasGivenCannotBeReturned() {
        var agreement = notices.inForceOn(LocalDate.of(2026, 8, 14));
        notices.give(agreement);
        refused(
                "resignation.cannotRefuse",
                () -> notices.complete(
                        agreement, "userTask_confirmReceipt", "hr1", Map.of("received", false, "reason", "请再考虑")));
        assertThat(notices.of(agreement).status()).isEqualTo(Exit.Status.RECEIVED);
    }
}
