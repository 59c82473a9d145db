package io.keypost.register.exit;

import io.keypost.exit.Exit;
import io.keypost.platform.language.Messages;
import io.keypost.register.Events;
import io.keypost.register.Input;
import io.keypost.register.Paging;
import io.keypost.register.Reader;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 离岗台账: every exit and what goes on after it; and the whole story of one, with the forms by which people ask for something. */
@Controller
@RequestMapping("/exits")
@RequiredArgsConstructor
class ExitPages {

    /** What is still under way. */
    private static final Set<Exit.Status> OPEN =
            EnumSet.complementOf(EnumSet.of(Exit.Status.CLOSED, Exit.Status.WITHDRAWN));

    /** What a form of the page holds; each asks for some of it. */
    record Form(@Nullable String lastDay, @Nullable String from, @Nullable String to, @Nullable String reason) {

        static final Form EMPTY = new Form(null, null, null, null);

        ExitsApi.Shortening shortening() {
            var violations = new ArrayList<Violation>();
            var day = Input.day("lastDay", lastDay, violations);
            Input.refuse(violations);
            return new ExitsApi.Shortening(day, reason);
        }

        SecrecyViews.Request secrecyPeriod() {
            var violations = new ArrayList<Violation>();
            @Nullable LocalDate first = Input.day("from", from, violations);
            @Nullable LocalDate last = Input.day("to", to, violations);
            Input.refuse(violations);
            return new SecrecyViews.Request(first, last, reason);
        }
    }

    private final ExitViews exits;
    private final ExitsApi api;
    private final Events events;
    private final Reader reader;
    private final Messages messages;

    /** Without a state: what is still under way. */
    @GetMapping
    String list(
            @RequestParam(required = false) Exit.@Nullable Status status,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var found = exits.list(
                status == null ? OPEN : Set.of(status),
                Paging.of(page, Paging.PAGE_ROWS, null, ExitsApi.OLDEST_FIRST, "id"));
        model.addAttribute("exits", found);
        model.addAttribute("statuses", Exit.Status.values());
        model.addAttribute("status", status);
        model.addAttribute("page", page);
        model.addAttribute("lastPage", Paging.lastPage(found.total()));
        return "exits";
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable long id) {
        var exit = exits.show(id);
        var keepsSecrecy = exit.reason() != null
                && reader.mayActAs("hr")
                && !exit.staffNo().equals(reader.id());
        return new ModelAndView("exit")
                .addObject("exit", exit)
                .addObject("events", events.ofExit(exits.get(id)))
                .addObject("keepsSecrecy", keepsSecrecy)
                .addObject("asked", "")
                .addObject("given", Form.EMPTY)
                .addObject("errors", Map.of());
    }

    @PostMapping("/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable long id, @ModelAttribute("given") Form form) {
        return ask(id, "withdrawal", form, () -> api.withdraw(id, new ExitsApi.Withdrawal(form.reason())));
    }

    @PostMapping("/{id}/shortening")
    ModelAndView shorten(@PathVariable long id, @ModelAttribute("given") Form form) {
        return ask(id, "shortening", form, () -> api.shorten(id, form.shortening()));
    }

    @PostMapping("/{id}/secrecy-period")
    ModelAndView setSecrecyPeriod(@PathVariable long id, @ModelAttribute("given") Form form) {
        return ask(id, "secrecyPeriod", form, () -> api.setSecrecyPeriod(id, form.secrecyPeriod()));
    }

    @PostMapping("/{id}/secrecy-letter")
    ModelAndView sendSecrecyLetter(@PathVariable long id) {
        return ask(id, "secrecyLetter", Form.EMPTY, () -> api.sendSecrecyLetter(id));
    }

    /** What stands against it is said in the form it was asked by. */
    private ModelAndView ask(long id, String asked, Form given, Runnable what) {
        try {
            what.run();
            return new ModelAndView("redirect:/exits/" + id);
        } catch (Refusal refusal) {
            var errors = Input.errors(refusal, messages);
            var page = show(id).addObject("asked", asked).addObject("given", given);
            page.addObject("errors", errors);
            page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
            return page;
        }
    }
}
