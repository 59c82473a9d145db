package io.keypost.register;

import io.keypost.calendar.Term;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/calendar")
@Tag(name = "Calendar")
class CalendarApi {

    /** The last day of a term. */
    record TermEnd(LocalDate lastDay) {}

    @GetMapping("/term")
    @Operation(summary = "The last day of a term of so many years")
    TermEnd term(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate firstDay, @RequestParam int years) {
        return new TermEnd(Term.lastDayOf(firstDay, years));
    }
}
