package io.keypost.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import io.keypost.platform.webapp.SentCalls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Goes through Tasklist, Cockpit and Admin, page by page, and records what they send: that, and no more, is let in. */
class WebappsBrowserTest extends InBrowser {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/#/";
    private static final String ADMIN = "/camunda/app/admin/default/#/";

    /** Sent only once a job has failed, or where passwords have rules, which the demo's have not. */
    private static final Set<String> NOT_HERE = Set.of(
            "cockpit: GET {engine}/job/{uuid}/stacktrace",
            "admin: PUT {engine}/job/{uuid}/retries",
            "admin: POST {engine}/identity/password-policy");

    private final TreeSet<String> sent = new TreeSet<>();
    private double pauseInMillis = 400;

    @Test
    void whatThePagesSendIsLetInAndNothingElse() throws IOException {
        workInTasklist();
        startInTasklist();
        lookAround("auditor1");
        lookAround("hr1");
        lookAround("admin1");
        keepFilters();
        keepUsers();
        keepGroupsAndAuthorizations();
        if (!sentByNoPage().isEmpty()) {
            // On a slow machine a page may be left before it has asked everything.
            pauseInMillis = 1500;
            lookAround("hr1");
            lookAround("admin1");
            keepUsers();
            keepGroupsAndAuthorizations();
        }
        Files.write(Path.of("target", "webapp-calls.txt"), sent);

        assertThat(sentByNoPage()).as("on the list, but sent by no page").isEmpty();
    }

    private List<String> sentByNoPage() {
        return SentCalls.missingIn(sent).stream()
                .filter(line -> !line.startsWith("scripts:") && !NOT_HERE.contains(line))
                .toList();
    }

    private void workInTasklist() {
        try (var hr = watched("hr1")) {
            open(hr, TASKLIST);
            press(hr, ".task-filter h4 a:has-text('本组待办')");
            press(hr, ".tasks-list h4.task a:has-text('资格审查')");
            hr.keepPicture("tasklist-task");
            press(hr, "button.claim");
            for (var tab : List.of("历史", "流程图", "描述", "表单")) {
                press(hr, ".nav-tabs a:has-text('" + tab + "')");
            }
            press(hr, "button.unclaim");
            press(hr, "button.claim");
            hr.choose("qualified", "true");
            hr.send("完成");
            hr.page().locator("input[placeholder='筛选任务']").click();
            hr.page().keyboard().type("名称");
            hr.page().keyboard().press("Enter");
            settle(hr.page());
        }
    }

    private void startInTasklist() {
        try (var holder = watched("100002")) {
            // On a slow line, so that the form is sent while it is still being filled: it waits, and goes.
            holder.page()
                    .addInitScript("const now = fetch; window.fetch = async (...of) => {"
                            + " await new Promise((on) => setTimeout(on, String(of[0]).includes('/api/') ? 700 : 0));"
                            + " return now(...of); }");
            open(holder, TASKLIST);
            press(holder, ".start-process-action a");
            press(holder, ".modal-dialog .processes a:has-text('辞岗')");
            holder.choose("scope", "POST").send("启动");
            settle(holder.page());
        }
    }

    private void lookAround(String user) {
        try (var reader = watched(user)) {
            for (var page : List.of("dashboard", "processes", "decisions", "tasks", "repository", "batch")) {
                open(reader, COCKPIT + page);
            }
            open(reader, COCKPIT + "repository");
            press(reader, ".deployments .deployment, [ng-click*='selectDeployment']");
            press(reader, ".resources .resource, [ng-click*='selectResource']");
            for (var process : List.of("renewal", "term")) {
                open(reader, COCKPIT + "processes");
                press(reader, "a[href*='process-definition/" + process + ":']");
                var instance = reader.page()
                        .locator("a[href*='process-instance/']")
                        .first()
                        .getAttribute("href");
                pressEach(reader, ".nav-tabs a:visible");
                open(reader, COCKPIT + instance.replaceFirst("^#/", ""));
                pressEach(reader, ".nav-tabs a:visible");
                reader.keepPicture("cockpit-" + process + "-" + user);
            }
            open(reader, COCKPIT + "decisions");
            press(reader, "a[href*='decision-definition/']");
            if (reader.page().locator("a[href*='decision-instance/']").count() > 0) {
                press(reader, "a[href*='decision-instance/']");
                pressEach(reader, ".nav-tabs a:visible");
            }
        }
    }

    private void keepFilters() {
        try (var administrator = watched("admin1")) {
            open(administrator, TASKLIST);
            press(administrator, "button:has-text('创建筛选器')");
            administrator.page().fill("[ng-model='filter.name']", "另一清单");
            press(administrator, ".modal-dialog button:has-text('保存')");
            for (var button : List.of("保存", "删除")) {
                press(administrator, ".task-filter:has-text('另一清单') h4 a");
                press(administrator, ".task-filter:has-text('另一清单') [ng-click='openModal($event, filter)']");
                press(administrator, ".modal-dialog button:has-text('" + button + "')");
            }
            press(
                    administrator,
                    ".modal-dialog button.btn-danger:visible, .modal-dialog button:visible:has-text('删除')");
        }
    }

