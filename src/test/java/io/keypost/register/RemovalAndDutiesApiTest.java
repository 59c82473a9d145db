package io.keypost.register;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.post.DutyVersions;
import io.keypost.post.PostDuties;
import io.keypost.process.Cases;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

@KeypostTest
class RemovalAndDutiesApiTest {

    private static final String SUSPEND = "{\"grounds\":\"多次违反操作规程。\",\"suspendNow\":true}";

    private final Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    DutyVersions versions;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    TestClock clock;

    RemovalAndDutiesApiTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @Test
    void theOfficeProposesARemovalAndTheSuspensionShowsAtOnce() throws Exception {
        var agreement = cases.inForce("NETWORK", 1000);
        var path = "/api/agreements/" + agreement.number();
        callers.post("office1", path + "/removal", SUSPEND)
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", path))
                .andExpect(jsonPath("$.id").isNumber())
                .andExpect(jsonPath("$.status").value("PROPOSED"));
        callers.get("leader1", path)
                .andExpect(jsonPath("$.status").value("ACTIVE"))
                .andExpect(jsonPath("$.suspended").value(true))
                .andExpect(jsonPath("$.removal.statusText").value("待审批"))
                .andExpect(jsonPath("$.removal.grounds").value("多次违反操作规程。"))
                .andExpect(jsonPath("$.removal.proposedBy.name").value("测试office1"));
        callers.get("hr1", "/api/agreements?q=" + agreement.number())
                .andExpect(jsonPath("$.items[0].suspended").value(true));
        callers.get("hr1", "/?q=" + agreement.number()).andExpect(content().string(containsString("停权")));
        callers.get("hr1", "/agreements/" + agreement.number())
                .andExpect(content().string(containsString("停权")))
                .andExpect(content().string(containsString("多次违反操作规程。")));
        callers.get("hr1", path + "/events").andExpect(jsonPath("$[*].what").value(hasItem("removal.proposed")));
        callers.post("office1", path + "/removal", SUSPEND)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.violations[0].rule").value("removal.underWay"));

        var number = agreement.number();
        cases.complete(
                cases.task(number, "userTask_approveRemoval"), "leader1", Map.of("approved", false, "reason", "事实不清"));
        cases.runJobs(number);
        callers.get("leader1", path)
                .andExpect(jsonPath("$.suspended").value(false))
                .andExpect(jsonPath("$.removal.status").value("REJECTED"))
                .andExpect(jsonPath("$.removal.reason").value("事实不清"));
        callers.get("hr1", "/?q=" + number).andExpect(content().string(not(containsString("停权"))));
    }

