package io.keypost.register;

import io.keypost.agreement.Agreement.Status;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 台账: who holds which post, every agreement, and what is under way. */
@Controller
class RegisterPage {

    static final int ROWS = 25;
    private static final int OPEN_ROWS = 100;

    private final PostViews posts;
    private final AgreementViews agreements;
    private final AppointmentViews appointments;

    RegisterPage(PostViews posts, AgreementViews agreements, AppointmentViews appointments) {
        this.posts = posts;
        this.agreements = agreements;
        this.appointments = appointments;
    }

    @GetMapping("/")
    String show(
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String post,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean dueSoon,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var filter = new AgreementFilter(
                status == null ? null : Set.of(status),
                post,
                null,
                null,
                dueSoon ? AgreementViews.DUE_SOON_DAYS : null,
                q);
        var found = agreements.list(filter, Paging.of(page, ROWS, null, AgreementsApi.NEWEST_FIRST, "number"));
        model.addAttribute("posts", posts.list());
        model.addAttribute("agreements", found);
        model.addAttribute("statuses", Status.values());
        model.addAttribute("status", status);
        model.addAttribute("post", post);
        model.addAttribute("q", q);
        model.addAttribute("dueSoon", dueSoon);
        model.addAttribute("page", page);
        model.addAttribute("lastPage", lastPage(found.total(), ROWS));
        model.addAttribute(
                "open",
                appointments.withoutAgreement(
                        Paging.of(0, OPEN_ROWS, null, Sort.by(Sort.Direction.DESC, "nominatedAt"), "id")));
        return "register";
    }

    static long lastPage(long total, int rows) {
        return Math.max(0, (total - 1) / rows);
    }
}
