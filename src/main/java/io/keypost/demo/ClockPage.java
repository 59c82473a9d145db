package io.keypost.demo;

import io.keypost.agreement.Agreements;
import io.keypost.platform.language.Messages;
import io.keypost.platform.time.TimeMachine;
import io.keypost.rule.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Profile;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where anybody can let a first day and a last day arrive. */
@Controller
@RequestMapping("/demo/clock")
@Profile("demo")
@RequiredArgsConstructor
class ClockPage {

    private final TimeMachine timeMachine;
    private final Agreements agreements;
    private final Messages messages;
    private final Clock clock;

    /** While a journey is under way the page comes again by itself. */
    @GetMapping
    ModelAndView show(HttpServletResponse response) {
        var today = LocalDate.now(clock);
        var page = new ModelAndView("clock")
                .addObject("now", at(timeMachine.now()))
                .addObject("zone", clock.getZone().getId())
                .addObject("underWay", false)
                .addObject("tomorrow", today.plusDays(1))
                .addObject("firstDay", agreements.firstDayAfter(today).orElse(null))
                .addObject("lastDay", agreements.lastDayFrom(today).orElse(null));
        timeMachine.journey().ifPresent(journey -> {
            page.addObject("destination", at(journey.destination()));
            page.addObject("underWay", journey.isUnderWay());
            if (journey.isUnderWay()) {
                response.setHeader("Refresh", "2; url=/demo/clock");
            }
            journey.failure().map(this::reason).ifPresent(reason -> page.addObject("error", reason));
        });
        return page;
    }

    /** Sets out for the beginning of a day. */
    @PostMapping
    ModelAndView move(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, HttpServletResponse response) {
        try {
            timeMachine.setOut(day.atStartOfDay(clock.getZone()).toInstant());
            return new ModelAndView("redirect:/demo/clock");
        } catch (Refusal refusal) {
            var page = show(response);
            page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
            return page.addObject("error", reason(refusal));
        }
    }

    private OffsetDateTime at(Instant moment) {
        return moment.atZone(clock.getZone()).toOffsetDateTime();
    }

    private String reason(RuntimeException stopped) {
        return stopped instanceof Refusal refusal
                ? messages.of(refusal.violations().get(0))
                : messages.get("web.clock.stopped");
    }
}
