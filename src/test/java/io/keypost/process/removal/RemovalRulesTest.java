package io.keypost.process.removal;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.Removal.Status;
import io.keypost.agreement.WatchingTerms;
import io.keypost.staff.EmploymentEnd;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is removed, by whom, when it takes effect, and what becomes of an agreement that ends otherwise. */
@KeypostTest
class RemovalRulesTest extends RemovalCase {

    @Autowired
    WatchingTerms terms;

    @Test
    void nothingTakesEffectBeforeItIsServedNorIsItServedBeforeItIsDecided() {
        var agreement = inForce();
        propose(agreement, false);
        clock.set(clock.today().plusDays(3));
        approve(agreement);
        var decided = clock.today();
        clock.set(decided.plusDays(2));
        var today = clock.today();

        refused("removal.servedOn", () -> serve(agreement, decided.minusDays(1), today));
        refused("removal.servedOn", () -> serve(agreement, today.plusDays(1), today.plusDays(1)));
        refused("removal.lastDay", () -> serve(agreement, today, today.minusDays(1)));
        refused(
                "input.missing",
                () -> complete(
                        agreement,
                        "userTask_serveRemoval",
                        "hr1",
                        Map.of("servedOn", today.toString(), "lastDay", today.toString(), "servedHow", " ")));
        refused(
                "input.missing",
                () -> complete(
                        agreement,
                        "userTask_serveRemoval",
                        "hr1",
                        Map.of("lastDay", today.toString(), "servedHow", "当面")));
        refused(
                "input.date",
                () -> complete(
                        agreement,
                        "userTask_serveRemoval",
                        "hr1",
                        Map.of("servedOn", today.toString(), "lastDay", "2026-02-30", "servedHow", "当面")));

        assertThat(removal(agreement).servedOn()).isEmpty();
        assertThat(cases.get(agreement).endsOn()).isEqualTo(agreement.term().lastDay());
    }

    @Test
    void accessIsStillToBeTakenAwayUntilTheLastDayIsOver() {
        var agreement = inForce();
        propose(agreement, true);
        approve(agreement);
        var lastDay = clock.today().plusDays(10);
        serve(agreement, clock.today(), lastDay);
        cases.runJobs(agreement.number());
        path(agreement).isWaitingAt("userTask_suspendAccess");
        assertThat(isSuspended(agreement)).isTrue();

        endOn(agreement, lastDay);
        path(agreement).isEnded();
        assertThat(removal(agreement).status()).isEqualTo(Status.SERVED);
        assertThat(log(agreement)).doesNotContain("removal.overtaken");
    }

    @Test
    void accessMayBeTakenAwayAfterTheNoticeWasServed() {
        var agreement = inForce();
        propose(agreement, true);
        approve(agreement);
        serve(agreement, clock.today(), clock.today().plusDays(10));
        cases.runJobs(agreement.number());
        complete(agreement, "userTask_suspendAccess", "admin1", Map.of("note", "门禁"));

        assertThat(removal(agreement).accessSuspendedAt()).isPresent();
        path(agreement).isEnded();
    }

    @Test
    void anAgreementThatEndsEarlierStaysSo() {
        var agreement = inForce();
        var earlier = clock.today().plusDays(5);
        staff.endEmployment(agreement.staffNo(), earlier, EmploymentEnd.TERMINATED, "hr1");
        propose(agreement, false);
        approve(agreement);
        serve(agreement, clock.today(), clock.today().plusDays(20));
        cases.runJobs(agreement.number());

        assertThat(cases.get(agreement).endsOn()).isEqualTo(earlier);
        assertThat(cases.get(agreement).endsBecause()).isEqualTo(EndReason.LABOUR_CONTRACT);
    }

    @Test
    void aSignedSuccessorDoesNotSaveTheHolder() {
        var agreement = cases.inForce("NETWORK", 30);
        var successor = cases.seal(cases.successor(agreement));
        cases.file(successor);
        propose(agreement, true);
        endOn(agreement, agreement.term().lastDay());
        terms.begin(successor.number());
        assertThat(cases.get(agreement).endReason(clock.today())).contains(EndReason.EXPIRED);
        assertThat(removal(agreement).status()).isEqualTo(Status.PROPOSED);
        assertThat(isSuspended(agreement)).isTrue();

        approve(agreement);
        var lastDay = clock.today().plusDays(7);
        serve(agreement, clock.today(), lastDay);
        cases.runJobs(agreement.number());
        assertThat(cases.get(successor).endsOn()).isEqualTo(lastDay);
        assertThat(cases.get(successor).endsBecause()).isEqualTo(EndReason.REMOVAL);

        endOn(successor, lastDay);
        assertThat(statusOf(agreement)).isEqualTo(Appointment.Status.LEFT);
        path(agreement).isEnded();
    }

    @Test
    void aHolderIsRemovedOnceAndOnlyWhileTheAgreementIsInForce() {
        var scheduled = cases.sealed("NETWORK");
        refused("removal.notInForce", () -> propose(scheduled, false));

        var agreement = inForce();
        refused("input.missing", () -> cases.by("office1", () -> removals.propose(agreement.number(), " ", false)));
        refused(
                "input.tooLong",
                () -> cases.by("office1", () -> removals.propose(agreement.number(), "长".repeat(1001), false)));
        refused(
                "document.unprintable",
                () -> cases.by("office1", () -> removals.propose(agreement.number(), "\uD83D\uDE00", false)));
        refused(
                "twoPeople.ownCase",
                () -> cases.by(
                        agreement.staffNo(),
                        () -> removing.propose(agreement.number(), "自请", false, agreement.staffNo())));
        assertThat(removing.latest(agreement)).isEmpty();
        propose(agreement, false);
        refused("removal.underWay", () -> propose(agreement, true));
        assertThat(statusOf(agreement)).isEqualTo(Appointment.Status.IN_POST);
        approve(agreement);
        serve(agreement, clock.today(), clock.today().plusDays(3));
        cases.runJobs(agreement.number());
        refused("removal.underWay", () -> propose(agreement, false));
    }

    @Test
    void aRemovalCannotBePassedOffAsAnother() {
        var one = inForce();
        var other = inForce();
        propose(one, false);
        propose(other, false);
        refused(
                "input.anotherCase",
                () -> complete(
                        one,
                        "userTask_approveRemoval",
                        "leader1",
                        Map.of("approved", true, "agreementNumber", other.number())));
        assertThat(removal(other).decided()).isEmpty();
    }
}