    /** The others' forms do not ask for them: an administrator takes access away, an archivist takes material back. */
    @Test
    void whyIsToldToWhoDecidesItTheDepartmentAndTheHolder() throws Exception {
        var agreement = cases.inForce("NETWORK", 1000);
        var path = "/api/agreements/" + agreement.number();
        callers.addHolder(agreement.staffNo());
        callers.post("office1", path + "/removal", SUSPEND).andExpect(status().isCreated());
        for (var told : List.of("hr1", "leader1", "office1", "auditor1", "manager1", agreement.staffNo())) {
            callers.get(told, path).andExpect(jsonPath("$.removal.grounds").value("多次违反操作规程。"));
            callers.get(told, path + "/events").andExpect(content().string(containsString("多次违反操作规程。")));
        }
        for (var other : List.of("archive1", "admin1")) {
            callers.get(other, path)
                    .andExpect(jsonPath("$.removal.status").value("PROPOSED"))
                    .andExpect(jsonPath("$.removal.grounds").doesNotExist());
        }
        callers.get("seal1", path).andExpect(jsonPath("$.removal").doesNotExist());
        callers.get("seal1", path + "/events")
                .andExpect(jsonPath("$[*].what").value(hasItem("agreement.sealed")))
                .andExpect(jsonPath("$[*].what").value(not(hasItem("removal.proposed"))));
        for (var other : List.of("archive1", "admin1", "seal1")) {
            callers.get(other, path + "/events").andExpect(content().string(not(containsString("多次违反操作规程。"))));
            callers.get(other, "/agreements/" + agreement.number())
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("多次违反操作规程。"))));
        }
    }

    @Test
    void nobodyElseProposesARemovalNorWithoutGrounds() throws Exception {
        var agreement = cases.inForce("NETWORK", 1000);
        var path = "/api/agreements/" + agreement.number() + "/removal";
        callers.addHolder(agreement.staffNo());
        for (var other : List.of("hr1", "leader1", "manager1", "auditor1", agreement.staffNo())) {
            callers.post(other, path, SUSPEND).andExpect(status().isForbidden());
        }
        callers.post("office1", path, "{\"grounds\":\" \"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[*].field").value(containsInAnyOrder("grounds", "suspendNow")));
        callers.post("office1", "/api/agreements/AQXY-1999-0001/removal", SUSPEND)
                .andExpect(status().isNotFound());
        callers.get("hr1", "/api/agreements/" + agreement.number())
                .andExpect(jsonPath("$.removal").doesNotExist());
    }

    @Test
    void aPostShowsItsDutiesAndWhatItsHoldersAnswered() throws Exception {
        versions.findFirstByPostCodeOrderByVersionDesc("NETWORK")
                .flatMap(PostDuties::effectiveOn)
                .filter(day -> day.isAfter(clock.today()))
                .ifPresent(clock::set);
        var objecting = cases.inForce("NETWORK", 1000);
        var waiting = cases.inForce("NETWORK", 1000);
        var before = versions.inForceOn("NETWORK", clock.today()).orElseThrow().version();
        var key = adjusted("负责第%d代网络的运行管理。".formatted(before + 1));
        cases.complete(taskOf(key, objecting), objecting.staffNo(), Map.of("accepted", false, "objection", "设备尚未到位"));

        var mine = "$.adjustments[0].acknowledgements[?(@.agreement == '%s')]".formatted(objecting.number());
        var theirs = "$.adjustments[0].acknowledgements[?(@.agreement == '%s')]".formatted(waiting.number());
        callers.get("office1", "/api/posts/NETWORK/duties")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("网络管理员"))
                .andExpect(jsonPath("$.version").value(before + 1))
                .andExpect(jsonPath("$.effectiveOn").value(clock.today().toString()))
                .andExpect(jsonPath("$.duties.length()").value(1))
                .andExpect(jsonPath("$.adjustments[0].id").value(key))
                .andExpect(jsonPath("$.adjustments[0].statusText").value("已发布"))
                .andExpect(jsonPath("$.adjustments[0].version").value(before + 1))
                .andExpect(jsonPath("$.adjustments[0].proposedAt").value(endsWith("+08:00")))
                .andExpect(jsonPath(mine + ".objection").value(contains("设备尚未到位")))
                .andExpect(jsonPath(mine + ".acknowledgedOn")
                        .value(contains(clock.today().toString())))
                .andExpect(jsonPath(theirs + ".staffNo").value(contains(waiting.staffNo())))
                .andExpect(jsonPath(theirs + ".acknowledgedOn").isEmpty())
                .andExpect(jsonPath(holder(objecting) + ".version").value(contains(before + 1)))
                .andExpect(jsonPath(holder(waiting) + ".version").value(contains(before)));
        callers.addHolder(waiting.staffNo());
        callers.get(waiting.staffNo(), "/api/duty-adjustments/" + key)
                .andExpect(jsonPath("$.acknowledgements[*].agreement").value(contains(waiting.number())))
                .andExpect(jsonPath("$.noticeId").isString());
        callers.get("office1", "/api/duty-adjustments/" + key)
                .andExpect(jsonPath("$.noticeId").doesNotExist());
        callers.get("hr1", "/api/agreements/" + waiting.number())
                .andExpect(jsonPath("$.documents[*].kind").value(hasItem("DUTY_NOTICE")));

        callers.get("office1", "/").andExpect(content().string(containsString("/posts/NETWORK")));
        callers.get("office1", "/posts/NETWORK")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("设备尚未到位")))
                .andExpect(content().string(containsString("尚未确认现行版本")))
                .andExpect(content().string(containsString("发布新版岗位职责")));
        callers.get(waiting.staffNo(), "/posts/NETWORK").andExpect(content().string(not(containsString("设备尚未到位"))));
        callers.send("office1", MockMvcRequestBuilders.get("/posts/NETWORK").header("Accept-Language", "en"))
                .andExpect(content().string(containsString("Duties in force")))
                .andExpect(content().string(not(containsString("现行职责"))));
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        for (var path : List.of(
                "/api/posts/NOTHING/duties",
                "/posts/NOTHING",
                "/api/duty-adjustments/DA-999999",
                "/api/duty-adjustments/x")) {
            callers.get("office1", path).andExpect(status().isNotFound());
        }
    }

    private static String holder(Agreement agreement) {
        return "$.holders[?(@.agreement == '%s')]".formatted(agreement.number());
    }

    private String adjusted(String text) {
        var form = Map.<String, Object>of(
                "postCode",
                "NETWORK",
                "duties",
                text,
                "effectiveOn",
                clock.today().toString(),
                "reason",
                "网络改造");
        var instance = cases.by("office1", () -> runtimeService.startProcessInstanceByKey("duty-adjustment", form));
        var key = runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey();
        cases.complete(cases.task(key, "userTask_approveDuties"), "leader1", Map.of("approved", true));
        cases.runJobs(key);
        return key;
    }

    private Task taskOf(String key, Agreement holder) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskAssignee(holder.staffNo())
                .singleResult();
    }
}
