package io.keypost.calendar;

import io.keypost.audit.Deed;
import io.keypost.calendar.CalendarDay.Kind;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** A year's holidays and make-up workdays as published by the State Council. */
@Entity
@Table(name = "calendar_year")
public class CalendarYear {

    @Id
    private int number;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "calendar_day", joinColumns = @JoinColumn(name = "year_number"))
    @MapKeyColumn(name = "on_day")
    private Map<LocalDate, CalendarDay> days = new HashMap<>();

    private @Nullable String source;

    /** By {@link io.keypost.audit.AuditLog#SYSTEM} where the year came with the product. */
    @Getter
    private Deed loaded;

    @SuppressWarnings("NullAway.Init")
    protected CalendarYear() {}

    @SuppressWarnings("NullAway.Init")
    CalendarYear(int number) {
        this.number = number;
    }

    void replace(Map<LocalDate, CalendarDay> published, @Nullable String newSource, Deed newlyLoaded) {
        days.clear();
        days.putAll(published);
        source = newSource;
        loaded = newlyLoaded;
    }

    public int year() {
        return number;
    }

    /** Days off, in order; those in a row under one name are one. */
    public List<Holiday> holidays() {
        var holidays = new ArrayList<Holiday>();
        for (var entry : new TreeMap<>(days).entrySet()) {
            if (entry.getValue().kind() != Kind.HOLIDAY) {
                continue;
            }
            var day = entry.getKey();
            var name = entry.getValue().name();
            var last = holidays.isEmpty() ? null : holidays.get(holidays.size() - 1);
            if (last != null && last.to().plusDays(1).equals(day) && Objects.equals(last.name(), name)) {
                holidays.set(holidays.size() - 1, new Holiday(last.from(), day, name));
            } else {
                holidays.add(new Holiday(day, day, name));
            }
        }
        return holidays;
    }

    /** Days of weekends that are worked, in order. */
    public List<LocalDate> workdays() {
        return days(Kind.WORKDAY);
    }

    List<LocalDate> days(Kind kind) {
        return days.entrySet().stream()
                .filter(day -> day.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Where it is published. */
    public Optional<String> source() {
        return Optional.ofNullable(source);
    }
}
