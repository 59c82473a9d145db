package io.keypost.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Two agreements of the sample organisation come to their last days: one is renewed in Tasklist, of the other nobody thinks. */
class TermBrowserTest extends InBrowser {

    private static final String RENEWED = "张伟";
    private static final String FORGOTTEN = "李秀英";

    private final LocalDate lastDay = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(20);
    private final LocalDate forgottenLastDay = lastDay.plusDays(25);

    @Test
    void oneIsRenewedWithNoDayBetweenAndTheOtherEndsByItself() throws Exception {
        renew();
        var paper = sign();
        seal(paper);
        try (var archivist = visitor("archive1")) {
            archivist
                    .openTask("本组待办", "归档协议：" + RENEWED)
                    .claim()
                    .choose("copiesMatch", "true")
                    .write("receivedForPartyA", "许静");
            done(archivist, "renewal-file-copies", RENEWED);
        }
        try (var hr = visitor("hr1")) {
            moveTo(hr, lastDay);
            see(hr, RENEWED, "履行中", "待生效");
            moveTo(hr, lastDay.plusDays(1));
            see(hr, RENEWED, "已终止", "履行中");
            hr.keepPicture("register-renewed");
            PlaywrightAssertions.assertThat(post(hr, "系统管理员")).containsText(RENEWED);
            assertThat(exits(hr)).doesNotContain(RENEWED);

            moveTo(hr, forgottenLastDay);
            PlaywrightAssertions.assertThat(post(hr.open("/"), "机房管理员")).containsText(FORGOTTEN);
            moveTo(hr, forgottenLastDay.plusDays(1));
            see(hr, FORGOTTEN, "已终止");
            PlaywrightAssertions.assertThat(post(hr, "机房管理员")).containsText("空缺");
            hr.keepPicture("register-vacant");
            assertThat(exits(hr)).contains(FORGOTTEN);
            hr.keepPicture("exits");
            assertThat(hr.leftovers()).isEmpty();
        }
    }

    private void renew() {
        try (var manager = visitor("manager1")) {
            manager.openTask("本组待办", "提出续聘意向：" + RENEWED)
                    .claim()
                    .choose("renewalWanted", "true")
                    .write("years", "2")
                    .see(lastDay.plusDays(1).toString());
            done(manager, "renewal-propose", RENEWED);
        }
        try (var holder = visitor("100003")) {
            holder.openTask("我的任务", "征求本人意愿：" + RENEWED).choose("consented", "true");
            done(holder, "renewal-consent", RENEWED);
        }
        try (var leader = visitor("leader1")) {
            leader.openTask("本组待办", "审批续聘：" + RENEWED).claim().choose("approved", "true");
            done(leader, "renewal-approve", RENEWED);
        }
        try (var hr = visitor("hr1")) {
            hr.openTask("本组待办", "核对协议：" + RENEWED).claim().choose("textCorrect", "true");
            done(hr, "renewal-check", RENEWED);
        }
    }

    private byte[] sign() throws IOException {
        try (var holder = visitor("100003")) {
            holder.openTask("我的任务", "乙方签署：" + RENEWED);
            var paper = holder.download(holder.form().getByText("下载", new Locator.GetByTextOptions().setExact(true)));
            holder.choose("signed", "true").upload("scanId", "已签字的续聘协议.jpg", AgreementPaper.scanOf(paper));
            done(holder, "renewal-sign", RENEWED);
            return paper;
        }
    }

    private void seal(byte[] paper) throws IOException {
        try (var keeper = visitor("seal1")) {
            keeper.openTask("本组待办", "甲方用印：" + RENEWED)
                    .claim()
                    .choose("scanConfirmed", "true")
                    .upload("scanId", "已盖章的续聘协议.jpg", AgreementPaper.scanOf(paper));
            done(keeper, "renewal-seal", RENEWED);
        }
    }

    /** In the register, the agreements of that name have just these statuses, the older first. */
    private static void see(Visitor reader, String name, String... statuses) {
        reader.open("/?q=" + name);
        var rows = reader.page().locator("tr", new Page.LocatorOptions().setHasText("AQXY-"));
        assertThat(rows.allInnerTexts()).hasSize(statuses.length).satisfies(texts -> {
            for (var i = 0; i < statuses.length; i++) {
                assertThat(texts.get(statuses.length - 1 - i)).contains(name, statuses[i]);
            }
        });
    }

    private static Locator post(Visitor reader, String name) {
        return reader.page().locator(".reg-posts li", new Page.LocatorOptions().setHasText(name));
    }

    private static String exits(Visitor reader) {
        return reader.open("/exits").page().locator("main").innerText();
    }
}
