package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndReason;
import io.keypost.audit.Deed;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.staff.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.mockito.Mockito;
import org.springframework.test.util.ReflectionTestUtils;

/** A clearance of a system administrator, with one item of each kind. */
abstract class ClearanceFixture {

    static final LocalDate TODAY = LocalDate.of(2029, 1, 2);
    static final Instant NOW = Instant.parse("2029-01-02T02:00:00Z");
    static final Receipt GIVEN = new Receipt("许静", "冯涛", null, "DA-1", null);
    static final Receipt BY_TWO = new Receipt("许静", "冯涛", "吴芳", "DA-1", null);
    static final Receipt NOTHING = Receipt.of(null);
    static final ClearanceSettings SETTINGS = new ClearanceSettings(
            Period.ofDays(15),
            Period.ofDays(7),
            List.of(
                    new ClearanceSettings.Item(Kind.HANDOVER, "台账", Set.of()),
                    new ClearanceSettings.Item(Kind.HANDOVER, "网络拓扑", Set.of("NETWORK")),
                    new ClearanceSettings.Item(Kind.COMMITMENT, "承诺", Set.of()),
                    new ClearanceSettings.Item(Kind.ACCESS, "账号", Set.of()),
                    new ClearanceSettings.Item(Kind.MATERIAL, "清点", Set.of()),
                    new ClearanceSettings.Item(Kind.VERIFICATION, "核验", Set.of())));

    final Person subject = Mockito.mock(Person.class);
    final Clearance clearance = clearance("SYSTEM", EndReason.EXPIRED);

    ClearanceFixture() {
        Mockito.when(subject.name()).thenReturn("张伟");
        Mockito.when(subject.staffNo()).thenReturn("P1");
    }

    void writeOff(Kind kind) {
        var id = the(kind).id();
        clearance.toWriteOff(id, "hr1").askWriteOff(deed("hr1"), "无法办理");
        clearance.toWriteOff(id, "office1").confirmWriteOff(deed("office1"));
    }

    ClearanceItem the(Kind kind) {
        return the(clearance, kind);
    }

    static ClearanceItem the(Clearance clearance, Kind kind) {
        return clearance.items().stream()
                .filter(item -> item.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    static Clearance clearance(String post, EndReason reason) {
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

    static Deed deed(String by) {
        return new Deed(by, NOW);
    }
}
