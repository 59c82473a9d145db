package io.keypost.exit;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.agreement.EndReason;
import io.keypost.exit.ClearanceItem.Kind;
import java.time.Period;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is to be settled, and that nothing open is ever closed. */
class ClearanceTest extends ClearanceFixture {

    @Test
    void whatIsToBeSettledFollowsFromThePostAndFromDeath() {
        assertThat(clearance.items()).extracting(ClearanceItem::name).containsExactly("台账", "承诺", "账号", "清点", "核验");
        assertThat(clearance("NETWORK", EndReason.REMOVAL).items())
                .extracting(ClearanceItem::name)
                .contains("网络拓扑");
        assertThat(clearance("NETWORK", EndReason.DEATH).items())
                .extracting(ClearanceItem::kind)
                .containsExactly(Kind.ACCESS, Kind.MATERIAL, Kind.VERIFICATION);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"COMMITMENT", "VERIFICATION"})
    void aListWithoutOneOfTheseIsNone(Kind kind) {
        var without =
                SETTINGS.items().stream().filter(item -> item.kind() != kind).toList();
        assertThatThrownBy(() -> new ClearanceSettings(Period.ofDays(15), Period.ofDays(7), without))
                .hasMessageContaining(kind.name());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"HANDOVER", "COMMITMENT", "ACCESS", "MATERIAL"})
    void nothingIsVerifiedOrClosedWhileAnythingIsOpen(Kind open) {
        for (var kind : EnumSet.complementOf(EnumSet.of(open, Kind.VERIFICATION))) {
            writeOff(kind);
        }
        var name = the(open).name();
        assertThatThrownBy(() -> clearance.verify(null, "security1", TODAY))
                .hasMessageContaining("clearance.itemsOpen")
                .hasMessageContaining(name);
        refused(
                "clearance.itemsOpen",
                () -> clearance.toWriteOff(the(Kind.VERIFICATION).id(), "hr1"));
        refused("clearance.itemsOpen", () -> clearance.close(NOW));
        assertThat(clearance.status()).isEqualTo(Clearance.Status.OPEN);
    }

    @Test
    void onceVerifiedNothingChangesAndItIsClosedOnce() {
        EnumSet.complementOf(EnumSet.of(Kind.VERIFICATION)).forEach(this::writeOff);
        refused("clearance.itemsOpen", () -> clearance.close(NOW));
        clearance.verify("属实", "security1", TODAY);
        refused("clearance.verified", () -> clearance.add(new ClearanceItem(Kind.MATERIAL, "U 盘", null, 1)));
        refused("clearance.verified", () -> clearance.settle(the(Kind.ACCESS).id(), NOTHING, subject, "admin1", TODAY));
        refused("clearance.verified", () -> clearance.commitment("P1").commit("scan", "P1", TODAY));
        refused("clearance.verified", () -> clearance.verify(null, "security1", TODAY));

        assertThat(clearance.close(NOW)).isTrue();
        assertThat(clearance.close(NOW.plusSeconds(1))).isFalse();
        assertThat(clearance.closedAt()).contains(NOW);
        assertThat(clearance.overdue(NOW)).isFalse();
    }

    @Test
    void itIsOverdueSinceTheFirstTime() {
        assertThat(clearance.overdue(NOW)).isTrue();
        assertThat(clearance.overdue(NOW.plusSeconds(1))).isFalse();
        assertThat(clearance.overdueSince()).contains(NOW);
        assertThat(clearance.status()).isEqualTo(Clearance.Status.OPEN);
    }

    @Test
    void aPieceOfMaterialHasANameAndAtLeastOneCopy() {
        refused("input.missing", () -> new ClearanceItem(Kind.MATERIAL, " ", null, 1));
        refused("input.range", () -> new ClearanceItem(Kind.MATERIAL, "U 盘", null, 0));
        refused("input.tooLong", () -> new ClearanceItem(Kind.MATERIAL, "盘".repeat(101), null, 1));
        refused("input.tooLong", () -> new Receipt("许".repeat(51), null, null, null, null));
    }
}
