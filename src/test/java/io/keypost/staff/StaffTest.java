package io.keypost.staff;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.audit.AuditLog;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@KeypostTest
class StaffTest {

    private static final LabourContract CONTRACT =
            new LabourContract(LabourContract.Kind.OPEN_ENDED, "LD-1", LocalDate.of(2020, 1, 2), null);

    @Autowired
    Staff staff;

    @Autowired
    People people;

    @Autowired
    AuditLog audit;

    @Test
    void aRareNameIsKeptAsWritten() {
        staff.replace("S-rare", "𠮷䶮", "信息中心", List.of(), CONTRACT, "hr1");
        assertThat(people.findById("S-rare").orElseThrow().name()).isEqualTo("𠮷䶮");
    }

    @ParameterizedTest
    @CsvSource({"张\uD83D\uDE00三, U+1F600", "\uE000李, U+E000", "王\uD87E\uDFFF, U+2FBFF"})
    void aNameThatNoFontPrintsIsRefusedWhereItIsEnteredAndNothingIsKept(String name, String codePoint) {
        refused(() -> staff.replace("S-none", name, "信息中心", List.of(), CONTRACT, "hr1"))
                .because(Violation.of("name", "document.unprintable", codePoint, name))
                .ofKind(Refusal.Kind.RULE);
        assertThat(people.findById("S-none")).isEmpty();
        assertThat(audit.of(Staff.subject("S-none"))).isEmpty();
    }

    @Test
    void aRefusedChangeLeavesThePersonAsTheyWere() {
        staff.replace("S-kept", "赵六", "信息中心", List.of("值班"), CONTRACT, "hr1");
        refused(() -> staff.replace("S-kept", "赵\uD83D\uDE00", " ", List.of("x"), null, "hr1"))
                .at("name", "department");
        var kept = people.findById("S-kept").orElseThrow();
        assertThat(kept.name()).isEqualTo("赵六");
        assertThat(kept.otherDuties()).containsExactly("值班");
        assertThat(kept.labourContract()).contains(CONTRACT);
        assertThat(audit.of(Staff.subject("S-kept"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "a b", "a/b", "张三", "123456789012345678901234567890123"})
    void aStaffNumberThatCannotBeAUserIdIsRefused(String staffNo) {
        refused("staff.staffNo", () -> staff.replace(staffNo, "赵六", "信息中心", List.of(), CONTRACT, "hr1"));
    }

    @Test
    void nobodyChangesTheirOwnLabourContract() {
        staff.replace("S-hr", "钱七", "人事处", List.of(), CONTRACT, "hr1");
        var longer = new LabourContract(
                LabourContract.Kind.FIXED_TERM, "LD-1", LocalDate.of(2020, 1, 2), LocalDate.of(2040, 1, 1));
        refused("twoPeople.ownCase", () -> staff.replace("S-hr", "钱七", "人事处", List.of(), longer, "S-hr"));
        assertThat(people.findById("S-hr").orElseThrow().labourContract()).contains(CONTRACT);
        staff.replace("S-hr", "钱七七", "人事处", List.of(), CONTRACT, "S-hr");
        staff.replace("S-hr", "钱七", "人事处", List.of(), longer, "hr1");
        assertThat(people.findById("S-hr").orElseThrow().labourContract()).contains(longer);
    }

    @Test
    void aFixedTermNeedsItsEnd() {
        refused(
                "staff.fixedTermNeedsEnd",
                () -> new LabourContract(LabourContract.Kind.FIXED_TERM, "LD-2", LocalDate.of(2020, 1, 2), null));
        refused(
                "staff.contractEndsBeforeSigned",
                () -> new LabourContract(
                        LabourContract.Kind.TASK, "LD-2", LocalDate.of(2020, 1, 2), LocalDate.of(2020, 1, 1)));
    }
}