    private void keepUsers() {
        try (var administrator = watched("admin1")) {
            for (var page : List.of(
                    "",
                    "users",
                    "system",
                    "system?section=system-settings-general",
                    "system?section=system-settings-metrics")) {
                open(administrator, ADMIN + page);
            }
            var page = open(administrator, ADMIN + "user-create");
            page.fill("[ng-model='profile.id']", "100077");
            page.fill("[ng-model='password']", "correct horse battery");
            page.fill("[ng-model='credentials.password2']", "correct horse battery");
            page.fill("[ng-model='profile.firstName']", "郑");
            page.fill("[ng-model='profile.lastName']", "新");
            press(administrator, "button:has-text('新建用户')");
            open(administrator, ADMIN + "users/100077?tab=profile");
            page.fill("[ng-model='profile.firstName']", "正");
            press(administrator, "button.btn-primary");
            open(administrator, ADMIN + "users/100077?tab=groups");
            press(administrator, "[ng-click='openCreateGroupMembershipDialog()']");
            press(administrator, ".modal-dialog tr:has-text('archivist') input[type=checkbox]");
            press(administrator, ".modal-dialog [ng-click='createGroupMemberships()']");
            open(administrator, ADMIN + "users/100077?tab=groups");
            press(administrator, "[ng-click='removeGroup(group.id)']");
            open(administrator, ADMIN + "users/100077?tab=account");
            page.fill("[ng-model='credentials.authenticatedUserPassword']", "demo");
            page.fill("[ng-model='password']", "battery horse correct");
            page.fill("[ng-model='credentials.password2']", "battery horse correct");
            press(administrator, "[ng-click^='updateCredentials']");
            press(administrator, "[ng-click='unlockUser()']");
            open(administrator, ADMIN + "users/100077?tab=account");
            press(administrator, "[ng-click='deleteUser()']");
            press(administrator, ".modal-dialog .modal-footer button.btn-primary:visible");
            administrator.keepPicture("admin-users");
        }
    }

    private void keepGroupsAndAuthorizations() {
        try (var administrator = watched("admin1")) {
            open(administrator, ADMIN + "groups");
            var page = open(administrator, ADMIN + "group-create");
            page.fill("[ng-model='group.id']", "extra");
            page.fill("[ng-model='group.name']", "另一组");
            press(administrator, "button.btn-primary");
            open(administrator, ADMIN + "groups/extra?tab=group");
            page.fill("[ng-model='group.name']", "又一组");
            press(administrator, "button.btn-primary");
            open(administrator, ADMIN + "groups/extra?tab=users");
            open(administrator, ADMIN + "groups/extra?tab=group");
            press(administrator, "[ng-click='deleteGroup()']");
            press(administrator, ".modal-dialog .modal-footer button.btn-primary:visible");
            open(administrator, ADMIN + "authorization?resource=0");
            press(administrator, "[ng-click='addNewAuthorization()']");
            page.fill("[ng-model='authorization.identityId']", "archivist");
            page.fill("[ng-model='authorization.resourceId']", "welcome");
            press(administrator, "[ng-click='confirmUpdateAuthorization(authorization)']:visible");
            press(administrator, "tr:has-text('welcome') [ng-click='updateAuthorization(authorization)']");
            press(administrator, "[ng-click='confirmUpdateAuthorization(authorization)']:visible");
            press(administrator, "tr:has-text('welcome') [ng-click='deleteAuthorization(authorization)']");
            press(administrator, ".modal-dialog .modal-footer button.btn-primary:visible");
            administrator.keepPicture("admin-authorizations");
        }
    }

    private Visitor watched(String user) {
        var visitor = visitor(user);
        visitor.page().onRequest(this::note);
        return visitor;
    }

    private void note(Request request) {
        var uri = URI.create(request.url());
        if (uri.getPath().startsWith("/camunda/api/")) {
            sent.add(request.method() + " " + uri.getPath().substring("/camunda/api".length()));
        }
    }

    /** From another page, since one that differs behind the # only would not be loaded anew. */
    private Page open(Visitor visitor, String path) {
        visitor.open("/css/keypost.css").open(path);
        return settle(visitor.page());
    }

    private void pressEach(Visitor visitor, String selector) {
        for (var i = 0; i < visitor.page().locator(selector).count(); i++) {
            Visitor.press(visitor.page().locator(selector).nth(i));
            settle(visitor.page());
        }
    }

    private void press(Visitor visitor, String selector) {
        Visitor.press(visitor.page().locator(selector));
        settle(visitor.page());
    }

    /** An application that has come up asks its questions one after the other. */
    private Page settle(Page page) {
        page.waitForTimeout(pauseInMillis);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return page;
    }
}
