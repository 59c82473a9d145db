package io.keypost.demo;

import io.keypost.agreement.Agreements;
import io.keypost.platform.Messages;
import io.keypost.platform.TimeMachine;
import io.keypost.rule.Refusal;
import java.time.Clock;
import java.time.LocalDate;
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
class ClockPage {

    private final TimeMachine timeMachine;
    private final Agreements agreements;
    private final Messages messages;
    private final Clock clock;

    ClockPage(TimeMachine timeMachine, Agreements agreements, Messages messages, Clock clock) {
        this.timeMachine = timeMachine;
        this.agreements = agreements;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show() {
        var today = LocalDate.now(clock);
        return new ModelAndView("clock")
                .addObject("now", timeMachine.now().atZone(clock.getZone()).toOffsetDateTime())
                .addObject("zone", clock.getZone().getId())
                .addObject("tomorrow", today.plusDays(1))
                .addObject("firstDay", agreements.firstDayAfter(today).orElse(null))
                .addObject("lastDay", agreements.lastDayFrom(today).orElse(null));
    }

    /** Moves to the beginning of a day. */
    @PostMapping
    ModelAndView move(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        try {
            timeMachine.moveTo(day.atStartOfDay(clock.getZone()).toInstant());
            return new ModelAndView("redirect:/demo/clock");
        } catch (Refusal refusal) {
            var page = show();
            page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
            return page.addObject("error", messages.of(refusal.violations().get(0)));
        }
    }
}
