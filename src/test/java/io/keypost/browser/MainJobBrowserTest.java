package io.keypost.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a nomination to an agreement that has ended, through the doors people use: our login, Tasklist, Cockpit, the register. */
@Tag("main-job")
class MainJobBrowserTest extends InBrowser {

    private static final String NAME = "欧阳𠮷䶮";
    private final LocalDate firstDay = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(10);
    private final LocalDate lastDay = firstDay.plusYears(3).minusDays(1);
    private static final DateTimeFormatter IN_CHINESE = DateTimeFormatter.ofPattern("y年M月d日");

    @Test
    void aNominationBecomesAnAgreementThatBeginsAndEndsOnItsDays() throws Exception {
        nominate();
        try (var hr = visitor("hr1")) {
            review(hr);
            seeTheInstance(hr, "资格审查", "appointment");
            approve();
            check(hr);
            seeTheInstance(hr, "乙方签署", "signing");
        }
        var number = sign();
        seal(number);
        file(number);
        try (var manager = visitor("manager1")) {
            assertThat(inRegister(manager, number)).contains(firstDay + " 至 " + lastDay, "待生效");
            manager.open("/demo/clock").keepPicture("clock");
            Visitor.press(manager.page().getByText("下一个起始日 · " + firstDay));
            seeArrival(manager, firstDay);
            assertThat(inRegister(manager, number)).contains("履行中");
            manager.keepPicture("register-first-day");
            PlaywrightAssertions.assertThat(manager.page().locator(".reg-posts li", withText("数据库管理员")))
                    .containsText(NAME);
            moveTo(manager, lastDay);
            assertThat(inRegister(manager, number)).contains("履行中");
            moveTo(manager, lastDay.plusDays(1));
            assertThat(inRegister(manager, number)).contains("已终止");
            manager.keepPicture("register-ended");
            manager.page().locator(".reg-logout").click();
            manager.see("您已退出");
        }
    }

    @Test
    void englishIsThereOnRequest() {
        try (var manager = visitor()) {
            manager.open("/login?lang=en").see("Log in").keepPicture("login-en");
            manager.logInHere("manager1").see("Register").keepPicture("register-en");
            openNomination(manager, "Start process", "聘任");
            manager.see("Candidate").keepPicture("nominate-en");
        }
    }

    private void nominate() {
        try (var manager = visitor()) {
            manager.open("/camunda/app/tasklist/default/").see("用户名").keepPicture("login");
            manager.logInHere("manager1").see("周敏").keepPicture("tasklist");
            openNomination(manager, "启动流程", "聘任");
            manager.choose("postCode", "DATABASE").write("staffNo", NAME);
            Visitor.press(manager.form().locator(".option", new Locator.LocatorOptions().setHasText(NAME)));
            manager.choose("fullTime", "true")
                    .write("firstDay", firstDay.toString())
                    .write("years", "3")
                    .write("confidentialityAgreementNo", "BM-2022-014")
                    .write("remarks", "乙方每年参加一次安全培训。");
            PlaywrightAssertions.assertThat(manager.form().locator("[data-field=lastDay] input"))
                    .hasValue(lastDay.toString());
            manager.see("未发现问题，可以提交").keepPicture("nominate");
            assertThat(manager.leftovers()).isEmpty();
            manager.send("启动");
        }
    }

    private static void openNomination(Visitor manager, String start, String process) {
        manager.open("/camunda/app/tasklist/default/");
        Visitor.press(manager.page().locator(".start-process-action a", withText(start)));
        Visitor.press(manager.page().locator(".modal-dialog .processes a", withText(process)));
        PlaywrightAssertions.assertThat(manager.form().locator("[data-field]").first())
                .isVisible();
    }

    private void review(Visitor hr) {
        hr.openTask("本组待办", "资格审查：" + NAME + " · 数据库管理员").claim().choose("qualified", "true");
        done(hr, "review");
    }

