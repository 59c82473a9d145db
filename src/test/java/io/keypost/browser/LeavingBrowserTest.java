package io.keypost.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.keypost.process.Clerks;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Two holders of the sample organisation give notice: one stays after all, the other leaves. */
class LeavingBrowserTest extends InBrowser {

    private static final String LEAVING = "王建国";
    private static final String STAYING = "李秀英";

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Test
    void oneStaysWithTheLeadingGroupsConsentAndTheOtherLeavesOnTheStatedDay() {
        stay();
        leave();
    }

    private void stay() {
        giveNotice("100002", STAYING, "POST");
        confirm(STAYING);
        ask();
        try (var leader = visitor("leader1")) {
            leader.openTask("本组待办", "审批撤回：" + STAYING)
                    .claim()
                    .choose("consented", "false")
                    .write("reason", "接任人已在遴选");
            done(leader, "withdrawal-refuse", STAYING);
        }
        try (var holder = visitor("100002")) {
            openExit(holder, STAYING).see("不同意").keepPicture("withdrawal-refused");
            assertThat(holder.leftovers()).isEmpty();
        }
        var exit = ask();
        try (var leader = visitor("leader2")) {
            leader.openTask("本组待办", "审批撤回：" + STAYING).claim().choose("consented", "true");
            done(leader, "withdrawal-consent", STAYING);
        }
        try (var hr = visitor("hr1")) {
            hr.page().navigate(exit);
            hr.see(STAYING).see("已撤回").keepPicture("withdrawn");
            assertThat(hr.leftovers()).isEmpty();
        }
    }

    /** The address of the exit's page. */
    private String ask() {
        try (var holder = visitor("100002")) {
            openExit(holder, STAYING);
            Visitor.press(holder.page().locator("summary", withText("申请撤回")));
            holder.page().fill("form[action$='/withdrawal'] textarea", "家中情况有变，希望留任。");
            Visitor.press(holder.page().locator("form[action$='/withdrawal'] button"));
            return holder.see("家中情况有变").page().url();
        }
    }

    private void leave() {
        giveNotice("100001", LEAVING, "EMPLOYMENT");
        confirm(LEAVING);
        try (var holder = visitor("100001")) {
            holder.openTask("我的任务", "查收回执：" + LEAVING);
            done(holder, "receipt-collect", LEAVING);
        }
        try (var leader = visitor("leader1")) {
            leader.openTask("本组待办", "决定转岗脱密：" + LEAVING)
                    .claim()
                    .choose("transferWanted", "true")
                    .write("transferFrom", today.toString())
                    .write("transferTo", "综合科科员");
            done(leader, "transfer-decide", LEAVING);
        }
        try (var holder = visitor("100001")) {
            holder.openTask("我的任务", "确认转岗脱密：" + LEAVING);
            done(holder, "transfer-acknowledge", LEAVING);
        }
        try (var administrator = visitor("admin1")) {
            administrator.openTask("本组待办", "收回岗位权限：" + LEAVING).claim().write("note", "安全设备账号、门禁、堡垒机");
            done(administrator, "access-revoke", LEAVING);
        }
        try (var office = visitor("office1")) {
            office.openTask("本组待办", "核实权限收回：" + LEAVING).claim();
            done(office, "access-verify", LEAVING);
        }
        try (var hr = visitor("hr1")) {
            openExit(hr, LEAVING).see("转岗脱密").keepPicture("declassifying");
            assertThat(hr.leftovers()).isEmpty();
            var exit = hr.page().url();
            var number = agreementOf(hr);
            var lastDay = new Clerks(keypost())
                    .get("/agreements/" + number)
                    .path("endsOn")
                    .asText();
            moveTo(hr, LocalDate.parse(lastDay));
            hr.open("/agreements/" + number).see("履行中");
            moveTo(hr, LocalDate.parse(lastDay).plusDays(1));
            hr.open("/agreements/" + number).see("已终止").see("清退");
            new Clerks(keypost()).writeOff(number);
            hr.open("/agreements/" + number);
            for (var part : new String[] {
                "收到辞岗通知", "签收辞岗通知", "辞岗通知回执", "转岗脱密通知", "已收回岗位权限", "已核实岗位权限收回", "终止通知", "离岗保密承诺书", "协议终止", "清退"
            }) {
                hr.see(part);
            }
            hr.keepWholePage("the-whole-story");
            assertThat(hr.leftovers()).isEmpty();
            hr.page().navigate(exit);
            hr.see("已办结").keepPicture("exit-closed");
        }
    }

    private static void giveNotice(String user, String name, String scope) {
        try (var holder = visitor(user)) {
            holder.open("/camunda/app/tasklist/default/");
            Visitor.press(holder.page().locator(".start-process-action a", withText("启动流程")));
            Visitor.press(holder.page().locator(".modal-dialog .processes a", withText("辞岗")));
            PlaywrightAssertions.assertThat(
                            holder.form().locator("[data-field]").first())
                    .isVisible();
            holder.choose("scope", scope).see("第二百零一条").see(name).keepPicture("notice-give");
            assertThat(holder.leftovers()).isEmpty();
            holder.send("启动");
        }
    }

    private static void confirm(String name) {
        try (var hr = visitor("hr1")) {
            hr.openTask("本组待办", "签收辞岗通知：" + name).claim().choose("received", "true");
            done(hr, "receipt-confirm", name);
        }
    }

    private static Visitor openExit(Visitor reader, String name) {
        reader.open("/exits");
        Visitor.press(reader.page().locator("main a", withText(name)));
        return reader.see(name);
    }

    private static String agreementOf(Visitor reader) {
        return reader.page()
                .locator("main a[href*='/agreements/']")
                .first()
                .innerText()
                .strip();
    }
}
