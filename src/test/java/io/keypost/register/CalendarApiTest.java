package io.keypost.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keypost.KeypostTest;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.calendar.WorkdayCalendar.CalendarLoaded;
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
                .containsExactly(new CalendarLoaded(2031), new CalendarLoaded(2031));
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

    private void assertThatNothingChanged() {
        assertThat(calendar.year(2032)).isEmpty();
        assertThat(calendar.year(2026).orElseThrow().workdays()).hasSize(6);
        assertThat(audit.of("calendar:2026", "calendar:2032", "calendar:1999")).hasSize(1);
        assertThat(events.stream(CalendarLoaded.class)).isEmpty();
    }
}
