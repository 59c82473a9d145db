package io.keypost.register.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.calendar.WorkdayCalendar.CalendarLoaded;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.web.context.WebApplicationContext;

@KeypostTest
@RecordApplicationEvents
class CalendarApiTest {

    private static final String YEAR =
            """
            {"holidays":[{"from":"2031-01-01","to":"2031-01-03","name":"元旦"},"2031-05-01"],
            "workdays":["2031-01-05"],"source":"国办发〔2030〕1号"}""";

    private final Callers callers;

    @Autowired
    WorkdayCalendar calendar;

    @Autowired
    AuditLog audit;

    @Autowired
    Cases cases;

    @Autowired
    ApplicationEvents events;

    CalendarApiTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @Test
    void theYearsThatWerePublishedAreThere() throws Exception {
        callers.get("manager1", "/api/calendar/2026")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.holidays", hasSize(7)))
                .andExpect(jsonPath("$.holidays[1].from").value("2026-02-15"))
                .andExpect(jsonPath("$.holidays[1].to").value("2026-02-23"))
                .andExpect(jsonPath("$.holidays[1].name").value("春节"))
                .andExpect(jsonPath("$.workdays", hasSize(6)))
                .andExpect(jsonPath("$.loadedBy.name").value("系统"));
        assertThat(audit.of("calendar:2025")).extracting(AuditEvent::what).containsExactly("calendar.loaded");
        callers.get("hr1", "/api/calendar/2040").andExpect(status().isNotFound());
        callers.get("hr1", "/api/calendar/term?firstDay=2026-01-01&years=1").andExpect(status().isOk());
    }

