package io.keypost.post;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.TestDatabase;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndReason;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.process.Cases;
import io.keypost.rule.Refusal;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** An optional post is given up; with its last day end the agreements on it. */
@KeypostTest
@ExtendWith(TestDatabase.EmptiedEach.class)
class PostAbolitionTest {

    @Autowired
    PostAbolition abolition;

    @Autowired
    Posts posts;

    @Autowired
    Cases cases;

    @Autowired
    AuditLog audit;

    @Autowired
    OptionalPost optionalPost;

    @Autowired
    TestClock clock;

    @BeforeEach
    void theUnitHasTheOptionalPost() {
        cases.countNoCoverage();
        optionalPost.enable();
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
    void itIsThereUntilItsLastDayAndNoStartBringsItBack() {
        var lastDay = clock.today().plusDays(5);
        abolish("AUDIT", lastDay);
        optionalPost.enable();

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
        refused(() -> abolish("AUDIT", lastDay.plusDays(1))).ofKind(Refusal.Kind.CONFLICT);
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
        refused(() -> abolish("SYSTEM", clock.today())).ofKind(Refusal.Kind.RULE);
        refused(() -> abolish("AUDIT", clock.today().minusDays(1))).ofKind(Refusal.Kind.RULE);
        refused(() -> abolish("GARDEN", clock.today())).ofKind(Refusal.Kind.NOT_FOUND);
        optionalPost.disable();
        refused(() -> abolish("AUDIT", clock.today())).ofKind(Refusal.Kind.RULE);
        assertThat(post("AUDIT").abolishedOn()).isEmpty();
        assertThat(post("SYSTEM").abolishedOn()).isEmpty();
    }

    @Test
    void nobodyGivesUpTheirOwnPost() {
        var running = cases.sealed("AUDIT");
        refused(() -> abolition.abolish("AUDIT", clock.today().plusDays(50), "第 5 次会议", running.staffNo()))
                .ofKind(Refusal.Kind.FORBIDDEN);
        assertThat(post("AUDIT").abolishedOn()).isEmpty();
        assertThat(cases.get(running).endsBecause()).isEqualTo(EndReason.EXPIRED);
    }

    @Test
    void whoeverIsNominatedBeyondItsLastDayIsRefused() {
        abolish("AUDIT", clock.today().plusDays(5));
        refused("eligibility.postNotEnabled", () -> cases.nominated("AUDIT"));
    }

    private void abolish(String code, LocalDate lastDay) {
        abolition.abolish(code, lastDay, "领导小组第 5 次会议", "office1");
    }

    private Post post(String code) {
        return posts.findById(code).orElseThrow();
    }
}
