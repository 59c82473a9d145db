package io.keypost.register.overview;

import io.keypost.agreement.Agreement.Status;
import io.keypost.platform.language.Messages;
import io.keypost.post.PostAbolition;
import io.keypost.register.Input;
import io.keypost.register.Paging;
import io.keypost.register.Reader;
import io.keypost.register.Required;
import io.keypost.register.agreement.AgreementFilter;
import io.keypost.register.agreement.AgreementViews;
import io.keypost.register.agreement.AgreementsApi;
import io.keypost.register.appointment.AppointmentViews;
import io.keypost.register.post.PostViews;
import io.keypost.register.post.PostsApi;
import io.keypost.rule.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 台账: who holds which post, every agreement, and what is under way. */
@Controller
@RequiredArgsConstructor
class RegisterPage {

    private static final int OPEN_ROWS = 100;

    /** What the form for giving up a post holds. */
    record AbolitionForm(@Required @Nullable String post, @Nullable String lastDay, @Nullable String decision) {

        void report(PostAbolition abolition, String by) {
            var violations = new ArrayList<>(Input.violations(this));
            var day = Input.day("lastDay", lastDay, violations);
            Input.refuse(violations);
            new PostsApi.Abolition(day, decision).report(Objects.requireNonNull(post), abolition, by);
        }
    }

    private final PostViews posts;
    private final AgreementViews agreements;
    private final AppointmentViews appointments;
    private final PostAbolition abolition;
    private final Reader reader;
    private final Messages messages;

    @GetMapping("/")
    String show(
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String post,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean dueSoon,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        model.addAttribute("errors", Map.of());
        fill(status, post, q, dueSoon, page, model);
        return "register";
    }

    /** The office gives up a post. What stands against it is said beside the field. */
    @PostMapping("/posts/abolition")
    String abolish(@ModelAttribute("abolition") AbolitionForm form, Model model, HttpServletResponse response) {
        reader.actsAs("office");
        try {
            form.report(abolition, reader.id());
            return "redirect:/";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("errors", Input.errors(refusal, messages));
            fill(null, null, null, false, 0, model);
            return "register";
        }
    }

    private void fill(
            @Nullable Status status,
            @Nullable String post,
            @Nullable String q,
            boolean dueSoon,
            int page,
            Model model) {
        var filter = new AgreementFilter(
                status == null ? null : Set.of(status),
                post,
                null,
                null,
                dueSoon ? AgreementViews.DUE_SOON_DAYS : null,
                q);
        var found =
                agreements.list(filter, Paging.of(page, Paging.PAGE_ROWS, null, AgreementsApi.NEWEST_FIRST, "number"));
        model.addAttribute("posts", posts.list());
        model.addAttribute("mayAbolish", reader.mayActAs("office"));
        model.addAttribute("agreements", found);
        model.addAttribute("statuses", Status.values());
        model.addAttribute("status", status);
        model.addAttribute("post", post);
        model.addAttribute("q", q);
        model.addAttribute("dueSoon", dueSoon);
        model.addAttribute("page", page);
        model.addAttribute("lastPage", Paging.lastPage(found.total()));
        model.addAttribute(
                "open",
                appointments.withoutAgreement(
                        Paging.of(0, OPEN_ROWS, null, Sort.by(Sort.Direction.DESC, "nominated.at"), "id")));
    }
}