    private void approve() {
        try (var leader = visitor("leader1")) {
            leader.openTask("本组待办", "审批聘任：" + NAME)
                    .claim()
                    .choose("approved", "true")
                    .see("吴芳");
            done(leader, "approve");
        }
    }

    private void check(Visitor hr) {
        hr.openTask("本组待办", "核对协议：" + NAME)
                .claim()
                .choose("textCorrect", "true")
                .see("AQXY-");
        done(hr, "check");
    }

    /** The holder reads the text, signs it on paper, which we leave out, and hands it in. */
    private String sign() throws IOException {
        try (var holder = visitor("100006")) {
            holder.openTask("我的任务", "乙方签署：" + NAME);
            var paper = holder.download(holder.form().getByText("下载", new Locator.GetByTextOptions().setExact(true)));
            var number = holder.form()
                    .locator(".case dd", new Locator.LocatorOptions().setHasText("AQXY-"))
                    .innerText();
            assertPaperIsRight(paper, number);
            holder.choose("signed", "true").upload("scanId", "已签字的协议.jpg", AgreementPaper.scanOf(paper));
            done(holder, "sign");
            Visitor.press(holder.page().locator("li.logout a"));
            holder.see("您已退出").keepPicture("logged-out");
            assertThat(holder.page().url()).endsWith("/login?ended");
            return number;
        }
    }

    private void assertPaperIsRight(byte[] bytes, String number) throws IOException {
        try (var paper = new AgreementPaper(bytes)) {
            paper.keepPicture(Visitor.PICTURES.resolve("agreement-1.png"));
            assertThat(paper.text())
                    .contains("编号：" + number, "（乙方）：" + NAME)
                    .contains("信息中心（部门）从事数据库管理员岗位工作", "乙方每年参加一次安全培训。", "BM-2022-014")
                    .contains("期限为3年，自" + IN_CHINESE.format(firstDay) + "起至" + IN_CHINESE.format(lastDay) + "止")
                    .contains("1、工作岗位", "2、聘用期限", "3、岗位责任", "4、双方认为需要约定的其他事项", "5、违约责任", "6、附则")
                    .contains("岗位职责", "1)负责数据库系统的运行管理", "5)监督对系统进行操作的其他人员。");
            assertThat(paper.ink(NAME)).hasSize(4).allSatisfy(part -> assertThat(part)
                    .isBetween(0.08, 0.6));
        }
    }

    private void seal(String number) throws IOException {
        try (var keeper = visitor("seal1")) {
            keeper.openTask("本组待办", "甲方用印：" + NAME).claim().choose("scanConfirmed", "true");
            var paper = keeper.download(keeper.form().getByText("下载", new Locator.GetByTextOptions().setExact(true)));
            keeper.see(number).upload("scanId", "已盖章的协议.jpg", AgreementPaper.scanOf(paper));
            done(keeper, "seal");
        }
    }

    private void file(String number) {
        try (var archivist = visitor("archive1")) {
            archivist
                    .openTask("本组待办", "归档协议：" + NAME)
                    .claim()
                    .choose("copiesMatch", "true")
                    .write("receivedForPartyA", "许静")
                    .see(number);
            done(archivist, "file-copies");
        }
    }

    private static void done(Visitor somebody, String picture) {
        done(somebody, picture, NAME);
    }

    private static void seeTheInstance(Visitor hr, String step, String picture) {
        hr.open("/");
        Visitor.press(hr.page().locator("tr", withText(NAME)).getByText("流程"));
        PlaywrightAssertions.assertThat(hr.page().locator(".djs-container").first())
                .containsText(step);
        PlaywrightAssertions.assertThat(
                        hr.page().locator(".djs-container .instance-count").first())
                .hasText("1");
        hr.keepPicture("cockpit-" + picture);
    }

    private static String inRegister(Visitor reader, String number) {
        reader.open("/");
        assertThat(reader.leftovers()).isEmpty();
        return reader.page().locator("tr", withText(number)).innerText();
    }
}
