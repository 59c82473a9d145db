package io.keypost.exit;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndReason;
import io.keypost.audit.Deed;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.ClearanceItem.State;
import io.keypost.staff.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;
import org.springframework.test.util.ReflectionTestUtils;

/** Who may settle what, what it takes, and that nothing open is ever closed. */
class ClearanceTest {

    private static final LocalDate TODAY = LocalDate.of(2029, 1, 2);
    private static final Instant NOW = Instant.parse("2029-01-02T02:00:00Z");
    private static final Receipt GIVEN = new Receipt("许静", "冯涛", null, "DA-1", null);
    private static final Receipt BY_TWO = new Receipt("许静", "冯涛", "吴芳", "DA-1", null);
    private static final Receipt NOTHING = Receipt.of(null);
    private static final ClearanceSettings SETTINGS = new ClearanceSettings(
            Period.ofDays(15),
            Period.ofDays(7),
            List.of(
                    new ClearanceSettings.Item(Kind.HANDOVER, "台账", Set.of()),
                    new ClearanceSettings.Item(Kind.HANDOVER, "网络拓扑", Set.of("NETWORK")),
                    new ClearanceSettings.Item(Kind.COMMITMENT, "承诺", Set.of()),
                    new ClearanceSettings.Item(Kind.ACCESS, "账号", Set.of()),
                    new ClearanceSettings.Item(Kind.MATERIAL, "清点", Set.of()),
                    new ClearanceSettings.Item(Kind.VERIFICATION, "核验", Set.of())));

    private final Person subject = Mockito.mock(Person.class);
    private final Clearance clearance = clearance("SYSTEM", EndReason.EXPIRED);

    ClearanceTest() {
        Mockito.when(subject.name()).thenReturn("张伟");
        Mockito.when(subject.staffNo()).thenReturn("P1");
    }

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
        refused("clearance.onlyTheHolder", () -> clearance.commit("scan", "", "hr1", TODAY));
        clearance.commit(null, "不同意", "P1", TODAY);
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
        refused(rule, () -> clearance.settle(the(Kind.MATERIAL).id(), receipt, subject, "archive1", TODAY))
                .at(field);
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

    @Test
    void theSecurityAdministratorInPostVerifiesUnlessTheyRevoked() {
        var verifiers = verifiers("security1", "P1");
        assertThat(verifiers.of(clearance.revocation())).contains("security1");
        verifiers.require(clearance.revocation(), "security1", false);
        refused("clearance.notTheVerifier", () -> verifiers.require(clearance.revocation(), "office1", true));
        refused("twoPeople.ownCase", () -> verifiers.require(clearance.revocation(), "P1", true));

        clearance.settle(the(Kind.ACCESS).id(), NOTHING, subject, "security1", TODAY);
        assertThat(verifiers.of(clearance.revocation())).isEmpty();
        refused("twoPeople.revokerVerifies", () -> verifiers.require(clearance.revocation(), "security1", true));
        verifiers.require(clearance.revocation(), "office1", true);
        refused("clearance.notTheVerifier", () -> verifiers.require(clearance.revocation(), "hr1", false));
    }

    @Test
    void theOfficeVerifiesWhenASecurityAdministratorLeavesOrThereIsNone() {
        var own = clearance("SECURITY", EndReason.EXPIRED).revocation();
        verifiers("security2").require(own, "office1", true);
        refused("clearance.notTheVerifier", () -> verifiers("security2").require(own, "security2", false));
        refused("twoPeople.ownCase", () -> verifiers("P1").require(own, "P1", true));
        verifiers().require(clearance.revocation(), "office1", true);
    }

    /** With these security administrators in post. */
    private static Verifiers verifiers(String... inPost) {
        var agreements = Mockito.mock(Agreements.class);
        var appointing = Mockito.mock(AppointingHolders.class);
        var all = Stream.of(inPost)
                .map(staffNo -> {
                    var agreement = Mockito.mock(Agreement.class);
                    Mockito.when(agreement.staffNo()).thenReturn(staffNo);
                    Mockito.when(agreement.postCode()).thenReturn("SECURITY");
                    Mockito.when(agreement.beginsOn()).thenReturn(TODAY);
                    return agreement;
                })
                .toList();
        Mockito.when(agreements.inForceOn(TODAY)).thenReturn(all);
        Mockito.when(appointing.get(0)).thenReturn(Mockito.mock(Appointment.class));
        return new Verifiers(agreements, appointing, Clock.fixed(NOW, ZoneOffset.UTC));
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
        refused("clearance.verified", () -> clearance.commit("scan", "", "P1", TODAY));
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

    private void writeOff(Kind kind) {
        var id = the(kind).id();
        clearance.toWriteOff(id, "hr1").askWriteOff(deed("hr1"), "无法办理");
        clearance.toWriteOff(id, "office1").confirmWriteOff(deed("office1"));
    }

    private ClearanceItem the(Kind kind) {
        return the(clearance, kind);
    }

    private static ClearanceItem the(Clearance clearance, Kind kind) {
        return clearance.items().stream()
                .filter(item -> item.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Clearance clearance(String post, EndReason reason) {
        var agreement = Mockito.mock(Agreement.class);
        Mockito.when(agreement.number()).thenReturn("AQXY-2026-0001");
        Mockito.when(agreement.staffNo()).thenReturn("P1");
        Mockito.when(agreement.postCode()).thenReturn(post);
        Mockito.when(agreement.endsBecause()).thenReturn(reason);
        var clearance = new Clearance(agreement, null, SETTINGS.itemsOf(post, reason != EndReason.DEATH), NOW);
        var id = 0L;
        for (var item : clearance.items()) {
            ReflectionTestUtils.setField(item, "id", ++id);
        }
        return clearance;
    }

    private static Deed deed(String by) {
        return new Deed(by, NOW);
    }
}
