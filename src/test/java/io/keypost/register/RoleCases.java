package io.keypost.register;

import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.SigningAgreements;
import io.keypost.exit.Clearance;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.ClearingHolders;
import io.keypost.process.Cases;
import io.keypost.process.exceptionpair.ExceptionPairProcess;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.ApplicationContext;

/** The cases {@link RolesTest} asks for, all of 信息中心: nominations, agreements that run, are renewed, given notice of or over. */
class RoleCases {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 15);
    private static final LocalDate TODAY = LocalDate.of(2027, 11, 22);

    private final Cases cases;
    private final SigningAgreements signing;
    private final EndingAgreements ending;
    private final ClearingHolders clearing;
    private final ExceptionPairProcess exceptionPairs;
    private final RuntimeService runtimeService;
    private final TestClock clock;

    private Agreement noticed;
    private Agreement renewed;
    private Agreement ended;
    private Appointment nominated;
    private Appointment alsoNominated;
    private Clearance cleared;
    private String exit;
    private String receipt;
    private String adjustment;
    private long exceptionPair;
    private String other;
    private String candidate;

    @SuppressWarnings("NullAway.Init")
    RoleCases(ApplicationContext application) {
        cases = application.getBean(Cases.class);
        signing = application.getBean(SigningAgreements.class);
        ending = application.getBean(EndingAgreements.class);
        clearing = application.getBean(ClearingHolders.class);
        exceptionPairs = application.getBean(ExceptionPairProcess.class);
        runtimeService = application.getBean(RuntimeService.class);
        clock = application.getBean(TestClock.class);
    }

    void make(Callers callers) throws Exception {
        cases.countNoCoverage();
        callers.add("auditorHr1", List.of("auditor", "hr"));
        callers.add("nobody1", List.of());
        other = cases.person();
        candidate = cases.person();
        ended = inForce("MACHINE_ROOM", 1);
        renewed = inForce("DATABASE", 2);
        noticed = inForce("NETWORK", 3);
        clock.set(TODAY);
        ending.look(ended.number());
        var clearance = clearing.open(ended.number());
        clearing.add(clearance.id(), "涉密移动存储介质", "M-001", 1, "archive1");
        cleared = clearing.get(clearance.id());
        nominated = cases.nominated("SYSTEM");
        alsoNominated = cases.nominated("SYSTEM");
        List.of(
                        other,
                        ended.staffNo(),
                        renewed.staffNo(),
                        noticed.staffNo(),
                        nominated.staffNo(),
                        alsoNominated.staffNo())
                .forEach(callers::addHolder);
        callers.post("hr1", "/api/agreements/" + renewed.number() + "/renewal", "")
                .andExpect(status().isCreated());
        exit = told(callers, "resignation", "$.exitId");
        cases.complete(cases.task(noticed.number(), "userTask_confirmReceipt"), "hr1", Map.of("received", true));
        cases.runJobs(noticed.number());
        List<String> receipts = JsonPath.read(
                callers.get("hr1", "/api/exits/" + exit)
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8),
                "$.documents[?(@.kind == 'RESIGNATION_RECEIPT')].id");
        receipt = receipts.get(0);
        adjustment = adjustment();
        exceptionPair = cases.by(
                        "office1",
                        () -> exceptionPairs.propose(noticed.number(), "DATABASE", TODAY, TODAY.plusDays(30), "业务需要"))
                .id();
    }

    private Agreement inForce(String post, int years) {
        clock.set(LocalDate.of(2026, 1, 5));
        var agreement = cases.sealed(post, FIRST_DAY, years);
        cases.fire("term", agreement.number(), "event_firstDayReached");
        return signing.get(agreement.number());
    }

    private String told(Callers callers, String route, String what) throws Exception {
        var answer = callers.post(
                        noticed.staffNo(), "/api/agreements/" + noticed.number() + "/" + route, "{\"scope\":\"POST\"}")
                .andExpect(status().isCreated())
                .andReturn();
        return JsonPath.read(answer.getResponse().getContentAsString(), what).toString();
    }

    private String adjustment() {
        var form = Map.<String, Object>of(
                "postCode", "NETWORK",
                "duties", "负责网络的运行管理。",
                "effectiveOn", TODAY.plusDays(30).toString(),
                "reason", "网络改造");
        var instance = cases.by("office1", () -> runtimeService.startProcessInstanceByKey("duty-adjustment", form));
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey();
    }

    /** Whose case a route is asked for. */
    String holder(RolesTest.Row row) {
        return isOfNomination(row) ? nomination(row).staffNo() : agreement(row).staffNo();
    }

    /** Another holder. */
    String other() {
        return other;
    }

    /** What shows that a list has the case. */
    String mark(RolesTest.Row row) {
        return switch (row.path()) {
            case "/", "/posts/{code}" -> "/agreements/" + noticed.number() + "\"";
            case "/exits" -> "/exits/" + exit + "\"";
            case "/exception-pairs" -> "业务需要";
            default -> holder(row);
        };
    }

    String address(RolesTest.Row row) {
        var agreement = agreement(row);
        return row.path()
                        .replace("{number}", agreement.number())
                        .replace("{businessKey}", agreement.number())
                        .replace("{staffNo}", agreement.staffNo())
                        .replace("{code}", agreement.postCode())
                        .replace("{year}", "2026")
                        .replace("{item}", Long.toString(item(row)))
                        .replace("{id}", id(row))
                + query(row);
    }

    private static String query(RolesTest.Row row, String number, String staffNo) {
        return switch (row.route()) {
            case "GET /", "GET /api/agreements" -> "?q=" + number;
            case "GET /api/people" -> "?q=" + staffNo;
            case "GET /api/appointments", "GET /api/exits" -> "?size=200";
            case "GET /api/calendar/term" -> "?firstDay=2026-01-01&years=1";
            case "GET /api/calendar/notice" ->
                "?receivedOn=2026-05-06" + (row.kind().isEmpty() ? "" : "&post=NETWORK&staffNo=" + staffNo);
            default -> "";
        };
    }

    private String query(RolesTest.Row row) {
        return query(row, noticed.number(), noticed.staffNo());
    }

    private String id(RolesTest.Row row) {
        if (row.path().contains("/documents/")) {
            return row.kind().equals("receipt")
                    ? receipt
                    : Objects.requireNonNull(noticed.wording().documentId());
        }
        if (row.path().contains("/duty-adjustments/")) {
            return adjustment;
        }
        if (row.path().contains("/exception-pairs/")) {
            return Long.toString(exceptionPair);
        }
        if (isOfNomination(row)) {
            return Cases.keyOf(nomination(row));
        }
        return isOfClearance(row) ? Long.toString(cleared.id()) : exit;
    }

    private long item(RolesTest.Row row) {
        var kind = row.kind().isEmpty() ? "COMMITMENT" : row.kind();
        return row.path().contains("{item}")
                ? cleared.items().stream()
                        .filter(item -> item.kind() == ClearanceItem.Kind.valueOf(kind))
                        .findFirst()
                        .orElseThrow()
                        .id()
                : 0;
    }

    /** Where the domain alone says whose it is, nothing else must stand in the way. */
    String body(RolesTest.Row row) {
        return switch (row.route()) {
            case "POST /api/appointments", "POST /api/appointments/check" -> nominationOf(candidate);
            case "POST /api/agreements/{number}/resignation" -> "{\"scope\":\"POST\"}";
            case "POST /api/appointments/{id}/withdrawal", "POST /api/exits/{id}/withdrawal" -> "{\"reason\":\"情况有变\"}";
            default -> "{}";
        };
    }

    private static String nominationOf(String staffNo) {
        return """
                {"postCode":"SYSTEM","staffNo":"%s","department":"信息中心","fullTime":false,"years":2,
                "firstDay":"2028-03-01","confidentialityAgreementNo":"BM-1"}"""
                .formatted(staffNo);
    }

    private Agreement agreement(RolesTest.Row row) {
        if (row.path().contains("/renewal") || row.path().endsWith("/resignation")) {
            return renewed;
        }
        return isOfClearance(row) ? ended : noticed;
    }

    private Appointment nomination(RolesTest.Row row) {
        return row.route().equals("POST /appointments/{id}") ? alsoNominated : nominated;
    }

    private static boolean isOfNomination(RolesTest.Row row) {
        return row.path().matches("(/api)?/appointments.*");
    }

    private static boolean isOfClearance(RolesTest.Row row) {
        return row.path().matches(".*/(items|verification|secrecy).*");
    }
}
