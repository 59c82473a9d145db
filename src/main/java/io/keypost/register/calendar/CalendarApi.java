package io.keypost.register.calendar;

import io.keypost.calendar.Term;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.exit.NoticeRule;
import io.keypost.exit.NoticeTexts;
import io.keypost.platform.language.Messages;
import io.keypost.register.Names;
import io.keypost.register.Reader;
import io.keypost.register.people.PeopleList;
import io.keypost.rule.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/calendar")
@Tag(name = "Calendar")
@RequiredArgsConstructor
class CalendarApi {

    /** The last day of a term. */
    record TermEnd(LocalDate lastDay) {}

    /**
     * The last day of a notice, and how it comes about.
     *
     * @param unrolled the last day by the period alone
     * @param rolled the workday on or after it
     * @param provisional whether a year's published holidays are still wanting
     */
    record NoticeEnd(
            LocalDate lastDay, LocalDate unrolled, LocalDate rolled, boolean provisional, String explanation) {}

    private final WorkdayCalendar calendar;
    private final NoticeRule noticeRule;
    private final NoticeTexts noticeTexts;
    private final PeopleList people;
    private final Messages messages;
    private final Reader reader;
    private final Names names;

    @GetMapping("/term")
    @Operation(summary = "The last day of a term of so many years")
    TermEnd term(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate firstDay, @RequestParam int years) {
        return new TermEnd(Term.lastDayOf(firstDay, years));
    }

    @GetMapping("/notice")
    @Operation(
            summary = "The last day of a notice received on that day, and how it comes about",
            description = "Without a post and a person: of a holder who knows Party A's secrets.")
    NoticeEnd notice(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate receivedOn,
            @RequestParam(required = false) @Nullable String post,
            @RequestParam(required = false) @Nullable String staffNo) {
        if (staffNo != null) {
            people.mustBeKnown(staffNo);
        }
        var notice = noticeRule.of(post, staffNo, receivedOn);
        return new NoticeEnd(
                notice.lastDay(),
                notice.unrolled(),
                notice.rolled(),
                notice.provisional(),
                noticeTexts.explain(notice, messages.locale()));
    }

    @GetMapping("/{year}")
    @Operation(summary = "The year's published holidays and make-up workdays")
    CalendarView get(@PathVariable int year) {
        return calendar.year(year)
                .map(published -> CalendarView.of(published, names))
                .orElseThrow(() -> Refusal.notFound("calendar.notLoaded", Integer.toString(year)));
    }

    @PutMapping("/{year}")
    @Operation(
            summary = "Enters or replaces the year's published holidays and make-up workdays (hr)",
            description = "A holiday is {from, to, name}, to and name optional, or one plain date.")
    CalendarView put(@PathVariable int year, @RequestBody CalendarRequest request) {
        reader.actsAs("hr");
        return CalendarView.of(request.load(year, calendar, reader.id()), names);
    }
}
