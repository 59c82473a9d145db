package io.keypost.process.secrecy;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.agreement.Agreement;
import io.keypost.audit.AuditEvent;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.exit.SecrecyPeriod.Status;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import io.keypost.typesetting.Pdfs;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sets which period, and who is reminded. */
@KeypostTest
class SecrecyRulesTest extends SecrecyFixture {

    @Autowired
    Staff staff;

    @Autowired
    Archive archive;

    @Autowired
    IdentityService identityService;

    @Test
    void nobodyDealsWithTheirOwnPeriod() {
        var number = ended();
        var holder = exit(number).staffNo();
        var today = clock.today();
        refused("twoPeople.ownCase", () -> secrecy.set(number, today, today, WHY, holder));
        refused("twoPeople.ownCase", () -> secrecy.sendLetter(number, holder));
        secrecy.set(number, today, today, WHY, "hr1");
        refused("twoPeople.ownCase", () -> secrecy.set(number, today, today.plusDays(1), WHY, holder));

        cases.fire("secrecy", number, "event_periodOver");
        var task = cases.task(number, "userTask_confirmSecrecyOver");
        refused("twoPeople.ownCase", () -> taskService.setAssignee(task.getId(), holder));
        identityService.setAuthentication(holder, List.of("hr"));
        try {
            refused("twoPeople.ownCase", () -> taskService.complete(task.getId()));
        } finally {
            identityService.clearAuthentication();
        }
        assertThat(period(number).status()).isEqualTo(Status.OVER);
    }

    @Test
    void aPeriodThatCannotBeMeantIsRefusedAndNothingIsKept() {
        var number = ended();
        var today = clock.today();
        refused("secrecy.to", () -> secrecy.set(number, today, today.minusDays(1), WHY, "hr1"));
        refused(
                "secrecy.to",
                () -> secrecy.set(number, today, today.plusYears(30).plusDays(1), WHY, "hr1"));
        refused("secrecy.from", () -> secrecy.set(number, LocalDate.of(1026, 1, 1), today, WHY, "hr1"));
        refused("input.missing", () -> secrecy.set(number, today, today, " ", "hr1"));
        refused("document.unprintable", () -> secrecy.set(number, today, today, "\uD83D\uDE00", "hr1"));
        refused("clearance.unknown", () -> secrecy.set("AQXY-0", today, today, WHY, "hr1"));
        assertThat(goesOn(number).period()).isEmpty();
        assertThat(cases.instance("secrecy", number)).isNull();
    }

    @Test
    void theLetterRemindsOfWhatGoesOn() {
        var number = ended();
        secrecy.sendLetter(number, "hr1");
        assertThat(letter(number, 1)).contains("保密义务提示函", number, "起始日期：未设定", "协议第3条第4项");
        assertThat(goesOn(number).remindedAt()).isPresent();

        var from = LocalDate.of(2029, 2, 1);
        secrecy.set(number, from, from.plusYears(2), WHY, "hr1");
        secrecy.sendLetter(number, "hr2");
        assertThat(letter(number, 2)).contains("起始日期：2029年2月1日", "终止日期：2031年2月1日", "设定理由：" + WHY);
        assertThat(audit.of(Agreement.subject(number)))
                .filteredOn(event -> event.what().equals("secrecy.letterSent"))
                .extracting(AuditEvent::actor)
                .containsExactly("hr1", "hr2");
    }

    @Test
    void theDeadAreSentNoLetter() {
        var agreement = cases.inForce("NETWORK", 100);
        staff.endEmployment(agreement.staffNo(), clock.today().minusDays(1), EmploymentEnd.DEATH, "hr1");
        clearing.open(agreement.number());
        refused("secrecy.holderHasDied", () -> secrecy.sendLetter(agreement.number(), "hr1"));
    }

    private String letter(String number, int version) {
        var letter = archive.of(Agreement.subject(number)).stream()
                .filter(document -> document.kind() == Document.Kind.SECRECY_LETTER && document.version() == version)
                .findFirst()
                .orElseThrow();
        return Pdfs.text(archive.bytes(letter.id()));
    }
}