    @Test
    void hrEntersAYearAndCorrectsIt() throws Exception {
        assertThat(calendar.workdays().covers(2031)).isFalse();
        callers.put("hr1", "/api/calendar/2031", YEAR)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.loadedBy.id").value("hr1"));
        callers.get("hr1", "/api/calendar/2031")
                .andExpect(jsonPath("$.holidays[*].from").value(contains("2031-01-01", "2031-05-01")))
                .andExpect(jsonPath("$.holidays[*].to").value(contains("2031-01-03", "2031-05-01")))
                .andExpect(jsonPath("$.holidays[*].name").value(contains("元旦")))
                .andExpect(jsonPath("$.workdays").value(contains("2031-01-05")))
                .andExpect(jsonPath("$.source").value("国办发〔2030〕1号"));
        assertThat(calendar.workdays().covers(2031)).isTrue();
        assertThat(calendar.workdays().isWorkday(LocalDate.of(2031, 1, 5))).isTrue();
        assertThat(calendar.workdays().isWorkday(LocalDate.of(2031, 1, 3))).isFalse();

        callers.put("hr1", "/api/calendar/2031", "{\"holidays\":[\"2031-01-05\",\"2031-01-01\",\"2031-01-02\"]}")
                .andExpect(status().isOk());
        callers.get("hr1", "/api/calendar/2031")
                .andExpect(jsonPath("$.holidays[*].from").value(contains("2031-01-01", "2031-01-05")))
                .andExpect(jsonPath("$.workdays").isEmpty())
                .andExpect(jsonPath("$.source").doesNotExist());
        assertThat(calendar.workdays().isWorkday(LocalDate.of(2031, 1, 5))).isFalse();
        assertThat(calendar.workdays().isWorkday(LocalDate.of(2031, 1, 3))).isTrue();
        assertThat(calendar.workdays().covers(2026)).isTrue();

        assertThat(events.stream(CalendarLoaded.class))
                .extracting(CalendarLoaded::year)
                .containsExactly(2031, 2031);
        assertThat(audit.of("calendar:2031"))
                .extracting(AuditEvent::what, AuditEvent::actor, AuditEvent::reason)
                .containsExactly(tuple("calendar.loaded", "hr1", "国办发〔2030〕1号"), tuple("calendar.loaded", "hr1", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager1", "leader1", "office1", "auditor1"})
    void nobodyButHrEntersAYear(String who) throws Exception {
        callers.put(who, "/api/calendar/2031", YEAR).andExpect(status().isForbidden());
        callers.put(who, "/api/calendar/2026", YEAR).andExpect(status().isForbidden());
        assertThatNothingChanged();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"holidays\":[{\"from\":\"2032-02-30\"}]}|holidays.from|input.date",
                "{\"holidays\":[\"2032-02-30\"]}|holidays|input.date",
                "{\"holidays\":[\"2032-01-01T00:00:00Z\"]}|holidays|input.date",
                "{\"holidays\":[{\"from\":\"2032-01-01\"}],\"workdays\":[\"04.01.2032\"]}|workdays|input.date",
                "{\"holidays\":\"2032-01-01\"}|holidays|input.type",
                "{\"holidays\":[true]}|holidays|input.type",
            })
    void whatIsMalformedIsNamed(String json, String field, String rule) throws Exception {
        callers.put("hr1", "/api/calendar/2032", json)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.violations[0].field").value(field))
                .andExpect(jsonPath("$.violations[0].rule").value(rule));
        assertThatNothingChanged();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|holidays|calendar.noHolidays",
                "{\"holidays\":[]}|holidays|calendar.noHolidays",
                "{\"holidays\":[null]}|holidays[0].from|input.missing",
                "{\"holidays\":[{\"to\":\"2032-01-01\"}]}|holidays[0].from|input.missing",
                "{\"holidays\":[\"2032-01-01\"],\"workdays\":[null]}|workdays[0]|input.missing",
                "{\"holidays\":[\"2031-12-31\"]}|holidays[0].from|calendar.otherYear",
                "{\"holidays\":[{\"from\":\"2032-12-31\",\"to\":\"2033-01-02\"}]}|holidays[0].to|calendar.otherYear",
                "{\"holidays\":[{\"from\":\"2032-01-03\",\"to\":\"2032-01-01\"}]}|holidays[0].to|calendar.order",
                "{\"holidays\":[{\"from\":\"2032-01-01\",\"to\":\"2032-01-03\"},\"2032-01-03\"]}|holidays[1].from|calendar.twice",
                "{\"holidays\":[\"2032-01-01\"],\"workdays\":[\"2033-01-01\"]}|workdays[0]|calendar.otherYear",
                "{\"holidays\":[\"2032-01-01\"],\"workdays\":[\"2032-01-05\"]}|workdays[0]|calendar.noWeekend",
                "{\"holidays\":[\"2032-01-03\"],\"workdays\":[\"2032-01-04\",\"2032-01-03\"]}|workdays[1]|calendar.both",
                "{\"holidays\":[\"2032-01-01\"],\"workdays\":[\"2032-01-04\",\"2032-01-04\"]}|workdays[1]|calendar.twice",
            })
    void whatCannotStandIsNamed(String json, String field, String rule) throws Exception {
        callers.put("hr1", "/api/calendar/2032", json)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations", hasSize(1)))
                .andExpect(jsonPath("$.violations[0].field").value(field))
                .andExpect(jsonPath("$.violations[0].rule").value(rule));
        assertThatNothingChanged();
    }

    @Test
    void aYearOutOfAnyRangeIsRefused() throws Exception {
        callers.put("hr1", "/api/calendar/1999", "{\"holidays\":[\"1999-01-01\"]}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.violations[0].field").value("year"));
        callers.put("hr1", "/api/calendar/next", YEAR).andExpect(status().isBadRequest());
        assertThatNothingChanged();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-30, 2026-02-28, 2026-02-28",
        "2025-12-01, 2026-03-01, 2026-03-02",
        "2026-05-06, 2026-08-06, 2026-08-06"
    })
    void aNoticesLastDayIsPreviewed(String receivedOn, String unrolled, String rolled) throws Exception {
        callers.get("manager1", "/api/calendar/notice?receivedOn=" + receivedOn)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.lastDay").value(rolled))
                .andExpect(jsonPath("$.unrolled").value(unrolled))
                .andExpect(jsonPath("$.rolled").value(rolled))
                .andExpect(jsonPath("$.provisional").value(false));
    }

    @Test
    void aNoticesLastDayIsExplainedInTheCallersLanguage() throws Exception {
        callers.get("hr1", "/api/calendar/notice?receivedOn=2025-12-01")
                .andExpect(jsonPath("$.explanation")
                        .value("通知于2025年12月1日收到，收到当日不计入；通知期为3个月（协议第3条第3项），依照《民法典》第二百零一条至第二百零三条，"
                                + "至2026年3月1日届满，该日为休息日，顺延至下一工作日2026年3月2日。"));
        callers.send("hr1", get("/api/calendar/notice?receivedOn=2035-12-01").header("Accept-Language", "en"))
                .andExpect(jsonPath("$.provisional").value(true))
                .andExpect(
                        jsonPath("$.explanation")
                                .value(
                                        "Notice received on 1 December 2035, that day not counted; the period of 3 months (agreement,"
                                                + " section 3 item 3) ends by Civil Code, articles 201 to 203, on 1 March 2036, a rest day,"
                                                + " and moves to the next workday, 3 March 2036; the last day is provisional until the"
                                                + " published holidays of that year are entered, and is then worked out again."));
    }

    @Test
    void whoKnowsNoSecretsOwesThirtyDays() throws Exception {
        var knowing = cases.person();
        var other = cases.person();
        callers.put("hr1", "/api/people/" + other, "{\"name\":\"李四\",\"department\":\"信息中心\",\"knowsSecrets\":false}");
        var path = "/api/calendar/notice?receivedOn=2026-05-06&post=NETWORK&staffNo=";
        callers.get("hr1", path + knowing).andExpect(jsonPath("$.lastDay").value("2026-08-06"));
        callers.addHolder(other);
        callers.get(other, path + other)
                .andExpect(jsonPath("$.unrolled").value("2026-06-05"))
                .andExpect(jsonPath("$.explanation").value(containsString("30日（《劳动合同法》第三十七条）")));
        callers.get(other, path + knowing).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400, receivedOn",
        "?receivedOn=, 400, receivedOn",
        "?receivedOn=2026-02-30, 400, receivedOn",
        "?receivedOn=1026-02-01, 400, receivedOn",
        "?receivedOn=2026-02-01&post=CANTEEN, 422, post",
        "?receivedOn=2026-02-01&staffNo=nobody, 422, staffNo"
    })
    void aNoticeThatCannotBeMeantIsRefused(String query, int status, String field) throws Exception {
        callers.get("hr1", "/api/calendar/notice" + query)
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.violations[0].field").value(field));
    }

    private void assertThatNothingChanged() {
        assertThat(calendar.year(2032)).isEmpty();
        assertThat(calendar.year(2026).orElseThrow().workdays()).hasSize(6);
        assertThat(audit.of("calendar:2026", "calendar:2032", "calendar:1999")).hasSize(1);
        assertThat(events.stream(CalendarLoaded.class)).isEmpty();
    }
}
