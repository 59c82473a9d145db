package io.keypost.register.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.calendar.Holiday;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.register.Callers;
import java.time.LocalDate;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

@KeypostTest
class CalendarPageTest {

    private final Callers callers;

    @Autowired
    WorkdayCalendar calendar;

    CalendarPageTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @Test
    void everybodyFindsTheDaysOfThisYear() throws Exception {
        callers.get("manager1", "/").andExpect(content().string(containsString("href=\"/calendar\"")));
        callers.get("manager1", "/calendar").andExpect(redirectedUrl("/calendar/2026"));
        callers.get("manager1", "/calendar/2026")
                .andExpect(content().string(containsString("2026 年工作日历")))
                .andExpect(content().string(containsString("国务院办公厅关于2026年部分节假日安排的通知")))
                .andExpect(content().string(containsString("春节")))
                .andExpect(content().string(containsDay("2026-02-15", "HOLIDAY")))
                .andExpect(content().string(containsDay("2026-02-14", "MAKE_UP")))
                .andExpect(content().string(containsDay("2026-03-07", "WEEKEND")))
                .andExpect(content().string(containsDay("2026-02-13", "WORKDAY")))
                .andExpect(content().string(not(containsString("name=\"workday\""))));
        callers.get("manager1", "/calendar/2062")
                .andExpect(content().string(containsString("该年的放假安排尚未录入")))
                .andExpect(content().string(not(containsString("HOLIDAY\"><time"))));
        callers.get("hr1", "/calendar/1066").andExpect(status().isNotFound());
    }

    @Test
    void thePageIsInEnglishToo() throws Exception {
        callers.send("hr1", get("/calendar/2026").header("Accept-Language", "en"))
                .andExpect(content().string(containsString("Workdays of 2026")))
                .andExpect(content().string(containsString("February")))
                .andExpect(content().string(containsString("Make-up workday")))
                .andExpect(content().string(not(matchesPattern("(?s).*(放假日期|调休|周末|星期|二月|web\\.).*"))));
        callers.send("hr1", year(2036, "2037-01-01", "").header("Accept-Language", "en"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("2037-01-01 is not a day of 2036.")));
    }

    @Test
    void hrEntersAYearOnThePage() throws Exception {
        callers.get("hr1", "/calendar/2033").andExpect(content().string(containsString("录入放假安排")));
        var filled = year(2033, "2033-01-01", "")
                .param("from", "2033-10-01")
                .param("to", "2033-10-07")
                .param("name", "国庆节, 中秋节")
                .param("workday", "", "2033-10-08");
        callers.send("manager1", filled).andExpect(status().isForbidden());
        assertThat(calendar.year(2033)).isEmpty();
        callers.send("hr1", filled).andExpect(redirectedUrl("/calendar/2033#top"));

        var entered = calendar.year(2033).orElseThrow();
        assertThat(entered.holidays())
                .containsExactly(
                        new Holiday(LocalDate.of(2033, 1, 1), LocalDate.of(2033, 1, 1), "元旦"),
                        new Holiday(LocalDate.of(2033, 10, 1), LocalDate.of(2033, 10, 7), "国庆节, 中秋节"));
        assertThat(entered.workdays()).containsExactly(LocalDate.of(2033, 10, 8));
        callers.get("hr1", "/calendar/2033")
                .andExpect(content().string(containsString("更正放假安排")))
                .andExpect(content().string(containsString("value=\"2033-10-07\"")))
                .andExpect(content().string(containsDay("2033-10-08", "MAKE_UP")));
    }

    @Test
    void whatCannotStandIsSaidBesideItsFieldAndKept() throws Exception {
        callers.send("hr1", year(2034, "2034-02-30", "2034-01-01").param("workday", "2034-01-09"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("没有保存")))
                .andExpect(content().string(containsString("value=\"2034-02-30\"")))
                .andExpect(content().string(containsString("日期格式不正确")));
        callers.send("hr1", year(2034, "2034-01-02", "2034-01-01").param("workday", "2034-01-09"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(
                        content()
                                .string(
                                        matchesPattern(
                                                "(?s).*name=\"to\" value=\"2034-01-01\"[^>]*aria-invalid=\"true\"/>\\s*<p[^>]*>“止”早于“起”.*")))
                .andExpect(content()
                        .string(matchesPattern("(?s).*value=\"2034-01-09\"[^>]*/>\\s*<p[^>]*>2034-01-09 不是周六.*")));
        assertThat(calendar.year(2034)).isEmpty();
    }

    /** One holiday, in the second row: the first is left empty. */
    private static MockHttpServletRequestBuilder year(int year, String from, String to) {
        return post("/calendar/" + year)
                .param("from", "", from)
                .param("to", "", to)
                .param("name", "", "元旦");
    }

    private static Matcher<String> containsDay(String day, String kind) {
        return matchesPattern("(?s).*reg-day-" + kind + "[^>]*><time datetime=\"" + day + "\".*");
    }
}
