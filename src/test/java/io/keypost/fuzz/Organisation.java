package io.keypost.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndingAgreements;
import io.keypost.exit.Resignation;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.process.Cases;
import io.keypost.process.removal.RemovalProcess;
import io.keypost.process.resignation.ResignationProcess;
import io.keypost.staff.EmploymentEnd;
import io.keypost.staff.Staff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.ApplicationContext;

/** The users of the sample organisation, and a case in each state that is worth an attack. */
final class Organisation {

    static final String PASSWORD = "the-fuzz-knows-it";

    private final IdentityService identityService;
    private final Cases cases;
    private final TestClock clock;
    private final List<String> users = new ArrayList<>();
    private final List<String> holders = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> scans = new ArrayList<>();

    private Organisation(ApplicationContext application) {
        identityService = application.getBean(IdentityService.class);
        cases = application.getBean(Cases.class);
        clock = application.getBean(TestClock.class);
        cases.countNoCoverage();
        sampleUsers().forEach(this::add);
        fill(application);
        holders.forEach(holder -> user(holder, List.of("holder")));
        users.forEach(user -> scans.add(cases.scan(user)));
    }

    static Organisation in(ApplicationContext application) {
        return new Organisation(application);
    }

    /** Everybody who can log in. */
    List<String> users() {
        return users;
    }

    List<String> holders() {
        return holders;
    }

    /** Of agreements. */
    List<String> numbers() {
        return numbers;
    }

    List<String> scans() {
        return scans;
    }

    private void fill(ApplicationContext application) {
        var ending = application.getBean(EndingAgreements.class);
        var ended = cases.inForce("SECURITY", 0);
        clock.set(ended.term().lastDay().plusDays(1));
        ending.look(ended.number());
        cases.runJobs(ended.number());
        known(ended);
        var renewing = cases.sealed("MACHINE_ROOM", clock.today(), 1);
        clock.set(clock.today().plusDays(320));
        cases.consented(renewing);
        known(renewing);
        var leaving = known(inForce("NETWORK"));
        var resignations = application.getBean(ResignationProcess.class);
        cases.by(
                leaving.staffNo(), () -> resignations.give(leaving.number(), Resignation.Scope.EMPLOYMENT, null, null));
        cases.runJobs(leaving.number());
        var removed = known(inForce("SYSTEM"));
        var removals = application.getBean(RemovalProcess.class);
        cases.by("office1", () -> removals.propose(removed.number(), "多次违反规定", true));
        cases.runJobs(removed.number());
        var drafted = known(cases.drafted("DATABASE"));
        cases.complete(cases.task(drafted.number(), "userTask_check"), "hr1", Map.of("textCorrect", true));
        var nominated = cases.nominated("SECURITY");
        cases.runJobs(nominated);
        holders.add(nominated.staffNo());
        var adjustment = Map.<String, Object>of(
                "postCode",
                "NETWORK",
                "duties",
                "维护网络设备\n检查日志",
                "effectiveOn",
                clock.today().plusDays(30).toString(),
                "reason",
                "业务调整");
        var runtime = application.getBean(RuntimeService.class);
        var id = cases.by("office1", () -> runtime.startProcessInstanceByKey("duty-adjustment", adjustment)
                .getId());
        Objects.requireNonNull(id);
        var gone = cases.person();
        application
                .getBean(Staff.class)
                .endEmployment(gone, clock.today().minusDays(1), EmploymentEnd.TERMINATED, "hr1");
        holders.add(gone);
    }

    private Agreement inForce(String post) {
        var agreement = cases.sealed(post, clock.today(), 3);
        cases.fire("term", agreement.number(), "event_firstDayReached");
        return agreement;
    }

    private Agreement known(Agreement agreement) {
        numbers.add(agreement.number());
        holders.add(agreement.staffNo());
        return agreement;
    }

    private static JsonNode sampleUsers() {
        try (var file = Organisation.class.getResourceAsStream("/demo/organisation.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readTree(file).path("users");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void add(JsonNode user) {
        var groups = new ArrayList<String>();
        user.path("groups").forEach(group -> groups.add(group.asText()));
        if (user.has("managerOf")) {
            groups.add(DepartmentGroups.idOf(user.path("managerOf").asText()));
        }
        user(user.path("id").asText(), groups);
    }

    private void user(String id, List<String> groups) {
        users.add(id);
        add(identityService, id, groups);
    }

    /** Gives them a login and these roles. */
    static void add(IdentityService identityService, String id, List<String> groups) {
        if (identityService.createUserQuery().userId(id).count() == 0) {
            identityService.saveUser(identityService.newUser(id));
        }
        var user = identityService.createUserQuery().userId(id).singleResult();
        user.setPassword(PASSWORD);
        identityService.saveUser(user);
        for (var group : groups) {
            if (identityService.createGroupQuery().groupId(group).count() == 0) {
                identityService.saveGroup(identityService.newGroup(group));
            }
            if (identityService
                            .createGroupQuery()
                            .groupId(group)
                            .groupMember(id)
                            .count()
                    == 0) {
                identityService.createMembership(id, group);
            }
        }
    }
}
