package io.keypost.process.walks;

import io.keypost.agreement.Nomination;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.Receipt;
import io.keypost.exit.Resignation;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.LabourContract;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What people can do and time can bring, each through the entrance it has in the application. */
enum Move {
    /** Somebody completes a task: mostly one who is offered it, sometimes anybody. */
    TASK(40, (world, dice) -> {
        var task = dice.of(world.rows.tasks());
        var by = dice.inTen(7) && !task.assignee().isEmpty()
                ? task.assignee()
                : dice.of(dice.inTen(8) ? World.CLERKS : world.rows.people());
        world.complete(task, by, Answers.to(task, by, world, dice));
        return by + " completes " + task.key() + " of " + task.businessKey();
    }),
    DAYS_PASS(12, (world, dice) -> {
        var days = dice.of(1, 1, 3, 10, 16, 31, 92);
        world.live(days);
        return days + " days pass";
    }),
    DAYS_ARE_SLEPT_THROUGH(3, (world, dice) -> {
        var days = dice.of(1, 3, 20, 100);
        world.sleep(days);
        return days + " days are slept through";
    }),
    NIGHT(3, (world, dice) -> {
        world.night();
        return "the night's comparison";
    }),
    NOMINATE(4, (world, dice) -> {
        var person = dice.of(world.rows.people());
        var post = dice.of(World.POSTS);
        var from = world.today().plusDays(dice.of(0, 1, 5, 40));
        var by = dice.of(World.CLERKS);
        world.by(
                by,
                () -> world.appointments.nominate(
                        new Nomination(post, person, World.DEPARTMENT, true, 1, from, null, "BM-2026-001", null)));
        return by + " nominates " + person + " for " + post + " from " + from;
    }),
    /** For the day after the end that is known, or one too early, or later. */
    PLAN_MOVE(4, (world, dice) -> {
        var number = dice.of(world.rows.signed());
        var from = world.rows.endOf(number).plusDays(dice.of(1, 1, 1, -4, 30));
        var person = world.rows.holderOf(number);
        var post = dice.of(World.POSTS);
        var by = dice.of(World.CLERKS);
        world.by(
                by,
                () -> world.appointments.nominate(
                        new Nomination(post, person, World.DEPARTMENT, true, 1, from, null, "BM-2026-001", null)));
        return by + " nominates " + person + ", who holds " + number + ", for " + post + " from " + from;
    }),
    PROPOSE_EXCEPTION(3, (world, dice) -> {
        var number = dice.of(world.rows.signed());
        var post = dice.of(World.POSTS);
        var from = world.today().plusDays(dice.of(0, 0, 3, 40));
        var to = from.plusDays(dice.of(0, 20, 200, 360));
        var by = dice.of(World.CLERKS);
        world.by(by, () -> world.exceptionPairs.propose(number, post, from, to, "理由"));
        return "%s proposes %s beside %s from %s to %s".formatted(by, post, number, from, to);
    }),
    TAKE_NOMINATION_BACK(1, (world, dice) -> {
        var id = dice.of(
                world.rows.strings("select id from appointment where status in ('PROPOSED', 'REVIEWED') order by id"));
        var by = dice.of(World.CLERKS);
        world.by(by, () -> {
            world.appointments.withdraw(Long.parseLong(id), "理由");
            return null;
        });
        return by + " takes nomination " + id + " back";
    }),
    GIVE_NOTICE(5, (world, dice) -> {
        var number = dice.of(world.rows.signed());
        var by = world.rows.holderOf(number);
        var mayGive = world.rows.mayGiveNotice(number);
        try {
            world.by(by, () -> world.resignations.give(number, dice.of(Resignation.Scope.values()), null, null));
        } catch (RuntimeException refused) {
            throw mayGive ? new IllegalStateException("whose agreement runs may give notice: " + refused) : refused;
        }
        return by + " gives notice under " + number;
    }),
    ENTER_NOTICE(3, (world, dice) -> {
        var number = dice.of(world.rows.signed());
        var by = dice.of(World.CLERKS);
        var received = world.today().minusDays(dice.of(0, 1, 10, 80));
        world.by(by, () -> world.resignations.give(number, Resignation.Scope.POST, received, world.scan(by)));
        return by + " enters a notice received on " + received + " under " + number;
    }),
    ASK_WITHDRAWAL(5, (world, dice) -> {
        var id = dice.of(world.rows.notices());
        var by = dice.inTen(9)
                ? world.rows
                        .strings("select staff_no from resignation where id = " + id)
                        .get(0)
                : dice.of(World.CLERKS);
        world.requests.askWithdrawal(Long.parseLong(id), "理由", by);
        return by + " asks to withdraw notice " + id;
    }),
    PROPOSE_SHORTENING(3, (world, dice) -> {
        var id = dice.of(world.rows.notices());
        var by = dice.of(World.CLERKS);
        var to = world.today().plusDays(dice.of(0, 1, 30, 200));
        world.requests.proposeShortening(Long.parseLong(id), to, "理由", by);
        return by + " proposes to shorten notice " + id + " to " + to;
    }),
    PROPOSE_REMOVAL(4, (world, dice) -> {
        var number = dice.of(world.rows.signed());
        var by = dice.of(World.CLERKS);
        var suspended = dice.inTen(7);
        world.by(by, () -> world.removals.propose(number, "理由", suspended));
        return by + " proposes a removal under " + number + (suspended ? ", suspended at once" : "");
    }),
    BEGIN_RENEWAL(3, (world, dice) -> {
        var number = dice.of(world.rows.signed());
        var by = dice.of(World.CLERKS);
        world.by(by, () -> {
            world.renewals.begin(number, by);
            return null;
        });
        return by + " begins the renewal of " + number;
    }),
    AGREE_ON_END(2, (world, dice) -> {
        var number = dice.of(world.rows.signed());
        var by = dice.of(World.CLERKS);
        var on = world.today().plusDays(dice.of(0, 1, 40));
        world.ending.byMutualConsent(number, on, world.scan(by), null, by);
        return by + " records that " + number + " ends on " + on + " as agreed";
    }),
    END_EMPLOYMENT(2, (world, dice) -> {
        var person = dice.of(world.rows.people());
        var by = dice.of(dice.inTen(9) ? World.CLERKS : world.rows.people());
        var on = world.today().plusDays(dice.of(-3, 0, 0, 10, 60));
        world.staff.endEmployment(person, on, EmploymentEnd.TERMINATED, by);
        return by + " records that the employment of " + person + " ends on " + on;
    }),
    DIE(1, (world, dice) -> {
        var person = dice.of(world.rows.people());
        var on = world.today().minusDays(dice.of(0, 1, 5));
        world.staff.endEmployment(person, on, EmploymentEnd.DEATH, dice.of(World.CLERKS));
        return person + " died on " + on;
    }),
    CHANGE_CONTRACT(2, (world, dice) -> {
        var person = dice.of(world.rows.people());
        var to = world.today().plusDays(dice.of(-2, 5, 100, 2000));
        var contract = new LabourContract(
                LabourContract.Kind.FIXED_TERM, "LD-" + dice.of(1, 2, 3), LocalDate.of(2020, 1, 2), to);
        world.staff.replace(person, person, World.DEPARTMENT, List.of(), contract, dice.of(World.CLERKS));
        return "the labour contract of " + person + " runs to " + to;
    }),
    ABOLISH_POST(1, (world, dice) -> {
        var on = world.today().plusDays(dice.of(0, 20));
        world.abolition.abolish("AUDIT", on, "理由", dice.of(World.CLERKS));
        return "the post AUDIT is given up on " + on;
    }),
    ADJUST_DUTIES(2, (world, dice) -> {
        var by = dice.of(World.CLERKS);
        var form = Map.<String, Object>of(
                "postCode",
                "SYSTEM",
                "duties",
                "负责第" + dice.of("一", "二", "三", "四") + "机房。",
                "effectiveOn",
                world.today().toString(),
                "reason",
                "理由");
        world.by(by, () -> world.runtimeService.startProcessInstanceByKey("duty-adjustment", form));
        return by + " proposes other duties of SYSTEM";
    }),
    /** Each thing of a kind that a clearance is still about. */
    SETTLE(10, (world, dice) -> {
        var id = Long.parseLong(dice.of(world.rows.clearanceIds()));
        var kind = dice.of(Kind.HANDOVER, Kind.ACCESS, Kind.MATERIAL);
        var holder = world.clearing.get(id).staffNo();
        var by = kind == Kind.HANDOVER && dice.inTen(8)
                ? holder
                : dice.of(dice.inTen(8) ? World.CLERKS : world.rows.people());
        for (var item : world.clearing.get(id).items()) {
            if (item.kind() == kind && item.isOpen()) {
                world.clearing.settle(id, item.id(), new Receipt("许静", "冯涛", "吴敏", "DA-7", null), by);
            }
        }
        return by + " settles all " + kind + " of clearance " + id;
    }),
    ASK_WRITE_OFF(4, (world, dice) -> {
        var open = world.rows.openItems(false);
        var by = dice.of(World.CLERKS);
        var some = dice.inTen(5) ? open : List.of(dice.of(open));
        some.forEach(item -> world.clearing.askWriteOff(item.get(0), item.get(1), "理由", by));
        return by + " asks to write off items " + some;
    }),
    CONFIRM_WRITE_OFF(6, (world, dice) -> {
        var item = dice.of(world.rows.openItems(true));
        var by = dice.of(World.CLERKS);
        world.by(by, () -> {
            world.clearances.confirmWriteOff(item.get(0), item.get(1));
            return null;
        });
        return by + " writes off item " + item;
    }),
    ADD_MATERIAL(1, (world, dice) -> {
        var id = dice.of(world.rows.clearanceIds());
        world.clearing.add(Long.parseLong(id), "U 盘", "SM-1", 1, dice.of(World.CLERKS));
        return "a piece of material is added to clearance " + id;
    }),
    /** Outside its task. */
    VERIFY(2, (world, dice) -> {
        var id = dice.of(world.rows.clearanceIds());
        var by = dice.of(World.CLERKS);
        world.by(by, () -> {
            world.clearances.verify(Long.parseLong(id), "核对无误");
            return null;
        });
        return by + " verifies clearance " + id;
    }),
    SET_SECRECY(2, (world, dice) -> {
        var number = dice.of(world.rows.strings("select agreement_number from clearance order by id"));
        var to = world.today().plusDays(dice.of(-1, 30, 400));
        world.by("clerk1", () -> world.secrecy.set(number, to.minusDays(20), to, "理由", dice.of(World.CLERKS)));
        return "who left " + number + " is bound until " + to;
    });

    /** Does it, and says what was done. */
    @FunctionalInterface
    interface Deed {
        String in(World world, Dice dice);
    }

    final int weight;

    @SuppressWarnings("ImmutableEnumChecker") // None of them keeps anything.
    final Deed deed;

    Move(int weight, Deed deed) {
        this.weight = weight;
        this.deed = deed;
    }
}
