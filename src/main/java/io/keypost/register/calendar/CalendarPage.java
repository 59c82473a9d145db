package io.keypost.register.calendar;

import io.keypost.calendar.CalendarYear;
import io.keypost.calendar.WorkdayCalendar;
import io.keypost.platform.language.Messages;
import io.keypost.register.Names;
import io.keypost.register.Reader;
import io.keypost.register.ViolationView;
import io.keypost.rule.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 工作日历: everybody sees which days are worked, hr enters what is published. */
@Controller
@RequestMapping("/calendar")
@RequiredArgsConstructor
class CalendarPage {

    private final WorkdayCalendar calendar;
    private final Reader reader;
    private final Names names;
    private final Messages messages;
    private final Clock clock;

    @GetMapping
    String thisYear() {
        return "redirect:/calendar/" + LocalDate.now(clock).getYear();
    }

    @GetMapping("/{year}")
    ModelAndView show(@PathVariable int year) {
        return page(year, CalendarForm.of(calendar.year(year).orElse(null)), Map.of());
    }

    @PostMapping("/{year}")
    ModelAndView save(
            @PathVariable int year, @RequestParam MultiValueMap<String, String> sent, RedirectAttributes next) {
        reader.actsAs("hr");
        var form = CalendarForm.of(sent);
        try {
            form.request().load(year, calendar, reader.id());
            next.addFlashAttribute("saved", true);
            // Else the browser would keep the form's own place on the page.
            return new ModelAndView("redirect:/calendar/" + year + "#top");
        } catch (Refusal refusal) {
            var page = page(year, form, ViolationView.byField(refusal.violations(), messages));
            page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
            return page;
        }
    }

    private ModelAndView page(int year, CalendarForm form, Map<String, String> errors) {
        if (year < WorkdayCalendar.FIRST_YEAR || year > WorkdayCalendar.LAST_YEAR) {
            throw Refusal.notFound("calendar.notLoaded", Integer.toString(year));
        }
        var workdays = calendar.workdays();
        var published = calendar.year(year);
        var holidays = published.map(CalendarYear::holidays).orElse(List.of());
        return new ModelAndView("calendar")
                .addObject("year", Integer.toString(year))
                .addObject("before", year > WorkdayCalendar.FIRST_YEAR ? year - 1 : null)
                .addObject("after", year < WorkdayCalendar.LAST_YEAR ? year + 1 : null)
                .addObject("today", LocalDate.now(clock))
                .addObject(
                        "published",
                        published.map(it -> CalendarView.of(it, names)).orElse(null))
                .addObject(
                        "months",
                        Arrays.stream(Month.values())
                                .map(month -> MonthView.of(year, month, workdays, holidays))
                                .toList())
                .addObject("mayEnter", reader.mayActAs("hr"))
                .addObject("form", form)
                .addObject("errors", errors);
    }
}
