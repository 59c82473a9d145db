package io.keypost.calendar;

import io.keypost.audit.Deed;
import io.keypost.audit.Logged;
import io.keypost.calendar.CalendarDay.Kind;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the published calendar of each year. It moves reminders and due dates, and a notice's last day; no term. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class WorkdayCalendar {

    /** That year's calendar is there, or another than before: what was provisional for want of it can be worked out. */
    public record CalendarLoaded(int year, String by, @Nullable String reason) implements Logged {

        @Override
        public String subject() {
            return "calendar:" + year;
        }

        @Override
        public String what() {
            return "calendar.loaded";
        }
    }

    /** Other years are taken for a slip of the keyboard. */
    public static final int FIRST_YEAR = 2000;

    public static final int LAST_YEAR = 2100;

    private final CalendarYears years;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** As all years stand now. */
    @Transactional(readOnly = true)
    public Workdays workdays() {
        var loaded = years.findAll();
        return new Workdays(
                loaded.stream().map(CalendarYear::year).collect(Collectors.toSet()),
                days(loaded, Kind.HOLIDAY),
                days(loaded, Kind.WORKDAY));
    }

    /** What is published of a year, if it is loaded. */
    @Transactional(readOnly = true)
    public Optional<CalendarYear> year(int year) {
        return years.findById(year);
    }

    /**
     * Loads a year, or replaces what was loaded of it.
     *
     * @param holidays every day off as published, the weekends among them included
     * @param workdays days of weekends that are worked instead
     * @param source where it is published
     * @throws Refusal naming each field that cannot stand: {@code holidays[0].to}
     */
    @Transactional
    public CalendarYear replace(
            int year, List<Holiday> holidays, List<LocalDate> workdays, @Nullable String source, String by) {
        var days = daysOf(year, holidays, workdays);
        var calendar = years.lock(year).orElseGet(() -> new CalendarYear(year));
        calendar.replace(days, source, new Deed(by, Instant.now(clock)));
        var saved = years.save(calendar);
        events.publishEvent(new CalendarLoaded(year, by, source));
        return saved;
    }

    private static Set<LocalDate> days(List<CalendarYear> loaded, Kind kind) {
        return loaded.stream().flatMap(year -> year.days(kind).stream()).collect(Collectors.toSet());
    }

    private static Map<LocalDate, CalendarDay> daysOf(int year, List<Holiday> holidays, List<LocalDate> workdays) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Refusal.rule("year", "calendar.year", Integer.toString(FIRST_YEAR), Integer.toString(LAST_YEAR));
        }
        var violations = new ArrayList<Violation>();
        var days = new HashMap<LocalDate, CalendarDay>();
        if (holidays.isEmpty()) {
            violations.add(Violation.of("holidays", "calendar.noHolidays"));
        }
        for (var i = 0; i < holidays.size(); i++) {
            var holiday = holidays.get(i);
            var field = "holidays[" + i + "].";
            if (isIn(year, field + "from", holiday.from(), violations)
                    && isIn(year, field + "to", holiday.to(), violations)) {
                if (holiday.to().isBefore(holiday.from())) {
                    violations.add(Violation.of(field + "to", "calendar.order"));
                    continue;
                }
                var off = new CalendarDay(Kind.HOLIDAY, holiday.name());
                holiday.from()
                        .datesUntil(holiday.to().plusDays(1))
                        .filter(day -> days.putIfAbsent(day, off) != null)
                        .findFirst()
                        .ifPresent(
                                day -> violations.add(Violation.of(field + "from", "calendar.twice", day.toString())));
            }
        }
        for (var i = 0; i < workdays.size(); i++) {
            var day = workdays.get(i);
            var field = "workdays[" + i + "]";
            if (isIn(year, field, day, violations)) {
                if (!Workdays.isWeekend(day)) {
                    violations.add(Violation.of(field, "calendar.noWeekend", day.toString()));
                    continue;
                }
                var other = days.putIfAbsent(day, new CalendarDay(Kind.WORKDAY, null));
                if (other != null) {
                    var rule = other.kind() == Kind.HOLIDAY ? "calendar.both" : "calendar.twice";
                    violations.add(Violation.of(field, rule, day.toString()));
                }
            }
        }
        if (!violations.isEmpty()) {
            throw new Refusal(Refusal.Kind.RULE, violations);
        }
        return days;
    }

    private static boolean isIn(int year, String field, LocalDate day, List<Violation> violations) {
        if (day.getYear() == year) {
            return true;
        }
        violations.add(Violation.of(field, "calendar.otherYear", day.toString(), Integer.toString(year)));
        return false;
    }
}
