package io.keypost.exit;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.agreement.EndReason;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.ClearanceItem.State;
import io.keypost.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may settle what, and what it takes. */
class SettlementTest extends ClearanceFixture {

    @ParameterizedTest
    @CsvSource({
        "HANDOVER, archive1, clearance.onlyTheHolder",
        "ACCESS, P1, twoPeople.ownCase",
        "MATERIAL, P1, twoPeople.ownCase",
        "COMMITMENT, P1, clearance.otherWay",
        "VERIFICATION, security1, clearance.otherWay"
    })
    void whoSettlesIsNeverTheWrongPerson(Kind kind, String by, String rule) {
        refused(rule, () -> clearance.settle(the(kind).id(), GIVEN, subject, by, TODAY));
        assertThat(the(kind).state()).isEqualTo(State.OPEN);
    }

    @Test
    void theHolderAloneCommits() {
        refused("clearance.onlyTheHolder", () -> clearance.commitment("hr1").commit("scan", "hr1", TODAY));
        clearance.commitment("P1").refuse("不同意", "P1", TODAY);
        assertThat(the(Kind.COMMITMENT).isRefused()).isTrue();
        assertThat(the(Kind.COMMITMENT).receipt()).map(Receipt::remark).contains("不同意");
        assertThat(the(Kind.COMMITMENT).state()).isEqualTo(State.SETTLED);
    }

    @ParameterizedTest
    @CsvSource({
        ", 冯涛, DA-1, receiver, input.missing",
        "许静, , DA-1, witness, input.missing",
        "许静, 冯涛, , archiveNumber, input.missing",
        "张伟, 冯涛, DA-1, receiver, clearance.subjectReceives",
        "P1, 冯涛, DA-1, receiver, clearance.subjectReceives",
        "许静, 张伟, DA-1, witness, clearance.subjectReceives",
        "许静, 许静, DA-1, witness, clearance.sameHands"
    })
    void materialGoesThroughOtherHandsAndIsFiled(
            String receiver, String witness, String archiveNo, String field, String rule) {
        var receipt = new Receipt(receiver, witness, null, archiveNo, null);
        assertThatThrownBy(() -> clearance.settle(the(Kind.MATERIAL).id(), receipt, subject, "archive1", TODAY))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.violations())
                        .singleElement()
                        .satisfies(violation -> {
                            assertThat(violation.field()).isEqualTo(field);
                            assertThat(violation.rule()).isEqualTo(rule);
                        }));
        assertThat(the(Kind.MATERIAL).state()).isEqualTo(State.OPEN);
    }

    @Test
    void theMaterialOfOneWhoHasDiedNeedsTwoWitnesses() {
        var dead = clearance("SYSTEM", EndReason.DEATH);
        var material = the(dead, Kind.MATERIAL).id();
        var twice = new Receipt("许静", "冯涛", "冯涛", "DA-1", null);
        refused("input.missing", () -> dead.settle(material, GIVEN, subject, "archive1", TODAY));
        refused("clearance.sameHands", () -> dead.settle(material, twice, subject, "archive1", TODAY));
        dead.settle(material, BY_TWO, subject, "archive1", TODAY);
        assertThat(the(dead, Kind.MATERIAL).doneBy()).contains("archive1");
    }

    @Test
    void whatIsSettledStaysAsItIs() {
        clearance.settle(the(Kind.ACCESS).id(), NOTHING, subject, "admin1", TODAY);
        refused(
                "clearance.itemSettled",
                () -> clearance.settle(the(Kind.ACCESS).id(), NOTHING, subject, "admin2", TODAY.plusDays(1)));
        refused(
                "clearance.itemSettled",
                () -> clearance.toWriteOff(the(Kind.ACCESS).id(), "hr1").askWriteOff(deed("hr1"), "算了"));
        assertThat(the(Kind.ACCESS).doneBy()).contains("admin1");
        assertThat(the(Kind.ACCESS).doneOn()).contains(TODAY);
    }

    @Test
    void aWriteOffTakesTwoPeopleWhoAreNotTheSubject() {
        var key = the(Kind.MATERIAL).id();
        refused("twoPeople.ownCase", () -> clearance.toWriteOff(key, "P1"));
        refused("clearance.notAsked", () -> clearance.toWriteOff(key, "office1").confirmWriteOff(deed("office1")));
        clearance.toWriteOff(key, "archive1").askWriteOff(deed("archive1"), "U 盘遗失");
        assertThat(the(Kind.MATERIAL).state()).isEqualTo(State.ASKED);
        assertThat(the(Kind.MATERIAL).isOpen()).isTrue();
        refused(
                "twoPeople.askerConfirms",
                () -> clearance.toWriteOff(key, "archive1").confirmWriteOff(deed("archive1")));
        assertThat(the(Kind.MATERIAL).isOpen()).isTrue();
        clearance.toWriteOff(key, "office1").confirmWriteOff(deed("office1"));
        assertThat(the(Kind.MATERIAL).state()).isEqualTo(State.WRITTEN_OFF);
        refused(
                "clearance.itemSettled",
                () -> clearance.toWriteOff(key, "office2").confirmWriteOff(deed("office2")));
    }

    @Test
    void whatWasWrittenOffMayStillTurnUp() {
        writeOff(Kind.MATERIAL);
        clearance.settle(the(Kind.MATERIAL).id(), GIVEN, subject, "archive1", TODAY);
        assertThat(the(Kind.MATERIAL).state()).isEqualTo(State.SETTLED);
    }
}
