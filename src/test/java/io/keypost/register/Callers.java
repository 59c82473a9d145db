package io.keypost.register;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import io.keypost.TestClock;
import io.keypost.platform.account.Accounts;
import io.keypost.platform.account.LoginStamp;
import io.keypost.platform.engine.DepartmentGroups;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.test.autoconfigure.web.servlet.MockMvcPrint;
import org.springframework.boot.test.autoconfigure.web.servlet.SpringBootMockMvcBuilderCustomizer;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** People of each role who call the API. {@code manager1} manages 信息中心, {@code manager2} 财务处. */
public class Callers {

    public static final String PASSWORD = "password-of-tests";

    private static final Map<String, List<String>> GROUPS = Map.of(
            "manager1", List.of("manager", DepartmentGroups.idOf("信息中心")),
            "manager2", List.of("manager", DepartmentGroups.idOf("财务处")),
            "hr1", List.of("hr"),
            "leader1", List.of("leading-group"),
            "office1", List.of("office"),
            "seal1", List.of("seal-keeper"),
            "archive1", List.of("archivist"),
            "admin1", List.of("camunda-admin"),
            "auditor1", List.of("auditor"));

    private final MockMvc mvc;
    private final IdentityService identityService;
    private final Accounts accounts;

    /** With every filter a real request passes, on the same day for each test. */
    public Callers(WebApplicationContext application) {
        var builder = MockMvcBuilders.webAppContextSetup(application);
        var filters = new SpringBootMockMvcBuilderCustomizer(application);
        filters.setPrint(MockMvcPrint.NONE);
        filters.setPrintOnlyOnFailure(false);
        filters.customize(builder);
        mvc = builder.apply(springSecurity()).build();
        identityService = application.getBean(IdentityService.class);
        accounts = application.getBean(Accounts.class);
        application.getBean(TestClock.class).set(LocalDate.of(2026, 1, 5));
        GROUPS.forEach(this::add);
    }

    /** Gives a person of the staff a login. */
    public void addHolder(String staffNo) {
        add(staffNo, List.of("holder"));
    }

    public ResultActions get(String by, String path, Object... variables) throws Exception {
        return send(by, MockMvcRequestBuilders.get(path, variables));
    }

    public ResultActions post(String by, String path, String json) throws Exception {
        return send(
                by,
                MockMvcRequestBuilders.post(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json));
    }

    public ResultActions put(String by, String path, String json) throws Exception {
        return send(
                by,
                MockMvcRequestBuilders.put(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json));
    }

    public ResultActions send(String by, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(loggedIn(by)).with(csrf()));
    }

    /** As after a login that is still good. */
    RequestPostProcessor loggedIn(String userId) {
        var login = UsernamePasswordAuthenticationToken.authenticated(userId, null, List.of());
        login.setDetails(new LoginStamp(accounts.find(userId).orElseThrow().stamp()));
        return authentication(login);
    }

    /** Without anybody logged in. */
    MockMvc nobody() {
        return mvc;
    }

    /** Gives them roles, and a login if they have none. */
    public void add(String id, List<String> groups) {
        if (identityService.createUserQuery().userId(id).count() == 0) {
            var user = identityService.newUser(id);
            user.setFirstName("测试" + id);
            user.setPassword(PASSWORD);
            identityService.saveUser(user);
        }
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
