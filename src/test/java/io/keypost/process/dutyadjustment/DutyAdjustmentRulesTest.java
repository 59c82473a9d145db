package io.keypost.process.dutyadjustment;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.KeypostTest;
import io.keypost.post.DutyAdjustment.Status;
import io.keypost.typesetting.Pdfs;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an adjustment and the answers to it must say, and from when it counts. */
@KeypostTest
class DutyAdjustmentRulesTest extends DutyAdjustmentCase {

    @Test
    void anObjectionSaysWhatItObjectsToAndIsTheHoldersOwn() {
        var holder = inForce();
        var other = inForce();
        var key = propose(changed(), clock.today());
        approve(key);
        var task = taskOf(key, holder);
        refused("input.missing", () -> cases.complete(task, holder.staffNo(), Map.of()));
        refused("input.missing", () -> cases.complete(task, holder.staffNo(), Map.of("accepted", false)));
        refused(
                "input.tooLong",
                () -> cases.complete(task, holder.staffNo(), Map.of("accepted", false, "objection", "长".repeat(1001))));
        cases.complete(task, holder.staffNo(), Map.of("accepted", true));

        // What one holder has said does not stand for the next one's answer.
        var next = taskOf(key, other);
        refused("input.missing", () -> cases.complete(next, other.staffNo(), Map.of()));
        refused("duties.state", () -> dutyNotices.answer(key, holder.staffNo(), true, null));
    }

    @Test
    void aVersionYetToTakeEffectIsPrintedOnlyWhereTheTermBeginsWithIt() {
        var before = adjusting.inForce(POST).version();
        var effectiveOn = clock.today().plusDays(10);
        var key = propose(changed(), effectiveOn);
        approve(key);
        assertThat(adjusting.inForce(POST).version()).isEqualTo(before);
        refused("duties.tooEarly", () -> propose(changed(), effectiveOn.minusDays(1)));

        var earlier = cases.nominated(POST, effectiveOn.minusDays(1));
        var later = cases.nominated(POST, effectiveOn);
        assertThat(cases.drafted(earlier).wording().dutiesVersion()).isEqualTo(before);
        var drafted = cases.drafted(later);
        assertThat(drafted.wording().dutiesVersion()).isEqualTo(before + 1);
        assertThat(Pdfs.text(
                        archive.bytes(Objects.requireNonNull(drafted.wording().documentId()))))
                .contains("2)负责机房出入管理。");
    }

    @Test
    void aVacantPostsDutiesAreAdjustedToo() {
        clock.set(LocalDate.of(2080, 1, 4));
        var form = form(changed(), clock.today());
        form.put("postCode", "DATABASE");
        var key = start(form);
        approve(key);

        assertThat(hasPassed(key, "endEvent_adjusted")).isTrue();
        assertThat(adjusting.inForce("DATABASE").effectiveOn()).contains(clock.today());
        clock.set(LocalDate.of(2026, 1, 5));
    }

    @Test
    void whatCannotStandIsRefusedBeforeAnythingIsStarted() {
        var instances = runtimeService.createProcessInstanceQuery().count();
        var today = clock.today();
        refused("post.unknown", () -> startWith("postCode", "NOTHING"));
        refused("post.unknown", () -> startWith("postCode", "AUDIT"));
        refused("input.missing", () -> startWith("duties", " \n "));
        refused("input.tooLong", () -> startWith("duties", ("长".repeat(500) + "\n").repeat(8)));
        refused("duties.dutyTooLong", () -> startWith("duties", "长".repeat(1001)));
        refused("document.unprintable", () -> startWith("duties", "\uD83D\uDE00"));
        refused("duties.unchanged", () -> startWith("duties", String.join("\n", latest().duties())));
        refused(
                "duties.tooEarly",
                () -> startWith("effectiveOn", today.minusDays(1).toString()));
        refused("input.missing", () -> startWith("reason", " "));
        refused("input.tooLong", () -> startWith("reason", "长".repeat(1001)));
        assertThat(runtimeService.createProcessInstanceQuery().count()).isEqualTo(instances);

        propose(changed(), today);
        refused("duties.underWay", () -> propose(changed(), today));
    }

    @Test
    void nobodyDecidesOnTheirOwnProposalOrTheirOwnPost() {
        var holder = inForce();
        var key = propose(changed(), clock.today());
        var task = cases.task(key, "userTask_approveDuties");
        refused("twoPeople.proposerDecides", () -> dutyNotices.requireMayDecide(key, "office1"));
        refused("twoPeople.proposerDecides", () -> adjusting.decide(key, "office1", true, null));
        refused("twoPeople.ownCase", () -> dutyNotices.requireMayDecide(key, holder.staffNo()));
        refused(
                "input.anotherCase",
                () -> cases.complete(task, "leader1", Map.of("approved", true, "adjustmentId", "DA-999999")));
        assertThat(adjusting.get(key).status()).isEqualTo(Status.PROPOSED);
    }

    private void startWith(String name, String value) {
        var form = form(changed(), clock.today());
        form.put(name, value);
        start(form);
    }
}
