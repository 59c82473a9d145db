package io.keypost.calendar;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.keypost.audit.AuditLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Brings the years that were published when this version was made. What is in the database stays: hr may have corrected it. It comes when
 * every listener is there, and before the first job.
 */
@Component
@RequiredArgsConstructor
class PublishedYears implements SmartInitializingSingleton {

    /** A year as the data file has it. */
    record Entry(int year, String source, List<Holiday> holidays, List<LocalDate> workdays) {}

    record Published(List<Entry> years) {}

    private final WorkdayCalendar calendar;

    @Override
    public void afterSingletonsInstantiated() {
        for (var entry : read()) {
            if (calendar.year(entry.year()).isEmpty()) {
                calendar.replace(entry.year(), entry.holidays(), entry.workdays(), entry.source(), AuditLog.SYSTEM);
            }
        }
    }

    static List<Entry> read() {
        var yaml = JsonMapper.builder(new YAMLFactory())
                .addModules(new ParameterNamesModule(), new JavaTimeModule())
                .build();
        try (var file = new ClassPathResource("calendar.yaml").getInputStream()) {
            return yaml.readValue(file, Published.class).years();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
