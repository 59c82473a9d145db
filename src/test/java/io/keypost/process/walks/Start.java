package io.keypost.process.walks;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Nomination;
import io.keypost.exit.Resignation;
import io.keypost.process.Cases;
import io.keypost.staff.LabourContract;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a walk begins: three people, of whom the first may have come some way already. */
enum Start {
    NOBODY_IN_POST(world -> {}),
    IN_POST(Start::inPost),
    /** With a security administrator, who verifies. */
    TWO_IN_POST(world -> {
        inPost(world);
        signed(world, "W2", "SECURITY");
        world.live(11);
    }),
    RENEWAL_DUE(world -> {
        inPost(world);
        world.live(295);
    }),
    RENEWED(world -> {
        var agreement = inPost(world);
        world.live(295);
        var number = agreement.number();
        world.cases.complete(world.cases.task(number, "userTask_proposeRenewal"), "manager1", Cases.proposal(1));
        world.cases.complete(world.cases.task(number, "userTask_consentToRenewal"), "W1", Map.of("consented", true));
        world.cases.runJobs(number);
        world.cases.complete(world.cases.task(number, "userTask_approveRenewal"), "leader1", Map.of("approved", true));
        world.cases.runJobs(number);
        world.cases.seal(world.signing.of(agreement.appointmentId()));
    }),
    NOTICE_GIVEN(Start::noticeGiven),
    /** Off the post, the access not yet taken. */
    TRANSFERRED(world -> {
        var number = noticeGiven(world).number();
        var order = Map.<String, Object>of(
                "transferWanted", true, "transferFrom", world.today().toString(), "transferTo", "综合科科员");
        world.cases.complete(world.cases.task(number, "userTask_decideTransfer"), "leader1", order);
        world.live(1);
    }),
    CLEARANCE_OPEN(world -> {
        world.ending.byMutualConsent(inPost(world).number(), world.today(), world.scan("hr1"), null, "hr1");
        world.live(1);
    }),
    SUSPENDED(world -> {
        var agreement = inPost(world);
        world.by("office1", () -> world.removals.propose(agreement.number(), "理由", true));
    }),
    /** Signed for the post after the one that a notice ends, which may be withdrawn. */
    MOVE_PLANNED(world -> {
        var number = noticeGiven(world).number();
        signed(world, "W1", "NETWORK", world.rows.endOf(number).plusDays(1));
    }),
    /** On two posts, by an exception that ends before either. */
    TWO_POSTS(world -> {
        var number = inPost(world).number();
        var today = world.today();
        var pair = world.by(
                "office1", () -> world.exceptionPairs.propose(number, "NETWORK", today, today.plusDays(90), "理由"));
        world.cases.complete(
                world.cases.task("exception-pair-" + pair.id(), "userTask_approveException"),
                "leader1",
                Map.of("approved", true));
        signed(world, "W1", "NETWORK");
        world.live(11);
    });

    @SuppressWarnings("ImmutableEnumChecker") // None of them keeps anything.
    private final Consumer<World> prepare;

    Start(Consumer<World> prepare) {
        this.prepare = prepare;
    }

    void prepare(World world) {
        world.clock.set(LocalDate.of(2026, 1, 5));
        world.database.getJdbcTemplate().update("update post set enabled = true where code = 'AUDIT'");
        person(world, "W1", null);
        person(world, "W2", null);
        person(world, "W3", LocalDate.of(2027, 3, 31));
        prepare.accept(world);
        world.finishJobs(world.clock.instant());
    }

    private static void person(World world, String staffNo, @Nullable LocalDate endsOn) {
        var kind = endsOn == null ? LabourContract.Kind.OPEN_ENDED : LabourContract.Kind.FIXED_TERM;
        var contract = new LabourContract(kind, "LD-" + staffNo, LocalDate.of(2020, 1, 2), endsOn);
        world.staff.replace(staffNo, staffNo, World.DEPARTMENT, List.of(), contract, "hr1");
    }

    /** From 15 January 2026 for a year. */
    private static Agreement inPost(World world) {
        var agreement = signed(world, "W1", "SYSTEM");
        world.live(20);
        return agreement;
    }

    private static Agreement noticeGiven(World world) {
        var agreement = inPost(world);
        world.by("W1", () -> world.resignations.give(agreement.number(), Resignation.Scope.POST, null, null));
        world.cases.complete(
                world.cases.task(agreement.number(), "userTask_confirmReceipt"), "hr1", Map.of("received", true));
        world.finishJobs(world.clock.instant());
        return agreement;
    }

    private static Agreement signed(World world, String person, String post) {
        return signed(world, person, post, world.today().plusDays(10));
    }

    private static Agreement signed(World world, String person, String post, LocalDate from) {
        return world.cases.seal(world.cases.drafted(world.cases.nominate(
                new Nomination(post, person, World.DEPARTMENT, true, 1, from, null, "BM-2026-001", null))));
    }
}
