package io.keypost.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndReason;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.process.Cases;
import io.keypost.rule.Refusal;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** An optional post is given up; with its last day end the agreements on it. */
@KeypostTest
class PostAbolitionTest {

    @Autowired
    PostAbolition abolition;

    @Autowired
    PostCatalogue catalogue;

    @Autowired
    Posts posts;

    @Autowired
    Cases cases;

    @Autowired
    AuditLog audit;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TestClock clock;

    @BeforeEach
    void theUnitHasTheOptionalPost() {
        clock.set(LocalDate.of(2026, 1, 5));
        cases.countNoCoverage();
        database.update("update post set enabled = true where code = 'AUDIT'");
    }

    @AfterEach
    void asItWas() {
        database.update("update post set enabled = false, abolished_on = null where code = 'AUDIT'");
        database.update("update agreement set status = 'ENDED' where post_code = 'AUDIT'");
        clock.set(LocalDate.of(2026, 1, 5));
    }

    @Test
    void agreementsOnThePostEndWithItsLastDay() {
        var running = cases.sealed("AUDIT");
        var other = cases.sealed("SYSTEM");
        var lastDay = running.term().firstDay().plusDays(100);
        abolish("AUDIT", lastDay);

        assertThat(cases.get(running).endsOn()).isEqualTo(lastDay);
        assertThat(cases.get(running).endsBecause()).isEqualTo(EndReason.POST_ABOLISHED);
        assertThat(cases.get(other).endsBecause()).isEqualTo(EndReason.EXPIRED);
        clock.set(lastDay);
        assertThat(cases.get(running).status(lastDay)).isEqualTo(Agreement.Status.ACTIVE);
        assertThat(cases.get(running).status(lastDay.plusDays(1))).isEqualTo(Agreement.Status.ENDED);
    }

    @Test
    void itIsThereUntilItsLastDayAndNoStartBringsItBack() throws IOException {
        var lastDay = clock.today().plusDays(5);
        abolish("AUDIT", lastDay);
        catalogue.afterPropertiesSet();
        database.update("update post set enabled = true where code = 'AUDIT'");

        assertThat(post("AUDIT").enabledOn(lastDay)).isTrue();
        assertThat(post("AUDIT").enabledOn(lastDay.plusDays(1))).isFalse();
    }

    @Test
    void reportedAgainItChangesNothingButFindsWhatWasSignedSince() {
        var lastDay = clock.today().plusDays(50);
        var unsigned = cases.nominated("AUDIT");
        abolish("AUDIT", lastDay);
        var before = audit.of("post:AUDIT").size();
        var sealed = cases.seal(cases.drafted(unsigned));
        abolish("AUDIT", lastDay);

        assertThat(audit.of("post:AUDIT")).hasSize(before);
        assertThat(cases.get(sealed).endsOn()).isEqualTo(lastDay);
        assertThat(audit.of(sealed.subject()))
                .extracting(AuditEvent::what)
                .filteredOn(what -> what.startsWith("agreement.endReported"))
                .hasSize(1);
        refused(Refusal.Kind.CONFLICT, "AUDIT", lastDay.plusDays(1));
    }

    @Test
    void anAgreementThatIsOverButNotRecordedStandsInNoWay() {
        var over = cases.sealed("AUDIT");
        clock.set(over.term().lastDay().plusDays(1));
        abolish("AUDIT", clock.today());

        assertThat(cases.get(over).endsBecause()).isEqualTo(EndReason.EXPIRED);
    }

    @Test
    void notAMandatoryPostNorOneTheUnitHasNotNorInThePast() {
        refused(Refusal.Kind.RULE, "SYSTEM", clock.today());
        refused(Refusal.Kind.RULE, "AUDIT", clock.today().minusDays(1));
        refused(Refusal.Kind.NOT_FOUND, "GARDEN", clock.today());
        database.update("update post set enabled = false where code = 'AUDIT'");
        refused(Refusal.Kind.RULE, "AUDIT", clock.today());
        assertThat(post("AUDIT").abolishedOn()).isEmpty();
        assertThat(post("SYSTEM").abolishedOn()).isEmpty();
    }

    @Test
    void nobodyGivesUpTheirOwnPost() {
        var running = cases.sealed("AUDIT");
        assertThatThrownBy(() -> abolition.abolish("AUDIT", clock.today().plusDays(50), "第 5 次会议", running.staffNo()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        assertThat(post("AUDIT").abolishedOn()).isEmpty();
        assertThat(cases.get(running).endsBecause()).isEqualTo(EndReason.EXPIRED);
    }

    @Test
    void whoeverIsNominatedBeyondItsLastDayIsRefused() {
        abolish("AUDIT", clock.today().plusDays(5));
        assertThatThrownBy(() -> cases.nominated("AUDIT")).hasMessageContaining("eligibility.postNotEnabled");
    }

    private void refused(Refusal.Kind kind, String code, LocalDate lastDay) {
        assertThatThrownBy(() -> abolish(code, lastDay))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    private void abolish(String code, LocalDate lastDay) {
        abolition.abolish(code, lastDay, "领导小组第 5 次会议", "office1");
    }

    private Post post(String code) {
        return posts.findById(code).orElseThrow();
    }
}
